import { setTimeout as delay } from 'node:timers/promises';

/**
 * Tries `check` until it passes and returns its result; after `timeoutMilliseconds` its last error is the test's. Waits on a
 * condition, so a test takes only as long as the system does.
 */
export async function eventually<Result>(
  check: () => Result | Promise<Result>,
  { timeoutMilliseconds = 10_000, everyMilliseconds = 20 } = {},
): Promise<Result> {
  const end = Date.now() + timeoutMilliseconds;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await delay(everyMilliseconds);
    }
  }
}
