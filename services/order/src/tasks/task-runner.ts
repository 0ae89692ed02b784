import { isTransient } from '@eshop/kit/errors';
import type { Context } from '../context.ts';
import { runTask } from './run-task.ts';
import type { Task } from './task.ts';

export type TaskRunner = {
  start(): void;
  /** Tasks were committed: run them now instead of at the next look. */
  wake(): void;
  stop(): Promise<void>;
};

const lookEveryMilliseconds = 500;
const atOnce = 16;
const longestBackOffSeconds = 30;

/** Runs waiting tasks until they succeed; any number of instances may do so side by side. */
export function createTaskRunner(context: Context): TaskRunner {
  const { logger, tasks, metrics } = context;
  const failures = metrics.counter(
    'tasks_failed_total',
    'Calls to other services that failed and are tried again',
    ['kind'],
  );
  metrics.gauge('tasks_waiting', 'Calls to other services that wait', [], () => tasks.waiting());
  let stopped = false;
  let running: Promise<void> | null = null;
  let rouse: (() => void) | null = null;
  let awake = false;

  /** True when another task of the order may be done now. */
  async function attempt(task: Task): Promise<boolean> {
    try {
      await runTask(context, task);
      return await tasks.done(task);
    } catch (error) {
      failures.inc({ kind: task.kind });
      const log = isTransient(error) ? logger.warn.bind(logger) : logger.error.bind(logger);
      log(
        { err: error, task: task.kind, orderId: task.orderId, attempts: task.attempts },
        'a task waits for its next try',
      );
      const seconds = Math.min(longestBackOffSeconds, 0.2 * 2 ** Math.min(task.attempts, 10));
      await tasks.retry(task.id, seconds, String(error));
      return false;
    }
  }

  async function run(): Promise<void> {
    while (!stopped) {
      awake = false;
      try {
        const claimed = await tasks.claim(atOnce);
        const outcomes = await Promise.all(claimed.map(attempt));
        if (claimed.length === atOnce || outcomes.includes(true)) continue;
      } catch (error) {
        logger.warn({ err: error }, 'the tasks wait: their table does not answer');
      }
      await nap();
    }
  }

  const nap = () =>
    new Promise<void>((resolve) => {
      if (awake || stopped) return resolve();
      const timer = setTimeout(done, lookEveryMilliseconds * (0.75 + Math.random() / 2));
      function done() {
        clearTimeout(timer);
        rouse = null;
        resolve();
      }
      rouse = done;
    });

  const wake = () => {
    awake = true;
    rouse?.();
  };

  return {
    start() {
      stopped = false;
      running ??= run();
    },
    wake,
    async stop() {
      stopped = true;
      wake();
      await running;
      running = null;
    },
  };
}
