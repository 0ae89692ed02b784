import type { OrderStatus } from '@eshop/contracts';
import type { Check } from './check.ts';
import { orderName } from './names.ts';

/** The arrows of the contract, section 5: what may follow on a state. An expired order can be revived by its payment. */
const arrows: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  PENDING: ['AWAITING_PAYMENT', 'REJECTED', 'CANCELLED'],
  AWAITING_PAYMENT: ['PAYMENT_REVIEW', 'EXPIRED', 'CANCELLED'],
  PAYMENT_REVIEW: ['PAYMENT_ACCEPTED', 'AWAITING_PAYMENT', 'REJECTED', 'CANCELLED'],
  PAYMENT_ACCEPTED: ['ON_DELIVERY'],
  ON_DELIVERY: ['DELIVERED'],
  DELIVERED: [],
  // A note that a refund is due repeats the state.
  REJECTED: ['REJECTED'],
  EXPIRED: ['PAYMENT_ACCEPTED', 'EXPIRED'],
  CANCELLED: ['CANCELLED'],
};

const drawn = Object.entries(arrows)
  .flatMap(([from, tos]) => tos.map((to) => `('${from}', '${to}')`))
  .join(', ');

/** I3: each order is in the state in which its timeline ends, and came there by steps that are drawn. */
export const checkTimelines: Check = {
  invariant: 'I3',
  title: 'each order came to its state by the steps that are drawn',
  async run({ sql }) {
    const rows = await sql.order.query<{ id: string; status: string; path: string | null }>(`
      WITH steps AS (
        SELECT order_id, version, status,
          lag(status) OVER (PARTITION BY order_id ORDER BY version) AS before,
          row_number() OVER (PARTITION BY order_id ORDER BY version) AS place
        FROM timeline
      ), lives AS (
        SELECT order_id, string_agg(status, ' → ' ORDER BY version) AS path,
          bool_and(version = place) AS complete,
          bool_and(CASE WHEN before IS NULL THEN status = 'PENDING' ELSE (before, status) IN (${drawn}) END) AS drawn,
          max(version) AS version, (array_agg(status ORDER BY version DESC))[1] AS last
        FROM steps GROUP BY order_id
      )
      SELECT id, orders.status, path FROM orders LEFT JOIN lives ON order_id = id
      WHERE path IS NULL OR NOT complete OR NOT drawn OR last <> orders.status OR lives.version <> orders.version`);
    const [counts] = await sql.order.query<{ orders: number; steps: number }>(
      'SELECT (SELECT count(*)::int FROM orders) AS orders, (SELECT count(*)::int FROM timeline) AS steps',
    );
    return {
      compared: `${counts?.orders} orders with ${counts?.steps} steps`,
      breaches: rows.map(({ id, status, path }) => ({
        subject: orderName(id),
        detail: `is ${status}; its timeline: ${path ?? 'none'}`,
      })),
    };
  },
};
