import type { TimelineEntry } from '@eshop/contracts/api/order';
import { LocalTime } from '@eshop/site/format/local-time.tsx';
import { actorText, ordersText, stateText } from '@text/orders';

/** The shop's own words for a payment that came too late; told here in the site's. */
const isRefundNote = ({ reason }: TimelineEntry): boolean => reason?.endsWith('refund due') === true;

/** All that happened to an order, the newest first: when, what, by whom and why. */
export function History({ timeline, locale }: { timeline: readonly TimelineEntry[]; locale: string }) {
  return (
    <section aria-labelledby="history">
      <h2 id="history" className="text-xl">
        {ordersText.history}
      </h2>
      <ol className="mt-4 border-l-2 border-line">
        {timeline.toReversed().map((entry, index) => (
          <li
            key={`${entry.at} ${entry.status} ${timeline.length - index}`}
            className="relative pb-4 pl-5 before:absolute before:top-2 before:-left-[5px] before:size-2 before:rounded-full before:bg-edge first:before:bg-ink last:pb-0"
          >
            <p className="flex flex-wrap items-baseline justify-between gap-x-3">
              <span className="font-[620]">{stateText[entry.status].label}</span>
              <span className="text-sm text-soft">
                <LocalTime time={entry.at} locale={locale} />
              </span>
            </p>
            <p className="text-sm text-soft">{actorText[entry.actor]}</p>
            {entry.reason && (
              <p className="mt-1 text-sm wrap-anywhere">
                {isRefundNote(entry) ? ordersText.refundNote : entry.reason}
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
