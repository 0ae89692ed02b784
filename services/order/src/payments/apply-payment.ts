import type { Context, Transaction } from '../context.ts';
import { shipmentsAsHeld } from '../orders/hold-stock.ts';
import { type Order, system } from '../orders/order.ts';
import { orderStatusEvent } from '../orders/order-events.ts';
import { writeStep } from '../orders/write-step.ts';
import {
  approvalToAccept,
  type KnownPayment,
  type RefundDue,
  type SettleRules,
  settlePayments,
} from './settle-payments.ts';

/**
 * Applies what was told of a payment to its order. An approval first marks the order as being accepted, so that nothing
 * else moves it, then has the warehouse take the stock out, then moves the order. A crash in between is mended by the next
 * delivery: each part is safe to repeat.
 */
export async function applyPayment(context: Context, orderId: string, payment: KnownPayment): Promise<void> {
  const approved = await context.transaction(async (tx) => {
    const order = await tx.orders.lock(orderId);
    // Its own order can't be unknown here: payments are made for orders that this service has shown.
    if (!order) throw new Error(`payment ${payment.paymentId} is for an unknown order`);
    await tx.payments.learn(orderId, payment);
    const payments = await tx.payments.of(orderId);
    const approval = approvalToAccept(order, payments);
    if (!approval) {
      await settle(tx, order, payments, rulesOf(context));
      return null;
    }
    await tx.orders.markAccepting(orderId, approval.paymentId);
    return { order, approval };
  });
  if (approved) await accept(context, approved.order);
}

async function accept(context: Context, marked: Order): Promise<void> {
  const answer = await context.warehouse.commit(marked.id);
  const stock = answer.inStock
    ? { outcome: 'taken' as const, shipments: await shipmentsAsHeld(context, marked, answer.shipments) }
    : { outcome: 'refused' as const, shipments: [] };
  await context.transaction(async (tx) => {
    const order = await tx.orders.lock(marked.id);
    if (!order?.acceptingPaymentId) return;
    const payments = await tx.payments.of(order.id);
    await settle(tx, order, payments, { ...rulesOf(context), stock });
  });
}

const rulesOf = (context: Context): SettleRules => ({
  now: context.now(),
  reuploadWindowSeconds: context.config.windows.reuploadSeconds,
});

async function settle(
  tx: Transaction,
  order: Order,
  payments: readonly KnownPayment[],
  rules: SettleRules,
): Promise<void> {
  const { steps, refundDue } = settlePayments(order, payments, rules);
  for (const step of steps) await writeStep(tx, step);
  if (refundDue) await noteRefund(tx, steps.at(-1)?.order ?? order, refundDue, rules.now);
}

/** The order stays over; its timeline and the payment service learn that the money has to go back. */
async function noteRefund(tx: Transaction, order: Order, { payment }: RefundDue, now: Date): Promise<void> {
  const reason = 'A payment was approved for an order that is over: refund due';
  const noted: Order = {
    ...order,
    payment: {
      id: payment.paymentId,
      status: payment.status,
      reason: payment.reason,
      version: payment.version,
    },
    acceptingPaymentId: null,
    version: order.version + 1,
    updatedAt: now,
  };
  const { kind, id } = system;
  const { version, status } = noted;
  await Promise.all([
    tx.orders.step(noted, { version, at: now, status, actor: kind, actorId: id, reason }),
    tx.outbox.append(orderStatusEvent(noted, { reason, refundDue: true })),
  ]);
}
