import { isTransient } from '@eshop/kit/errors';
import { type SavingContext, saveOldest } from './save-carts.ts';

export type Saver = {
  /** A cart was written: save it now instead of at the next look. */
  wake(): void;
  /** Saves what waits, as far as MySQL answers, and lets another instance go on. */
  stop(): Promise<void>;
};

const lookEveryMilliseconds = 100;
/** Carts written in so short a time are saved together. */
const gatherMilliseconds = 100;
const longestPauseMilliseconds = 2_000;

/** Saves waiting carts again and again, in one instance at a time; another takes over when it is gone. */
export function startSaver(context: SavingContext): Saver {
  let stopped = false;
  let failures = 0;
  let woken = false;
  let timer: NodeJS.Timeout | null = null;
  let turn: Promise<void> = Promise.resolve();

  async function save(): Promise<void> {
    try {
      if (!(await context.unsaved.lease())) return;
      while (await saveOldest(context)) await context.unsaved.lease();
      if (failures > 0) context.logger.info('carts are saved in MySQL again');
      failures = 0;
    } catch (error) {
      failures += 1;
      // Perhaps another instance can.
      await context.unsaved.yield().catch(() => undefined);
      const level = isTransient(error) || failures < 5 ? 'warn' : 'error';
      if (failures === 1 || failures % 50 === 0)
        context.logger[level]({ err: error, failures }, 'carts wait to be saved in MySQL');
    }
  }

  async function saveAndSchedule(): Promise<void> {
    timer = null;
    woken = false;
    await save();
    if (stopped) return;
    const pause = Math.min(longestPauseMilliseconds, lookEveryMilliseconds * 2 ** Math.min(failures, 5));
    schedule(woken && failures === 0 ? gatherMilliseconds : pause);
  }

  function schedule(milliseconds: number): void {
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => {
      turn = saveAndSchedule();
    }, milliseconds);
  }

  schedule(0);
  return {
    wake() {
      if (woken || stopped || failures > 0) return;
      woken = true;
      if (timer) schedule(gatherMilliseconds);
    },
    async stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      await turn;
      await save();
      await context.unsaved.yield().catch(() => undefined);
    },
  };
}
