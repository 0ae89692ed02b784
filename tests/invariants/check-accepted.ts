import type { Breach, Check } from './check.ts';
import { orderName } from './names.ts';

const acceptedStatuses = `('PAYMENT_ACCEPTED', 'ON_DELIVERY', 'DELIVERED')`;

/** Orders that are not accepted, paid and sold exactly once each. */
export function unevenSales(
  accepted: readonly string[],
  paid: readonly string[],
  sold: readonly string[],
): Breach[] {
  const countIn = (ids: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
    return (id: string) => counts.get(id) ?? 0;
  };
  const [orders, payments, sales] = [countIn(accepted), countIn(paid), countIn(sold)];
  return [...new Set([...accepted, ...paid, ...sold])]
    .filter((id) => orders(id) !== 1 || payments(id) !== 1 || sales(id) !== 1)
    .map((id) => ({
      subject: orderName(id),
      detail: `accepted ${orders(id)} times, with ${payments(id)} accepted payments and ${sales(id)} sales`,
    }));
}

/** I4: each accepted payment is one accepted order is one sale. */
export const checkAccepted: Check = {
  invariant: 'I4',
  title: 'each accepted payment has one order and one sale',
  async run({ sql }) {
    const [orders, payments, sales] = await Promise.all([
      sql.order.query<{ id: string }>(`SELECT id FROM orders WHERE status IN ${acceptedStatuses}`),
      sql.payment.query<{ id: string }>(
        `SELECT order_id AS id FROM payments WHERE status = 'APPROVED' AND NOT refund_due`,
      ),
      sql['sales-report'].query<{ id: string }>('SELECT order_id AS id FROM sales'),
    ]);
    const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
    return {
      compared: `${orders.length} accepted orders, ${payments.length} accepted payments, ${sales.length} sales`,
      breaches: unevenSales(ids(orders), ids(payments), ids(sales)),
    };
  },
};
