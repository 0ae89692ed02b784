import type { PaymentStatus } from '@eshop/contracts';
import { invalidState } from '@eshop/kit/errors';
import { v7 as uuidv7 } from 'uuid';
import type { Proof } from '../proofs/proof.ts';

/** A proof of payment that a customer handed in, and what an admin decided on it. */
export type Payment = {
  readonly id: string;
  readonly orderId: string;
  readonly userId: string;
  readonly status: PaymentStatus;
  /** What the customer says was paid, in minor units: never used for anything but to show it. */
  readonly amount: number | null;
  readonly reference: string | null;
  readonly note: string | null;
  readonly proof: Proof;
  /** Why it was rejected. */
  readonly reason: string | null;
  /** Rejected together with its order. */
  readonly final: boolean;
  /** The money came for an order that can't be revived, and has to go back. */
  readonly refundDue: boolean;
  readonly reviewedBy: string | null;
  readonly reviewedAt: Date | null;
  readonly createdAt: Date;
  readonly version: number;
};

/** Who decides on a payment, and when. */
export type Review = { readonly by: string; readonly at: Date };

/** @throws 409 `INVALID_STATE` when it is decided already. */
export function approve(payment: Payment, { by, at }: Review, { refundDue = false } = {}): Payment {
  checkPending(payment);
  return {
    ...payment,
    status: 'APPROVED',
    refundDue,
    reviewedBy: by,
    reviewedAt: at,
    version: payment.version + 1,
  };
}

/** `final` refuses the order with it: no other proof can follow. @throws 409 `INVALID_STATE` when it is decided already. */
export function reject(
  payment: Payment,
  { by, at }: Review,
  { reason, final }: { readonly reason: string; readonly final: boolean },
): Payment {
  checkPending(payment);
  return {
    ...payment,
    status: 'REJECTED',
    reason,
    final,
    reviewedBy: by,
    reviewedAt: at,
    version: payment.version + 1,
  };
}

function checkPending({ status }: Payment): void {
  if (status !== 'PENDING') throw invalidState(`the payment is ${status}: it was decided on before`);
}

/** Whether it keeps its order from taking another proof: it waits, was approved, or was refused for good. */
export const blocksOrder = ({ status, final }: Pick<Payment, 'status' | 'final'>): boolean =>
  status !== 'REJECTED' || final;

/** @throws 409 `INVALID_STATE` when one of the order's payments lets no other one follow. */
export function checkFree(payments: readonly Pick<Payment, 'status' | 'final'>[]): void {
  const blocking = payments.find(blocksOrder);
  if (!blocking) return;
  throw invalidState(
    blocking.status === 'PENDING'
      ? 'a proof of payment for this order waits for its review'
      : `a payment for this order is ${blocking.status}`,
  );
}

/** A new id, greater than those before it, also when another instance with a faster clock made them: the order service takes
 * the greatest id of an order for its latest payment. */
export function nextPaymentId(earlier: readonly string[]): string {
  const latest = [...earlier].sort().at(-1) ?? '';
  const id = uuidv7();
  if (id > latest) return id;
  const milliseconds = Number.parseInt(latest.replace('-', '').slice(0, 12), 16);
  return uuidv7({ msecs: milliseconds + 1 });
}
