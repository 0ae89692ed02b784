import type { Order } from '@eshop/contracts/api/order';
import { ordersText } from '@text/orders';
import { isUrgent, roughTimeLeft } from './time-left.ts';

/** What there is to do about an order, in a line; `urgent` when it can't wait. */
export type NextStep = { readonly text: string; readonly urgent: boolean };

/** What the customer should do next. */
export function nextStep(
  { status, payment, holdExpiresAt }: Pick<Order, 'status' | 'payment' | 'holdExpiresAt'>,
  now: number,
): NextStep {
  if (status !== 'AWAITING_PAYMENT') return { text: ordersText.next[status], urgent: false };
  if (holdExpiresAt === null) return { text: ordersText.next.uploadNow, urgent: false };
  const left = Date.parse(holdExpiresAt) - now;
  if (left < 60_000) return { text: ordersText.next.uploadNow, urgent: true };
  const words = payment?.status === 'REJECTED' ? ordersText.next.uploadAgain : ordersText.next.upload;
  return { text: words(roughTimeLeft(left)), urgent: isUrgent(left) };
}
