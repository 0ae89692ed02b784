import { repeatEvery } from '@eshop/kit/recurring';
import type { Context } from './context.ts';
import { onOrderStatusUpdated } from './orders/on-order-status-updated.ts';
import { sweepUploads } from './proofs/sweep-uploads.ts';

export type Workers = {
  /** Takes no new work, finishes what is in hand. */
  stop(): Promise<void>;
};

const sweepEveryMilliseconds = 10_000;
const tidyEveryMilliseconds = 60_000;

/** Starts what the payment service does without being asked: relay, consumer, sweeping of left files, tidying. */
export function startWorkers(context: Context): Workers {
  const { logger, metrics } = context;
  metrics.gauge('payments_pending', 'Payments that wait for their review', [], () =>
    context.payments.pending(),
  );
  metrics.gauge('uploads_unfinished', 'Files in the bucket whose payment is not stored', [], () =>
    context.uploads.count(),
  );
  context.relay.start();
  const consumers = context.consuming.start([onOrderStatusUpdated(context)]);
  const sweeping = repeatEvery(sweepEveryMilliseconds, () => sweepUploads(context), {
    logger,
    name: 'delete files without a payment',
  });
  const tidying = repeatEvery(tidyEveryMilliseconds, () => context.idempotency.prune(), {
    logger,
    name: 'tidy',
  });
  return {
    async stop() {
      await Promise.all([sweeping.stop(), tidying.stop(), consumers.stop()]);
      await context.relay.stop();
      context.feed.stop();
    },
  };
}
