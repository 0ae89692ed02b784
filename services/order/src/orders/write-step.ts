import type { OutboxEvent } from '@eshop/kit/messaging';
import type { Transaction } from '../context.ts';
import type { NewTask } from '../tasks/task.ts';
import type { Order, TimelineEntry } from './order.ts';
import { orderStatusEvent, saleCreatedEvent } from './order-events.ts';
import type { StepTaken } from './transitions.ts';

/** Time that the warehouse waits longer than the order, so that the order's own expiry always comes first. */
const holdGraceSeconds = 60;

/** Until when the warehouse shall hold the stock of an order whose window ends at `expiresAt`. */
export const heldUntil = (expiresAt: Date | null): string | null =>
  expiresAt ? new Date(expiresAt.getTime() + holdGraceSeconds * 1000).toISOString() : null;

/**
 * Writes a step with all that follows from it in one transaction: the order, its timeline, the events, and the calls to
 * the warehouse that have to be made after the commit.
 */
export async function writeStep(tx: Transaction, step: StepTaken): Promise<Order> {
  const { order, reason } = step;
  await Promise.all([
    tx.orders.step(order, entryOf(step)),
    tx.outbox.append(...eventsOf(order, reason)),
    ...tasksOf(step).map((task) => tx.tasks.add(task)),
  ]);
  return order;
}

export const entryOf = ({ order, actor, reason }: StepTaken): TimelineEntry => ({
  version: order.version,
  at: order.updatedAt,
  status: order.status,
  actor: actor.kind,
  actorId: actor.id,
  reason,
});

function eventsOf(order: Order, reason: string | null): OutboxEvent[] {
  const events = [orderStatusEvent(order, { reason })];
  if (order.status === 'PAYMENT_ACCEPTED') events.push(saleCreatedEvent(order));
  return events;
}

function tasksOf({ order, stock }: StepTaken): NewTask[] {
  switch (stock) {
    case null:
      return [];
    case 'release':
      return [{ orderId: order.id, kind: 'release-stock', payload: {} }];
    case 'hold-until-decided':
      return [{ orderId: order.id, kind: 'hold-stock', payload: { expiresAt: null } }];
    case 'hold-until-expiry':
      return [
        { orderId: order.id, kind: 'hold-stock', payload: { expiresAt: heldUntil(order.holdExpiresAt) } },
      ];
  }
}
