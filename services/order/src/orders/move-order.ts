import type { Order as OrderAnswer } from '@eshop/contracts/api/order';
import type { Caller } from '@eshop/kit/auth';
import { notFound } from '@eshop/kit/errors';
import type { Remember } from '@eshop/kit/idempotency';
import type { SqlExecutor } from '@eshop/kit/sql';
import type { Context } from '../context.ts';
import { auditOfMove, type StaffStep } from './audit-move.ts';
import type { Actor, Order } from './order.ts';
import { presentOrder, viewOf } from './present-order.ts';
import { type StepChanges, takeStep } from './transitions.ts';
import { writeStep } from './write-step.ts';

/** A step that a person takes. */
export type Move = {
  readonly orderId: string;
  readonly caller: Caller;
  readonly step: StaffStep;
  readonly reason?: string | undefined;
  readonly changes?: (order: Order) => StepChanges;
};

/** Admins act as admins, also on orders of their own. */
export const actorOf = (caller: Caller): Actor => ({
  kind: caller.hasRole('admin') ? 'admin' : 'customer',
  id: caller.userId,
});

/** Whether the caller may see the order; if not, it does not exist for them. */
export const maySee = (caller: Caller, order: Pick<Order, 'userId'>): boolean =>
  caller.hasRole('admin') || order.userId === caller.userId;

/**
 * Cancels, ships or delivers: locks the order, takes the step, writes it with its events and, when an admin takes it, the
 * entry in the audit trail.
 * @throws 404 for somebody else's order; 409 `INVALID_STATE` when the step is not drawn from the order's state.
 */
export function moveOrder(
  context: Context,
  move: Move,
  remember: Remember<SqlExecutor>,
): Promise<OrderAnswer> {
  return context.transaction(async (tx) => {
    const order = await tx.orders.lock(move.orderId);
    if (!order || !maySee(move.caller, order)) throw notFound('order');
    const actor = actorOf(move.caller);
    const step = takeStep(order, move.step, {
      actor,
      now: context.now(),
      reason: move.reason,
      ...(move.changes ? { changes: move.changes(order) } : {}),
    });
    const moved = await writeStep(tx, step);
    if (actor.kind === 'admin') {
      await context.audit.record(tx.sql, move.caller, auditOfMove(move.step, order, moved, move.reason));
    }
    const answer = presentOrder(moved, await tx.timelineOf(moved.id), viewOf(move.caller));
    await remember(tx.sql, { status: 200, body: answer });
    return answer;
  });
}
