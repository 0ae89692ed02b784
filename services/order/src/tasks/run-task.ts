import type { Context } from '../context.ts';
import type { Task } from './task.ts';

/** Makes the call that a task stands for. A refusal that will stay one counts as done: the other side has moved on. */
export async function runTask(context: Context, task: Task): Promise<void> {
  switch (task.kind) {
    case 'release-stock':
      return context.warehouse.release(task.orderId);
    case 'hold-stock': {
      const order = await context.orders.find(task.orderId);
      if (!order) return;
      await context.warehouse.reserve(order, task.payload.expiresAt);
      return;
    }
    case 'empty-cart':
      return context.cart.takeOut(task.payload.userId, task.orderId, task.payload.items);
  }
}
