import { Badge } from '@eshop/ui/message';
import { paymentText } from '@text/payments';
import { awaitsDecision, checkAmount, type QueueEntry } from './review.ts';

/** What to look out for in a payment: another sum, a file seen before, an order that has moved, money to go back. */
export function Marks({ payment, order }: QueueEntry) {
  const amount = checkAmount(payment.amount?.amount ?? null, order?.total.amount ?? null);
  const moved = payment.status === 'PENDING' && order !== null && !awaitsDecision(order.status);
  return (
    <>
      {(amount.kind === 'less' || amount.kind === 'more') && <Badge tone="bad">{paymentText.mismatch}</Badge>}
      {payment.proof.duplicateOf && <Badge tone="bad">{paymentText.seenBefore}</Badge>}
      {moved && <Badge tone="warn">{paymentText.orderChanged}</Badge>}
      {payment.final && <Badge>{paymentText.finalRejection}</Badge>}
      {payment.refundDue && <Badge tone="warn">{paymentText.refundDue}</Badge>}
    </>
  );
}
