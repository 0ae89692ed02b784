import { randomBytes } from 'node:crypto';
import type { CreatePayment, Payment as PaymentAnswer } from '@eshop/contracts/api/payment';
import type { Caller } from '@eshop/kit/auth';
import { unavailable } from '@eshop/kit/errors';
import type { ReceivedFile } from '@eshop/kit/http';
import type { Remember } from '@eshop/kit/idempotency';
import type { SqlExecutor } from '@eshop/kit/sql';
import type { Context, Transaction } from '../context.ts';
import { checkWaiting, findPayableOrder } from '../orders/find-payable-order.ts';
import type { KnownOrder } from '../orders/known-order.ts';
import { type Proof, proofContentTypeOf } from '../proofs/proof.ts';
import { checkFree, nextPaymentId, type Payment } from './payment.ts';
import { paymentEvent } from './payment-events.ts';
import { presentPayment } from './present-payment.ts';

export type SubmitProof = {
  readonly caller: Caller;
  readonly body: CreatePayment;
  readonly file: ReceivedFile;
};

type StoredFile = Omit<Proof, 'duplicateOf'>;

/**
 * Takes a proof of payment: the file goes to the bucket first, then payment, event and answer are stored in one transaction.
 * A note written before the file has it deleted should that transaction never come.
 * @throws 415 naming `file`; 404 for somebody else's order; 409 `INVALID_STATE` when the order takes no proof now; 503.
 */
export async function submitProof(
  context: Context,
  request: SubmitProof,
  remember: Remember<SqlExecutor>,
): Promise<PaymentAnswer> {
  const contentType = proofContentTypeOf(request.file);
  const order = await findPayableOrder(context, request.body.orderId, request.caller);
  checkFree(await context.payments.ofOrder(order.id));
  const { size, sha256, content } = request.file;
  const file: StoredFile = { objectKey: newObjectKey(), contentType, size, sha256 };
  await context.uploads.begin(file.objectKey, graceFrom(context));
  await context.proofs.put(file, content);
  try {
    return await context.transaction(async (tx) => {
      const answer = presentPayment(await storePayment(tx, request, order, file, context.now()));
      await remember(tx.sql, { status: 201, body: answer });
      return answer;
    });
  } catch (error) {
    await abandon(context, file.objectKey);
    throw error;
  }
}

async function storePayment(
  tx: Transaction,
  { caller, body }: SubmitProof,
  order: KnownOrder,
  file: StoredFile,
  now: Date,
): Promise<Payment> {
  await tx.orders.learn(order);
  // Meanwhile an event may have told that the order has moved on.
  checkWaiting((await tx.orders.lock(order.id)) ?? order);
  const earlier = await tx.payments.ofOrder(order.id);
  checkFree(earlier);
  if (!(await tx.uploads.finish(file.objectKey))) throw unavailable('the store of proofs');
  const id = nextPaymentId(earlier.map((payment) => payment.id));
  const first = await tx.payments.firstWith(file.sha256, id);
  const payment: Payment = {
    id,
    orderId: order.id,
    userId: caller.userId,
    status: 'PENDING',
    amount: body.amount ?? null,
    reference: body.reference ?? null,
    note: body.note || null,
    proof: { ...file, duplicateOf: first === id ? null : first },
    reason: null,
    final: false,
    refundDue: false,
    reviewedBy: null,
    reviewedAt: null,
    createdAt: now,
    version: 1,
  };
  await tx.payments.insert(payment);
  await tx.outbox(paymentEvent(payment, now));
  return payment;
}

const newObjectKey = (): string => `proofs/${randomBytes(24).toString('base64url')}`;

const graceFrom = ({ config, now }: Context): Date =>
  new Date(now().getTime() + config.proofs.uploadGraceSeconds * 1000);

/** The file is in the bucket and nobody's: it may go now. Without an answer here it goes when its note is due. */
async function abandon(context: Context, objectKey: string): Promise<void> {
  try {
    await context.uploads.abandon(objectKey, context.now());
  } catch (error) {
    context.logger.warn({ err: error }, 'a file without a payment is deleted later');
  }
}
