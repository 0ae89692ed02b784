import type { Order } from '@eshop/contracts/api/order';
import type { Payment } from '@eshop/contracts/api/payment';

/** What a list of payments says of an order. */
export type OrderInBrief = Pick<Order, 'id' | 'number' | 'status' | 'total' | 'version'> & {
  readonly customer: string;
};

/** A payment in the queue; without its order while that can't be read. */
export type QueueEntry = { readonly payment: Payment; readonly order: OrderInBrief | null };

/** What waits: the first payments of the queue, and how many there are in all. */
export type Queue = { readonly entries: readonly QueueEntry[]; readonly waiting: number };

/** Another payment, as it bears on the one in hand. */
export type RelatedPayment = QueueEntry & { readonly reviewer: string | null };

/** All that is needed to decide on a payment. */
export type Review = {
  readonly payment: Payment;
  readonly order: Order | null;
  readonly reviewer: string | null;
  /** The payment that first came with the same file. */
  readonly firstWithFile: RelatedPayment | null;
  /** What was decided on other payments of this customer, the latest first. */
  readonly earlier: readonly RelatedPayment[];
};

/** What a list says of an order. */
export const inBrief = ({ id, number, status, total, version, address }: Order): OrderInBrief => ({
  id,
  number,
  status,
  total,
  version,
  customer: address.name,
});

/** The sum that the customer names against what the order costs; the difference in minor units. */
export type AmountCheck =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'equal' }
  | { readonly kind: 'less' | 'more'; readonly difference: number };

/** Compares what the customer says was paid with what the order costs. */
export function checkAmount(paid: number | null, total: number | null): AmountCheck {
  if (paid === null || total === null) return { kind: 'unknown' };
  if (paid === total) return { kind: 'equal' };
  return { kind: paid < total ? 'less' : 'more', difference: Math.abs(total - paid) };
}

/** Whether an order still waits for a decision on its payment; a proof can cross with the order's expiry. */
export const awaitsDecision = (status: Order['status']): boolean =>
  status === 'PAYMENT_REVIEW' || status === 'AWAITING_PAYMENT';
