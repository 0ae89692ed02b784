import type { OrderStatus } from '@eshop/contracts/order-status';
import { Badge, type Tone } from '@eshop/ui/message';
import { stateText } from '@text/orders';

const tones: Readonly<Record<OrderStatus, Tone>> = {
  PENDING: 'info',
  AWAITING_PAYMENT: 'warn',
  PAYMENT_REVIEW: 'info',
  PAYMENT_ACCEPTED: 'good',
  ON_DELIVERY: 'good',
  DELIVERED: 'good',
  REJECTED: 'bad',
  EXPIRED: 'bad',
  CANCELLED: 'info',
};

/** The state of an order in a word. */
export const StatusBadge = ({ status }: { status: OrderStatus }) => (
  <Badge tone={tones[status]}>{stateText[status].label}</Badge>
);
