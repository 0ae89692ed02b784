import { orderStatusUpdated } from '@eshop/contracts/events';
import { type Subscription, subscribe } from '@eshop/kit/messaging';
import type { Context } from '../context.ts';

/** An order reached a state, or money for it has to go back: kept, and its approved payment marked. */
export const onOrderStatusUpdated = (context: Context): Subscription =>
  subscribe(orderStatusUpdated, async ({ data }) => {
    const { orderId: id, userId, number, status, version, refundDue = false } = data;
    const order = { id, userId, number, status, version };
    if (!refundDue) return context.knownOrders.learn(order);
    await context.transaction(async (tx) => {
      await tx.orders.learn(order, { refundDue });
      await tx.payments.markRefundDue(id);
    });
  });
