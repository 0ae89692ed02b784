import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@eshop/kit/logging';

/** Loads once, again and again until it succeeds: the table may not be there yet when the service starts. */
export function loadRepeatedly(logger: Logger, load: () => Promise<number>) {
  const stopping = new AbortController();
  const { signal } = stopping;
  const { promise: done, resolve } = Promise.withResolvers<void>();
  let running: Promise<void> | null = null;

  async function run(): Promise<void> {
    for (let failures = 0; !signal.aborted; failures++) {
      const startedAt = performance.now();
      try {
        const products = await load();
        logger.info(
          { products, ms: Math.round(performance.now() - startedAt) },
          'the search index is complete',
        );
        resolve();
        return;
      } catch (error) {
        if (signal.aborted) return;
        logger.warn({ err: error, failures }, 'the search index can not be read yet');
        await delay(Math.min(5_000, 250 * 2 ** failures), undefined, { signal }).catch(() => undefined);
      }
    }
  }

  return {
    start() {
      running ??= run();
    },
    /** Resolves when it is loaded. */
    done: () => done,
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
