import { setTimeout as delay } from 'node:timers/promises';
import { isConflict } from '../errors/transient.ts';

/**
 * Runs something again that lost against another transaction (deadlock, serialization failure) and of which therefore nothing
 * was done, up to so many times in all.
 */
export async function repeatLost<Result>(
  run: (attempt: number) => Promise<Result>,
  tries = 5,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run(attempt);
    } catch (error) {
      if (attempt >= tries || !isConflict(error)) throw error;
      await delay(attempt * 10 * (0.5 + Math.random()));
    }
  }
}
