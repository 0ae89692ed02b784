import type { Context } from '../context.ts';
import { system } from '../orders/order.ts';
import { takeStep } from '../orders/transitions.ts';
import { writeStep } from '../orders/write-step.ts';

const atOnce = 50;

/**
 * Expires the orders whose window is over, at most 50 at a time, and returns how many it found. What is due is read from
 * the table, so any instance may do it at any time and none has to remember a timer.
 */
export async function expireOrders(context: Context): Promise<number> {
  const overdue = await context.orders.overdue(context.now(), atOnce);
  for (const orderId of overdue) await expireOrder(context, orderId);
  return overdue.length;
}

async function expireOrder(context: Context, orderId: string): Promise<void> {
  await context.transaction(async (tx) => {
    const order = await tx.orders.lock(orderId);
    const now = context.now();
    const due =
      order?.status === 'AWAITING_PAYMENT' &&
      !order.acceptingPaymentId &&
      order.holdExpiresAt !== null &&
      order.holdExpiresAt < now;
    if (!due) return;
    const reason = 'The payment window is over';
    await writeStep(tx, takeStep(order, 'expire', { actor: system, now, reason }));
  });
}
