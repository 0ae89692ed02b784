import { repeatEvery } from '@eshop/kit/recurring';
import type { Context } from './context.ts';
import { onSaleCreated } from './sales/on-sale-created.ts';
import { prepareMonths } from './sales/prepare-months.ts';

export type Workers = {
  /** Takes no new work, finishes what is in hand. */
  stop(): Promise<void>;
};

/** Sales follow each other at the sums of the hour in any case: more in hand would only hold connections. */
const salesInHand = 8;
const prepareEveryMilliseconds = 3_600_000;
const tidyEveryMilliseconds = 60_000;

/** Starts what the sales report does without being asked: consuming sales, making months, tidying. */
export function startWorkers(context: Context): Workers {
  const { logger } = context;
  const months = repeatEvery(prepareEveryMilliseconds, () => prepareMonths(context), {
    logger,
    name: 'prepare months',
  });
  const tidying = repeatEvery(tidyEveryMilliseconds, () => context.inbox.prune(context.sql), {
    logger,
    name: 'tidy',
  });
  const consumers = context.consuming.start([onSaleCreated(context)], { maxInFlight: salesInHand });
  return {
    async stop() {
      await Promise.all([months.stop(), tidying.stop(), consumers.stop()]);
    },
  };
}
