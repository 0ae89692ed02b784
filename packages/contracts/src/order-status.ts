import { z } from 'zod';

/** The states of an order (contract, section 5), in the order of a life without trouble, then the other ends. */
export const orderStatuses = [
  'PENDING',
  'AWAITING_PAYMENT',
  'PAYMENT_REVIEW',
  'PAYMENT_ACCEPTED',
  'ON_DELIVERY',
  'DELIVERED',
  'REJECTED',
  'EXPIRED',
  'CANCELLED',
] as const;
export const orderStatusSchema = z.enum(orderStatuses, {
  error: `must be one of ${orderStatuses.join(', ')}`,
});
export type OrderStatus = z.output<typeof orderStatusSchema>;

/** States that an order never leaves. */
export const finalOrderStatuses = [
  'DELIVERED',
  'REJECTED',
  'EXPIRED',
  'CANCELLED',
] as const satisfies OrderStatus[];

/** Whether an order in this state is over. */
export const isFinalOrderStatus = (status: OrderStatus): boolean =>
  finalOrderStatuses.some((final) => final === status);

/** States in which the order's stock is held at the warehouse. */
export const holdingOrderStatuses = ['AWAITING_PAYMENT', 'PAYMENT_REVIEW'] as const satisfies OrderStatus[];

/** The states of a payment. */
export const paymentStatuses = ['PENDING', 'APPROVED', 'REJECTED'] as const;
export const paymentStatusSchema = z.enum(paymentStatuses, {
  error: `must be one of ${paymentStatuses.join(', ')}`,
});
export type PaymentStatus = z.output<typeof paymentStatusSchema>;
