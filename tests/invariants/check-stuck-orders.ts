import type { Check } from './check.ts';
import { orderName } from './names.ts';

type Stuck = { id: string; what: string };

/** I3: nothing is left half done: no order waits for its own service, and no call that follows from a step is outstanding. */
export const checkStuckOrders: Check = {
  invariant: 'I3',
  title: 'no order is stuck half way',
  async run({ sql }) {
    const [orders, tasks] = await Promise.all([
      sql.order.query<Stuck>(`
        SELECT id, CASE WHEN status = 'PENDING' THEN 'is PENDING: its stock was neither held nor refused'
          WHEN accepting_payment_id IS NOT NULL THEN 'its payment was approved, and it was not moved on'
          ELSE 'its window was over at ' || hold_expires_at || ', and it did not expire' END AS what
        FROM orders WHERE status = 'PENDING' OR accepting_payment_id IS NOT NULL
          OR (status = 'AWAITING_PAYMENT' AND hold_expires_at < now() - interval '5 seconds')`),
      sql.order.query<Stuck>(`
        SELECT order_id AS id, kind || ' is not done: ' || coalesce(last_error, 'never tried') AS what
        FROM tasks WHERE done_at IS NULL`),
    ]);
    const [counts] = await sql.order.query<{ orders: number; tasks: number }>(
      'SELECT (SELECT count(*)::int FROM orders) AS orders, (SELECT count(*)::int FROM tasks) AS tasks',
    );
    return {
      compared: `${counts?.orders} orders, ${counts?.tasks} calls`,
      breaches: [...orders, ...tasks].map(({ id, what }) => ({ subject: orderName(id), detail: what })),
    };
  },
};
