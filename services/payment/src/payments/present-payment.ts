import { usd } from '@eshop/contracts';
import type { Payment as PaymentAnswer } from '@eshop/contracts/api/payment';
import type { Payment } from './payment.ts';

/** A payment as its owner and admins see it; where its file lies stays inside. */
export function presentPayment(payment: Payment): PaymentAnswer {
  const { id, orderId, userId, status, reference, note, reason, final, refundDue, reviewedBy, version } =
    payment;
  const { contentType, size, sha256, duplicateOf } = payment.proof;
  return {
    id,
    orderId,
    userId,
    status,
    amount: payment.amount === null ? null : usd(payment.amount),
    reference,
    note,
    reason,
    ...(final ? { final } : {}),
    proof: { contentType, size, sha256, ...(duplicateOf ? { duplicateOf } : {}) },
    refundDue,
    reviewedBy,
    createdAt: payment.createdAt.toISOString(),
    reviewedAt: payment.reviewedAt?.toISOString() ?? null,
    version,
  };
}
