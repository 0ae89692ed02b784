import { repeatEvery } from '@eshop/kit/recurring';
import type { Context } from './context.ts';
import { startSaver } from './persistence/saver.ts';
import { onProductUpdated } from './products/on-product-updated.ts';

export type Workers = {
  /** Takes no new work, finishes what is in hand. */
  stop(): Promise<void>;
};

const pruneEveryMilliseconds = 60_000;

/** Starts what the cart service does without being asked: saving carts in MySQL, following products, pruning. */
export function startWorkers(context: Context): Workers {
  const { logger, metrics, unsaved } = context;
  metrics.gauge('cart_mysql_queue_depth', 'Carts that wait to be saved in MySQL', [], () => unsaved.depth());
  metrics.gauge('cart_mysql_lag_seconds', 'How long the oldest unsaved cart has waited', [], async () => {
    const since = await unsaved.oldestSince();
    return since === null ? 0 : Math.max(0, (context.now().getTime() - since) / 1_000);
  });
  const saver = startSaver(context);
  context.tellOfWrites(saver.wake);
  const consumers = context.consuming.start([onProductUpdated(context)]);
  const pruning = repeatEvery(pruneEveryMilliseconds, () => context.saved.prune(), {
    logger,
    name: 'prune carts',
  });
  return {
    async stop() {
      await Promise.all([pruning.stop(), consumers.stop()]);
      await saver.stop();
    },
  };
}
