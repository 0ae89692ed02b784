import type { OrderStatus } from '@eshop/contracts/order-status';
import { Badge, type Tone } from '@eshop/ui/message';
import { orderStateText } from '@text/orders';

const tones: Readonly<Record<OrderStatus, Tone>> = {
  PENDING: 'info',
  AWAITING_PAYMENT: 'info',
  PAYMENT_REVIEW: 'warn',
  PAYMENT_ACCEPTED: 'warn',
  ON_DELIVERY: 'good',
  DELIVERED: 'good',
  REJECTED: 'bad',
  EXPIRED: 'info',
  CANCELLED: 'info',
};

/** The state of an order; what somebody has to do something about stands out. */
export const OrderBadge = ({ status }: { status: OrderStatus }) => (
  <Badge tone={tones[status]}>{orderStateText[status]}</Badge>
);
