import { setTimeout as delay } from 'node:timers/promises';
import type { Context } from './context.ts';
import { startImageSweeper } from './images/sweep-images.ts';
import { onProductQuantityUpdated } from './products/on-product-quantity-updated.ts';

export type Workers = {
  /** Waits until the search index is complete, but not for long: lists work without it. */
  warm(): Promise<void>;
  stop(): Promise<void>;
};

const warmUpMilliseconds = 5_000;

/** Starts what runs beside HTTP: the relay, the consumer, the follower of changes, the sweeper of images. */
export function startWorkers(context: Context): Workers {
  const { catalogue, relay } = context;
  relay.start();
  catalogue.start();
  const sweeper = startImageSweeper(context);
  const consumers = context.consuming.start([onProductQuantityUpdated(context)]);
  return {
    async warm() {
      await Promise.race([catalogue.loaded(), delay(warmUpMilliseconds, undefined, { ref: false })]);
    },
    async stop() {
      await Promise.all([consumers.stop(), sweeper.stop(), catalogue.stop()]);
      await relay.stop();
    },
  };
}
