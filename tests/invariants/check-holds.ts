import { holdingOrderStatuses, type Item } from '@eshop/contracts';
import type { Breach, Check } from './check.ts';
import { differences } from './differences.ts';
import { orderName } from './names.ts';

type Row = { order_id: string; items: readonly Item[] };

const quantities = (items: readonly Item[]): string =>
  items
    .map(({ productId, quantity }) => `${quantity} of ${productId}`)
    .toSorted()
    .join(', ');

/** I2, between services: the held reservations are those of the orders that wait for payment or review, item by item. */
export const checkHolds: Check = {
  invariant: 'I2',
  title: 'held reservations are those of orders that wait',
  async run({ sql }) {
    const statuses = holdingOrderStatuses.map((status) => `'${status}'`).join(', ');
    const [orders, reservations] = await Promise.all([
      sql.order.query<Row>(`SELECT id AS order_id, lines AS items FROM orders WHERE status IN (${statuses})`),
      sql.warehouse.query<Row>(`SELECT order_id, items FROM reservations WHERE status = 'HELD'`),
    ]);
    const byOrder = (rows: readonly Row[]) =>
      new Map(rows.map(({ order_id, items }) => [order_id, quantities(items)]));
    const breaches: Breach[] = differences(byOrder(orders), byOrder(reservations)).map(
      ({ key, left, right }) => ({
        subject: orderName(key),
        detail: `the order waits for ${left ?? 'nothing'}, the warehouse holds ${right ?? 'nothing'}`,
      }),
    );
    return {
      compared: `${orders.length} waiting orders with ${reservations.length} held reservations`,
      breaches,
    };
  },
};
