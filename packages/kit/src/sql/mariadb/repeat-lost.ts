import { setTimeout as delay } from 'node:timers/promises';
import { isConflict } from '../../errors/transient.ts';

const tries = 5;

/** A statement that is a transaction of its own runs again when it lost against another: nothing of it was done. */
export async function repeatLost<Result>(run: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (attempt >= tries || !isConflict(error)) throw error;
      await delay(attempt * 10 * (0.5 + Math.random()));
    }
  }
}
