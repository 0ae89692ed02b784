import { LocalTime } from '@eshop/site/format/local-time.tsx';
import { Badge } from '@eshop/ui/message';
import { systemText } from '@text/system';
import Link from 'next/link';
import { DiscardLetter, ReplayLetter } from './decide-letter.tsx';
import { JsonText } from './event-content.tsx';
import { orderOf } from './flow.ts';
import type { KeptLetter } from './read-dead-letters.ts';

/** A dead letter: what failed and why, its content, and what can be done with it. */
export function LetterCard({ letter, locale }: { letter: KeptLetter; locale: string }) {
  const { subscription, attempts, firstError, lastError, status, diedAt, decidedAt, reason, eventId } =
    letter;
  return (
    <article className="grid gap-2 rounded-md border border-line bg-surface p-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="flex flex-wrap items-center gap-2 text-sm">
          <span className="font-[680]">{subscription}</span>
          <Badge tone={status === 'waiting' ? 'bad' : 'info'}>{systemText.statuses[status]}</Badge>
          <span className="font-normal text-soft">
            <LocalTime time={diedAt} locale={locale} /> · {systemText.attempts(attempts)}
          </span>
        </h2>
        {status === 'waiting' && (
          <div className="flex gap-2">
            <ReplayLetter service={letter.service} id={letter.id} />
            <DiscardLetter service={letter.service} id={letter.id} />
          </div>
        )}
      </div>
      <p className={lastError ? 'text-bad' : 'text-soft'}>{lastError ?? systemText.noError}</p>
      {firstError !== null && firstError !== lastError && (
        <p className="text-soft">
          {systemText.firstError}: {firstError}
        </p>
      )}
      {decidedAt && (
        <p className="text-soft">
          {systemText.decided('')}
          <LocalTime time={decidedAt} locale={locale} />
          {reason && ` · ${reason}`}
        </p>
      )}
      <details>
        <summary data-row className="w-fit font-[600]">
          {systemText.content}
        </summary>
        <div className="mt-2 grid gap-2">
          <p className="text-xs break-all text-soft">
            {systemText.event} {eventId} · {systemText.key} {letter.orderingKey || systemText.none}
            <OrderLink content={letter.content} />
          </p>
          <JsonText content={letter.content} />
          <p className="text-xs font-[600] text-soft">{systemText.attributes}</p>
          <JsonText content={letter.attributes} />
        </div>
      </details>
    </article>
  );
}

/** To the order that the message tells of, if it can be read. */
function OrderLink({ content }: { content: string }) {
  const order = orderIn(content);
  if (order === null) return null;
  return (
    <>
      {' · '}
      <Link href={`/system/orders/${encodeURIComponent(order)}`}>{systemText.order}</Link>
    </>
  );
}

function orderIn(content: string): string | null {
  try {
    return orderOf({ data: JSON.parse(content) });
  } catch {
    return null;
  }
}
