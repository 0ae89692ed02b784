import type { Logger } from '../logging/index.ts';

export type RecurringJob = {
  /** Starts no further turn and waits for the one in hand. */
  stop(): Promise<void>;
};

/**
 * Runs a job again and again with a pause after each turn, so that turns never overlap. What fails is logged and tried again
 * at the next turn. The job finds its work by a query: any instance may run it, and none has to remember anything.
 */
export function repeatEvery(
  pauseMilliseconds: number,
  job: () => Promise<unknown>,
  { logger, name }: { logger: Logger; name: string },
): RecurringJob {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let turn: Promise<void> = Promise.resolve();

  async function run(): Promise<void> {
    try {
      await job();
    } catch (error) {
      logger.warn({ err: error, job: name }, 'a recurring job failed and is tried again');
    }
    if (!stopped) schedule();
  }

  function schedule(): void {
    timer = setTimeout(() => {
      turn = run();
    }, pauseMilliseconds);
  }

  turn = run();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await turn;
    },
  };
}
