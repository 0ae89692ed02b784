import type { Logger } from '@eshop/kit/logging';
import type { TimelineEntry } from '../orders/order.ts';

/** Reads the steps of the given orders that come after the given versions. */
export type ReadSteps = (seen: ReadonlyMap<string, number>) => Promise<Map<string, TimelineEntry[]>>;

/** Called with each step; `newest` says that no later one is known. */
export type TellStep = (entry: TimelineEntry, newest: boolean) => void;

type Watcher = { readonly orderId: string; version: number; readonly tell: TellStep };

export type TimelineFeed = {
  /** Tells each step after `version`, in order, until the returned function is called. */
  watch(orderId: string, version: number, tell: TellStep): () => void;
  /** Steps were committed here: look now. */
  wake(): void;
  readonly watchers: number;
  stop(): void;
};

const lookEveryMilliseconds = 500;

/**
 * One look at the table for all watched orders, twice a second and at once after a commit of this instance, so that steps
 * taken by any instance reach every watcher and a thousand watchers cost as many queries as one.
 */
export function createTimelineFeed(read: ReadSteps, logger: Logger): TimelineFeed {
  const watchers = new Set<Watcher>();
  let timer: NodeJS.Timeout | null = null;
  let looking = false;
  let again = false;

  async function look(): Promise<void> {
    if (looking) {
      again = true;
      return;
    }
    looking = true;
    do {
      again = false;
      await lookOnce();
    } while (again);
    looking = false;
    schedule();
  }

  async function lookOnce(): Promise<void> {
    const seen = new Map<string, number>();
    for (const { orderId, version } of watchers) {
      seen.set(orderId, Math.min(version, seen.get(orderId) ?? Number.MAX_SAFE_INTEGER));
    }
    if (seen.size === 0) return;
    try {
      const steps = await read(seen);
      for (const watcher of [...watchers]) tellSteps(watcher, steps.get(watcher.orderId) ?? []);
    } catch (error) {
      logger.warn({ err: error }, 'the timelines can not be read: watchers wait');
    }
  }

  function tellSteps(watcher: Watcher, steps: readonly TimelineEntry[]): void {
    for (const step of steps) {
      if (step.version <= watcher.version) continue;
      watcher.version = step.version;
      watcher.tell(step, step === steps.at(-1));
    }
  }

  function schedule(): void {
    if (timer) clearTimeout(timer);
    timer = watchers.size > 0 ? setTimeout(() => void look(), lookEveryMilliseconds) : null;
  }

  return {
    watch(orderId, version, tell) {
      const watcher: Watcher = { orderId, version, tell };
      watchers.add(watcher);
      void look();
      return () => {
        watchers.delete(watcher);
      };
    },
    wake() {
      if (watchers.size > 0) void look();
    },
    get watchers() {
      return watchers.size;
    },
    stop() {
      if (timer) clearTimeout(timer);
      watchers.clear();
    },
  };
}
