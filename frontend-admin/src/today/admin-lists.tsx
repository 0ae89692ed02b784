import type { Order } from '@eshop/contracts/api/order';
import type { Payment } from '@eshop/contracts/api/payment';
import type { Format } from '@eshop/site/format/format.ts';
import { todayText } from '@text/today';
import Link from 'next/link';
import { waitingTime } from '@/payments/waiting-time.ts';
import { duration } from '@/system/units.ts';
import { Cell, Head, Row } from '@/tables/table.tsx';
import { Panel } from './panel.tsx';
import { waitingPaths } from './paths.ts';

const { head } = todayText;
const link = 'font-[620] no-underline hover:underline';

/** Proofs that wait, the longest first. */
export const ProofsPanel = ({
  payments,
  format,
  now,
}: {
  payments: readonly Payment[] | null;
  format: Format;
  now: number;
}) => (
  <Panel
    title={todayText.list.proofs}
    path={waitingPaths.proofs}
    head={
      <>
        <Head>{head.payment}</Head>
        <Head numeric>{head.sum}</Head>
        <Head numeric>{head.waits}</Head>
      </>
    }
    rows={
      payments?.map(({ id, reference, amount, createdAt }) => (
        <Row key={id}>
          <Cell className="max-w-48 truncate">
            <Link href={`/payments?open=${id}`} data-row className={link}>
              {reference ?? id.slice(-8)}
            </Link>
          </Cell>
          <Cell numeric>{amount ? format.money(amount) : todayText.noSum}</Cell>
          <Cell numeric>{waitingTime(createdAt, now)}</Cell>
        </Row>
      )) ?? null
    }
  />
);

/** Orders that await their payment, the next to end first. */
export const HoldsPanel = ({
  orders,
  format,
  now,
}: {
  orders: readonly Order[] | null;
  format: Format;
  now: number;
}) => (
  <Panel
    title={todayText.list.holds}
    path={waitingPaths.holds}
    head={
      <>
        <Head>{head.order}</Head>
        <Head numeric>{head.total}</Head>
        <Head numeric>{head.ends}</Head>
      </>
    }
    rows={
      orders?.map(({ id, number, total, holdExpiresAt }) => (
        <Row key={id}>
          <Cell>
            <Link href={`/orders/${id}`} data-row className={link}>
              {number}
            </Link>
          </Cell>
          <Cell numeric>{format.money(total)}</Cell>
          <Cell numeric>{holdExpiresAt ? timeLeft(holdExpiresAt, now) : ''}</Cell>
        </Row>
      )) ?? null
    }
  />
);

/** Paid orders that have not left. */
export const ToShipPanel = ({
  orders,
  format,
  now,
}: {
  orders: readonly Order[] | null;
  format: Format;
  now: number;
}) => (
  <Panel
    title={todayText.list.toShip}
    path={waitingPaths.toShip}
    head={
      <>
        <Head>{head.order}</Head>
        <Head numeric>{head.total}</Head>
        <Head numeric>{head.waits}</Head>
      </>
    }
    rows={
      orders?.map((order) => (
        <Row key={order.id}>
          <Cell>
            <Link href={`/orders/${order.id}`} data-row className={link}>
              {order.number}
            </Link>
          </Cell>
          <Cell numeric>{format.money(order.total)}</Cell>
          <Cell numeric>{waitingTime(paidAt(order), now)}</Cell>
        </Row>
      )) ?? null
    }
  />
);

/** When an order began to wait for its shipment. */
export const paidAt = ({ timeline, createdAt }: Pick<Order, 'timeline' | 'createdAt'>): string =>
  timeline.findLast(({ status }) => status === 'PAYMENT_ACCEPTED')?.at ?? createdAt;

/** How long until a hold ends. */
export function timeLeft(end: string, now: number): string {
  const left = Date.parse(end) - now;
  return left <= 0 ? head.over : duration(left);
}
