import 'server-only';
import { getOrder } from '@eshop/contracts/api/order';
import {
  approvePayment,
  getPayment,
  type Payment,
  paymentDecidedProblemSchema,
  rejectPayment,
} from '@eshop/contracts/api/payment';
import { isPassing, isProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { paymentText } from '@text/payments';
import { readNames } from '@/names/read-names.ts';
import type { Decided, DecisionOutcome, DecisionRequest } from './decision.ts';
import { awaitsDecision } from './review.ts';

/**
 * Sends a decision, once for its key however often it is sent. Not taken when the order has moved since it was looked at:
 * whoever decides should know.
 */
export async function sendDecision(id: string, request: DecisionRequest): Promise<DecisionOutcome> {
  try {
    const moved = await orderMovedTo(id, request);
    if (moved) return { kind: 'order-moved', orderStatus: moved };
    return { kind: 'done', decided: await decidedBy(await decide(id, request)) };
  } catch (error) {
    if (isPassing(error) || isProblem(error, 'REQUEST_IN_PROGRESS')) {
      return { kind: 'again', message: paymentText.notSent };
    }
    if (!isProblem(error)) throw error;
    const decided = paymentDecidedProblemSchema.safeParse(error.problem);
    if (decided.success) return { kind: 'decided-before', decided: await decidedBy(decided.data.payment) };
    const faults = error.problem.errors?.map(({ path, message }) => `${path} ${message}`);
    return { kind: 'refused', message: faults?.join('; ') ?? error.problem.detail ?? error.problem.title };
  }
}

function decide(id: string, { decision, key }: DecisionRequest): Promise<Payment> {
  const call = { params: { id }, idempotencyKey: key };
  if (decision.verdict === 'approve') return callAsVisitor(approvePayment, call);
  const { reason, final } = decision;
  return callAsVisitor(rejectPayment, { ...call, body: { reason, final } });
}

/**
 * The state of an order that is not what it was; null while it is, and when the payment is decided: the payment service
 * then answers what was decided, to the one who did as to others.
 */
async function orderMovedTo(id: string, { orderStatus }: DecisionRequest): Promise<string | null> {
  if (orderStatus === null) return null;
  const { status, orderId } = await callAsVisitor(getPayment, { params: { id } });
  if (status !== 'PENDING') return null;
  const order = await callAsVisitor(getOrder, { params: { id: orderId } });
  const same = order.status === orderStatus || (awaitsDecision(order.status) && awaitsDecision(orderStatus));
  return same ? null : order.status;
}

async function decidedBy({ status, reason, reviewedBy, reviewedAt }: Payment): Promise<Decided> {
  const names = await readNames([reviewedBy]);
  return {
    status: status === 'APPROVED' ? 'APPROVED' : 'REJECTED',
    reason,
    by: reviewedBy ? (names[reviewedBy] ?? null) : null,
    at: reviewedAt,
  };
}
