import type { Payment as PaymentAnswer } from '@eshop/contracts/api/payment';
import type { Caller } from '@eshop/kit/auth';
import { invalidState, notFound } from '@eshop/kit/errors';
import type { Remember } from '@eshop/kit/idempotency';
import type { SqlExecutor } from '@eshop/kit/sql';
import type { Context } from '../context.ts';
import { auditOfDecision } from './audit-decision.ts';
import { approve, type Payment, type Review, reject } from './payment.ts';
import { paymentEvent } from './payment-events.ts';
import { presentPayment } from './present-payment.ts';

/** What an admin decides on a payment. */
export type Decision =
  | { readonly verdict: 'approve' }
  | { readonly verdict: 'reject'; readonly reason: string; readonly final: boolean };

export type DecidePayment = {
  readonly paymentId: string;
  /** The admin. */
  readonly by: Caller;
  readonly decision: Decision;
};

/**
 * Approves or rejects a payment, once: of two admins at the same time one decides. What becomes of the order is the order
 * service's to say, also for an order that is over by now (contract, section 5.4).
 * @throws 404; 409 `INVALID_STATE` when it is decided already, with the decided payment as `payment`.
 */
export async function decidePayment(
  context: Context,
  { paymentId, by, decision }: DecidePayment,
  remember: Remember<SqlExecutor>,
): Promise<PaymentAnswer> {
  const found = await context.payments.find(paymentId);
  if (!found) throw notFound('payment');
  return context.transaction(async (tx) => {
    const order = await tx.orders.lock(found.orderId);
    const payment = (await tx.payments.find(paymentId)) ?? found;
    // Who comes second is told who was first, and what they decided.
    if (payment.status !== 'PENDING') throw decidedBefore(payment);
    const at = context.now();
    const decided = decide(payment, decision, { by: by.userId, at }, order?.refundDue ?? false);
    await tx.payments.decide(decided);
    await tx.outbox(paymentEvent(decided, at));
    await context.audit.record(tx.sql, by, auditOfDecision(payment, decided, order?.number));
    const answer = presentPayment(decided);
    await remember(tx.sql, { status: 200, body: answer });
    return answer;
  });
}

const decidedBefore = (payment: Payment) =>
  invalidState(`the payment is ${payment.status}: it was decided on before`, {
    payment: presentPayment(payment),
  });

function decide(payment: Payment, decision: Decision, review: Review, refundDue: boolean): Payment {
  switch (decision.verdict) {
    case 'approve':
      return approve(payment, review, { refundDue });
    case 'reject':
      return reject(payment, review, decision);
  }
}
