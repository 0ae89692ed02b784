import type { Order, TimelineEntry } from '@eshop/contracts/api/order';
import type { Payment } from '@eshop/contracts/api/payment';
import { LocalTime } from '@eshop/site/format/local-time.tsx';
import { orderStateText, orderText } from '@text/orders';
import { Panel } from './panel.tsx';

/** Each step of the order: when, by whom and why; the latest first. */
export const OrderTimeline = ({
  order,
  payments,
  names,
  locale,
}: {
  order: Order;
  payments: readonly Payment[];
  names: Readonly<Record<string, string>>;
  locale: string;
}) => (
  <Panel id="timeline" title={orderText.timeline}>
    <ol className="grid">
      {order.timeline.toReversed().map((entry, index) => (
        <li
          key={`${entry.at}-${entry.status}`}
          className="grid grid-cols-[auto_1fr] gap-x-3 border-l-2 border-line pb-3 pl-3 last:pb-0"
        >
          <span className={index === 0 ? 'font-[680]' : 'font-[600]'}>{orderStateText[entry.status]}</span>
          <span className="text-right text-xs text-soft">
            <LocalTime time={entry.at} locale={locale} />
          </span>
          <span className="col-span-2 text-soft">{actorOf(entry, payments, names)}</span>
          {entry.reason && <span className="col-span-2">{entry.reason}</span>}
        </li>
      ))}
    </ol>
  </Panel>
);

/** Who took a step; behind one that the shop took for a decision on a payment stands the admin who decided. */
function actorOf(
  entry: TimelineEntry,
  payments: readonly Payment[],
  names: Readonly<Record<string, string>>,
): string {
  const decided = payments.find((payment) => decidedBy(payment, entry));
  const id = entry.actorId ?? decided?.reviewedBy;
  const actor = orderText.actors[decided ? 'admin' : entry.actor];
  return id && names[id] ? `${actor}: ${names[id]}` : actor;
}

const decidedBy = ({ status, reason }: Payment, entry: TimelineEntry): boolean =>
  entry.actor === 'system' &&
  ((status === 'APPROVED' && entry.status === 'PAYMENT_ACCEPTED') ||
    (status === 'REJECTED' && reason !== null && reason === entry.reason));
