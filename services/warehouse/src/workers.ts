import { repeatEvery } from '@eshop/kit/recurring';
import type { Context } from './context.ts';
import { onProductCreated } from './products/on-product-created.ts';
import { onProductUpdated } from './products/on-product-updated.ts';
import { receiveWaitingStock } from './products/receive-initial-stock.ts';
import { expireReservations } from './reservations/expire-reservations.ts';

export type Workers = {
  /** Takes no new work, finishes what is in hand. */
  stop(): Promise<void>;
};

const lookEveryMilliseconds = 1_000;
const tidyEveryMilliseconds = 60_000;

/** Starts what the warehouse does without being asked: relay, consumers, expiry, first stock that waits, tidying. */
export function startWorkers(context: Context): Workers {
  const { logger, metrics, reservations } = context;
  metrics.gauge('reservations_overdue_seconds', 'How long the longest overdue hold has been due', [], () =>
    reservations.overdueSeconds(),
  );
  context.relay.start();
  const consumers = context.consuming.start([onProductCreated(context), onProductUpdated(context)]);
  const jobs = [
    repeatEvery(lookEveryMilliseconds, () => expireReservations(context), {
      logger,
      name: 'expire reservations',
    }),
    repeatEvery(lookEveryMilliseconds, () => receiveWaitingStock(context), {
      logger,
      name: 'receive first stock',
    }),
    repeatEvery(tidyEveryMilliseconds, () => context.idempotency.prune(), { logger, name: 'tidy' }),
    repeatEvery(tidyEveryMilliseconds, () => context.limits.spreadShopLimit(context.config.lowStockAt), {
      logger,
      name: 'spread the shop’s limit',
    }),
  ];
  return {
    async stop() {
      await Promise.all([consumers.stop(), ...jobs.map((job) => job.stop())]);
      await context.relay.stop();
      context.stockFeed.stop();
    },
  };
}
