import { repeatEvery } from '@eshop/kit/recurring';
import type { Context } from './context.ts';
import { expireOrders } from './expiry/expire-orders.ts';
import { onOrderCreated } from './orders/on-order-created.ts';
import { onPaymentUpdated } from './payments/on-payment-updated.ts';
import { createTaskRunner } from './tasks/task-runner.ts';

export type Workers = {
  /** Takes no new work, finishes what is in hand. */
  stop(): Promise<void>;
};

const expireEveryMilliseconds = 500;
const tidyEveryMilliseconds = 60_000;

/** Starts what the order service does without being asked: relay, consumers, tasks, expiry, tidying. */
export function startWorkers(context: Context): Workers {
  const { logger } = context;
  const tasks = createTaskRunner(context);
  context.onTasks(tasks.wake);
  tasks.start();
  context.relay.start();
  const consumers = context.consuming.start([onOrderCreated(context), onPaymentUpdated(context)]);
  const expiry = repeatEvery(expireEveryMilliseconds, () => expireOrders(context), {
    logger,
    name: 'expire orders',
  });
  const tidying = repeatEvery(tidyEveryMilliseconds, () => tidy(context), { logger, name: 'tidy' });
  return {
    async stop() {
      await Promise.all([expiry.stop(), tidying.stop(), consumers.stop()]);
      await tasks.stop();
      await context.relay.stop();
      context.timelines.stop();
      context.feed.stop();
    },
  };
}

async function tidy(context: Context): Promise<void> {
  await context.quotes.prune();
  await context.tasks.prune();
  await context.idempotency.prune();
}
