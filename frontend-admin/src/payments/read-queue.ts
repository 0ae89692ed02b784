import 'server-only';
import { listOrders } from '@eshop/contracts/api/order';
import { getPaymentCounts, listPayments, type Payment } from '@eshop/contracts/api/payment';
import { isPassing } from '@eshop/site/gateway/gateway-problem.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { inBrief, type OrderInBrief, type Queue, type QueueEntry } from './review.ts';

const most = 50;

/** Payments that wait for their review, the one that has waited longest first. */
export async function readQueue(): Promise<Queue> {
  const [page, counts] = await Promise.all([
    callAsVisitor(listPayments, { query: { status: 'PENDING', limit: most } }),
    callAsVisitor(getPaymentCounts),
  ]);
  return { entries: await withOrders(page.items), waiting: counts.waiting };
}

/** Payments with their orders; while the order service is away, without. */
export async function withOrders(payments: readonly Payment[]): Promise<QueueEntry[]> {
  const orders = await ordersById(payments.map(({ orderId }) => orderId));
  return payments.map((payment) => ({ payment, order: orders.get(payment.orderId) ?? null }));
}

async function ordersById(ids: readonly string[]): Promise<Map<string, OrderInBrief>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  try {
    const query = { scope: 'all', ids: wanted, limit: wanted.length } as const;
    const { items } = await callAsVisitor(listOrders, { query });
    return new Map(items.map((order) => [order.id, inBrief(order)]));
  } catch (error) {
    if (isPassing(error)) return new Map();
    throw error;
  }
}
