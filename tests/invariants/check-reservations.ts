import type { OrderStatus } from '@eshop/contracts';
import type { Reservation } from '@eshop/contracts/api/warehouse';
import type { Check } from './check.ts';
import { orderName } from './names.ts';

/** What the warehouse may have for an order in each state; null for nothing at all. */
const fitting: Readonly<Record<OrderStatus, readonly (Reservation['status'] | null)[]>> = {
  PENDING: [null, 'HELD', 'EXPIRED'],
  AWAITING_PAYMENT: ['HELD'],
  PAYMENT_REVIEW: ['HELD'],
  PAYMENT_ACCEPTED: ['COMMITTED'],
  ON_DELIVERY: ['COMMITTED'],
  DELIVERED: ['COMMITTED'],
  REJECTED: [null, 'RELEASED', 'EXPIRED'],
  EXPIRED: ['RELEASED', 'EXPIRED'],
  CANCELLED: [null, 'RELEASED', 'EXPIRED'],
};

/** I3: stock left for each accepted order, and for no other; every reservation belongs to an order. */
export const checkReservations: Check = {
  invariant: 'I3',
  title: 'the warehouse did what the state of each order asks for',
  async run({ sql }) {
    const [orders, reservations] = await Promise.all([
      sql.order.query<{ id: string; status: OrderStatus }>('SELECT id, status FROM orders'),
      sql.warehouse.query<{ order_id: string; status: Reservation['status'] }>(
        'SELECT order_id, status FROM reservations',
      ),
    ]);
    const byOrder = new Map(reservations.map(({ order_id, status }) => [order_id, status]));
    const known = new Set(orders.map(({ id }) => id));
    return {
      compared: `${orders.length} orders with ${reservations.length} reservations`,
      breaches: [
        ...orders.flatMap(({ id, status }) => {
          const reservation = byOrder.get(id) ?? null;
          if (fitting[status].includes(reservation)) return [];
          return [
            { subject: orderName(id), detail: `is ${status}, its reservation ${reservation ?? 'missing'}` },
          ];
        }),
        ...reservations
          .filter(({ order_id }) => !known.has(order_id))
          .map(({ order_id, status }) => ({
            subject: `reservation ${order_id}`,
            detail: `is ${status} and belongs to no order`,
          })),
      ],
    };
  },
};
