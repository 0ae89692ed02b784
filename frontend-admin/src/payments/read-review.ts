import 'server-only';
import { getOrder } from '@eshop/contracts/api/order';
import { getPayment, listPayments, type Payment } from '@eshop/contracts/api/payment';
import { isPassing, isProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { readNames } from '@/names/read-names.ts';
import { withOrders } from './read-queue.ts';
import type { Review } from './review.ts';

const mostEarlier = 6;

/** All that is needed to decide on a payment; null when there is no such payment. */
export async function readReview(id: string): Promise<Review | null> {
  const payment = await unlessMissing(callAsVisitor(getPayment, { params: { id } }));
  if (!payment) return null;
  const { duplicateOf } = payment.proof;
  const [order, ofCustomer, first] = await Promise.all([
    ifReadable(callAsVisitor(getOrder, { params: { id: payment.orderId } })),
    ifReadable(
      callAsVisitor(listPayments, {
        query: {
          userId: payment.userId,
          status: ['APPROVED', 'REJECTED'],
          sort: 'newest',
          limit: mostEarlier + 1,
        },
      }),
    ),
    duplicateOf ? ifReadable(callAsVisitor(getPayment, { params: { id: duplicateOf } })) : null,
  ]);
  const others = (ofCustomer?.items ?? []).filter((other) => other.id !== id).slice(0, mostEarlier);
  const related = await withReviewers([...others, ...(first ? [first] : [])]);
  const names = await readNames([payment.reviewedBy]);
  return {
    payment,
    order,
    reviewer: payment.reviewedBy ? (names[payment.reviewedBy] ?? null) : null,
    firstWithFile: related.find((other) => other.payment.id === duplicateOf) ?? null,
    earlier: related.slice(0, others.length),
  };
}

async function withReviewers(payments: readonly Payment[]) {
  const [entries, names] = await Promise.all([
    withOrders(payments),
    readNames(payments.map(({ reviewedBy }) => reviewedBy)),
  ]);
  return entries.map((entry) => {
    const { reviewedBy } = entry.payment;
    return { ...entry, reviewer: reviewedBy ? (names[reviewedBy] ?? null) : null };
  });
}

async function unlessMissing<Read>(reading: Promise<Read>): Promise<Read | null> {
  try {
    return await reading;
  } catch (error) {
    if (isProblem(error, 'NOT_FOUND', 'VALIDATION_FAILED')) return null;
    throw error;
  }
}

/** A part that can't be read just now is left out: the proof can still be looked at. */
async function ifReadable<Read>(reading: Promise<Read>): Promise<Read | null> {
  try {
    return await reading;
  } catch (error) {
    if (isPassing(error) || isProblem(error, 'NOT_FOUND')) return null;
    throw error;
  }
}
