import type { OrderStatus, PaymentStatus } from '@eshop/contracts';
import type { Breach, Check } from './check.ts';

/** A payment as its own service has it. */
export type PaymentFact = {
  readonly id: string;
  readonly orderId: string;
  readonly status: PaymentStatus;
  readonly final: boolean;
  readonly refundDue: boolean;
  readonly version: number;
};

const over = ['REJECTED', 'EXPIRED', 'CANCELLED'] as const satisfies OrderStatus[];
const paid = ['PAYMENT_ACCEPTED', 'ON_DELIVERY', 'DELIVERED'] as const satisfies OrderStatus[];

/** States of an order that fit what was decided on a payment for it. A later payment may have moved it on. */
function fitting({ status, final, refundDue }: PaymentFact): readonly OrderStatus[] {
  if (status === 'APPROVED') return refundDue ? over : paid;
  if (status === 'PENDING') return ['PAYMENT_REVIEW', ...over];
  return final ? over : ['AWAITING_PAYMENT', 'PAYMENT_REVIEW', ...paid, ...over];
}

type Order = { readonly id: string; readonly status: OrderStatus };
type Known = { readonly payment_id: string; readonly status: string; readonly version: number };

/** What contradicts: payments whose order is unknown, in a state that does not fit, or has not heard of them. */
export function misfits(
  payments: readonly PaymentFact[],
  orders: ReadonlyMap<string, Order>,
  known: ReadonlyMap<string, Known>,
): Breach[] {
  return payments.flatMap((payment) => {
    const subject = `payment ${payment.id} of order ${payment.orderId}`;
    const order = orders.get(payment.orderId);
    if (!order) return [{ subject, detail: 'there is no such order' }];
    const heard = known.get(payment.id);
    // A refund that is due is noted without an event: the order knows of it already.
    if (heard?.status !== payment.status || heard.version > payment.version) {
      const told = heard ? `${heard.status} version ${heard.version}` : 'nothing';
      return [
        { subject, detail: `is ${payment.status} version ${payment.version}, its order knows ${told}` },
      ];
    }
    if (fitting(payment).includes(order.status)) return [];
    const refund = payment.refundDue ? ' with a refund due' : '';
    return [{ subject, detail: `is ${payment.status}${refund}, and the order is ${order.status}` }];
  });
}

/** I3: the state of each order fits what was decided on its payments. */
export const checkPayments: Check = {
  invariant: 'I3',
  title: 'the state of each order fits its payments',
  async run({ sql }) {
    const [rows, orders, known] = await Promise.all([
      sql.payment.query<{
        id: string;
        order_id: string;
        status: PaymentStatus;
        final: number;
        refund_due: number;
        version: number;
      }>('SELECT id, order_id, status, final, refund_due, version FROM payments'),
      sql.order.query<Order>('SELECT id, status FROM orders'),
      sql.order.query<Known>('SELECT payment_id, status, version FROM order_payments'),
    ]);
    const payments = rows.map((row) => ({
      id: row.id,
      orderId: row.order_id,
      status: row.status,
      final: Boolean(row.final),
      refundDue: Boolean(row.refund_due),
      version: row.version,
    }));
    return {
      compared: `${payments.length} payments with ${orders.length} orders`,
      breaches: misfits(
        payments,
        new Map(orders.map((order) => [order.id, order])),
        new Map(known.map((one) => [one.payment_id, one])),
      ),
    };
  },
};
