import type { Caller } from '@eshop/kit/auth';
import { invalidState, notFound, Unavailable } from '@eshop/kit/errors';
import type { Context } from '../context.ts';
import { type KnownOrder, waitsForPayment } from './known-order.ts';

/**
 * The caller's order, if it waits for payment. The order service is asked, since what its events told may be a moment old;
 * while it is away, the word of its events counts if it is that the order waits.
 * @throws 404 for an unknown order and somebody else's; 409 `INVALID_STATE`; 503 when it can't be known.
 */
export async function findPayableOrder(
  context: Context,
  orderId: string,
  caller: Caller,
): Promise<KnownOrder> {
  const known = await context.knownOrders.find(orderId);
  if (known && known.userId !== caller.userId) throw notFound('order');
  const order = await askOrTrust(context, known, orderId, caller);
  if (order.userId !== caller.userId) throw notFound('order');
  checkWaiting(order);
  return order;
}

/** @throws 409 `INVALID_STATE` when the order does not wait for payment. */
export function checkWaiting(order: KnownOrder): void {
  if (!waitsForPayment(order)) {
    throw invalidState(`order ${order.number} is ${order.status} and takes no proof of payment now`);
  }
}

async function askOrTrust(
  context: Context,
  known: KnownOrder | null,
  orderId: string,
  caller: Caller,
): Promise<KnownOrder> {
  try {
    return await context.orders.find(orderId, caller);
  } catch (error) {
    if (error instanceof Unavailable && known && waitsForPayment(known)) return known;
    throw error;
  }
}
