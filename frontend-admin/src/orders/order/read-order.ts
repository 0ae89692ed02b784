import 'server-only';
import { getOrder, listOrders, type Order } from '@eshop/contracts/api/order';
import { listPayments, type Payment } from '@eshop/contracts/api/payment';
import { type Explanation, explainReservation } from '@eshop/contracts/api/warehouse';
import { isPassing, isProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { readNames } from '@/names/read-names.ts';

/** An order with all that its page tells; parts that can't be read just now are null. */
export type OrderPage = {
  readonly order: Order;
  readonly payments: readonly Payment[] | null;
  readonly others: readonly Order[] | null;
  readonly explanation: Explanation | null;
  /** Of everybody who acted. */
  readonly names: Readonly<Record<string, string>>;
};

const mostOthers = 6;

/** Reads an order's page; null when there is no such order. */
export async function readOrder(id: string): Promise<OrderPage | null> {
  const order = await callAsVisitor(getOrder, { params: { id } }).catch(ifMissing);
  if (!order) return null;
  const [payments, others, explanation] = await Promise.all([
    ifReadable(callAsVisitor(listPayments, { query: { orderId: id, limit: 100 } })),
    ifReadable(
      callAsVisitor(listOrders, { query: { scope: 'all', userId: order.userId, limit: mostOthers + 1 } }),
    ),
    ifReadable(callAsVisitor(explainReservation, { params: { orderId: id } })),
  ]);
  const names = await readNames([
    order.userId,
    ...order.timeline.map(({ actorId }) => actorId),
    ...(payments?.items ?? []).map(({ reviewedBy }) => reviewedBy),
  ]);
  return {
    order,
    payments: payments?.items ?? null,
    others: others?.items.filter((other) => other.id !== id).slice(0, mostOthers) ?? null,
    explanation,
    names,
  };
}

function ifMissing(error: unknown): null {
  if (isProblem(error, 'NOT_FOUND', 'VALIDATION_FAILED')) return null;
  throw error;
}

async function ifReadable<Read>(reading: Promise<Read>): Promise<Read | null> {
  try {
    return await reading;
  } catch (error) {
    if (isPassing(error) || isProblem(error, 'NOT_FOUND')) return null;
    throw error;
  }
}
