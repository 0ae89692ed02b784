import type { Order } from '@eshop/contracts/api/order';
import type { Payment } from '@eshop/contracts/api/payment';
import type { OrderStatus } from '@eshop/contracts/order-status';

/** What an order's page is about, from the order and its payments, which reach the site a moment apart. */
export type Situation = {
  readonly status: OrderStatus;
  /** The payment handed in last. */
  readonly latest: Payment | null;
  /** A proof may be uploaded now. */
  readonly takesProof: boolean;
  /** Why the last proof was refused, while another one may be uploaded. */
  readonly refusal: { readonly reason: string | null } | null;
  readonly mayCancel: boolean;
  readonly mayConfirmDelivery: boolean;
  readonly mayOrderAgain: boolean;
  readonly refundDue: boolean;
  /** The order had run out and was paid all the same. */
  readonly acceptedLate: boolean;
};

/**
 * The situation of an order. A proof just handed in is in review before the order has heard of it: the shop tells the
 * order by an event, and nobody should be asked for a proof twice meanwhile.
 */
export function situationOf(order: Order, payments: readonly Payment[]): Situation {
  const latest = payments.at(-1) ?? null;
  const status =
    order.status === 'AWAITING_PAYMENT' && latest?.status === 'PENDING' ? 'PAYMENT_REVIEW' : order.status;
  const takesProof = status === 'AWAITING_PAYMENT';
  const refused = takesProof && order.payment?.status === 'REJECTED';
  return {
    status,
    latest,
    takesProof,
    refusal: refused ? { reason: order.payment?.reason ?? null } : null,
    mayCancel: status === 'PENDING' || takesProof,
    mayConfirmDelivery: status === 'ON_DELIVERY',
    mayOrderAgain: ['REJECTED', 'EXPIRED', 'CANCELLED'].includes(status),
    refundDue: payments.some(({ refundDue }) => refundDue),
    acceptedLate:
      !['EXPIRED', 'REJECTED', 'CANCELLED'].includes(status) &&
      order.timeline.some((entry) => entry.status === 'EXPIRED'),
  };
}
