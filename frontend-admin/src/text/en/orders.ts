import type { OrderStatus } from '@eshop/contracts/order-status';

/** What state an order is in, for staff. */
export const orderStateText: Readonly<Record<OrderStatus, string>> = {
  PENDING: 'Placed',
  AWAITING_PAYMENT: 'Awaits payment',
  PAYMENT_REVIEW: 'In review',
  PAYMENT_ACCEPTED: 'To ship',
  ON_DELIVERY: 'On delivery',
  DELIVERED: 'Delivered',
  REJECTED: 'Rejected',
  EXPIRED: 'Expired',
  CANCELLED: 'Cancelled',
};
