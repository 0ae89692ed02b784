import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from './create-logger.ts';

const patienceMilliseconds = 500;

/**
 * Waits until the line just logged, and all before it, have left the process. Lines are written in the background; at an exit those still
 * waiting are written at once and would overtake the one on its way.
 */
export async function written(logger: Logger): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  logger.flush(() => resolve());
  await Promise.race([promise, delay(patienceMilliseconds, undefined, { ref: false })]);
}
