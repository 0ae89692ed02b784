import type { StockLevel } from '@eshop/contracts/api/warehouse';
import type { Logger } from '@eshop/kit/logging';
import type { FeedPosition } from './feed-position.ts';
import type { FeedReader } from './feed-store.ts';

/** What a watcher is told: levels as they are now, or that too much changed to tell. `position` is where to go on. */
export type FeedNews = { readonly position: FeedPosition; readonly levels: readonly StockLevel[] | 'reload' };
export type TellNews = (news: FeedNews) => void;

type Watcher = { readonly since: FeedPosition | null; readonly tell: TellNews; caughtUp: boolean };

export type StockFeed = {
  /** Tells what changed behind `since`, or just now, and then each change until the returned function is called. */
  watch(since: FeedPosition | null, tell: TellNews): () => void;
  /** Stock was changed here: look now. */
  wake(): void;
  readonly watchers: number;
  stop(): void;
};

const lookEveryMilliseconds = 500;
/** Longer than any transaction takes from the making of its numbers to its commit. */
const overlapMilliseconds = 20_000;
/** So many numbers of the outbox reach back that far at the first look, which has no earlier one to begin with. */
const overlapRows = 1_000n;
/** Who comes back after this is not brought up to date level by level. */
const oldestMilliseconds = 600_000;
const mostLevels = 500;

/**
 * One look at the tables for all watchers, twice a second and at once after a change by this instance, so that changes by
 * any instance reach every watcher. Numbers are not committed in their order: each look begins some seconds back and tells
 * the levels that are not as they were told.
 */
export function createStockFeed(reader: FeedReader, logger: Logger): StockFeed {
  const watchers = new Set<Watcher>();
  /** Where looks began, the first one old enough to begin the next with. */
  let marks: FeedPosition[] = [];
  let told = new Map<string, string>();
  let timer: NodeJS.Timeout | null = null;
  let looking = false;
  let again = false;

  function begin(head: FeedPosition): FeedPosition {
    const settled = head.at - overlapMilliseconds;
    const outbox = head.outbox > overlapRows ? head.outbox - overlapRows : 0n;
    const [first = { outbox, at: settled }, ...later] = marks;
    const known = [first, ...later, head];
    marks = known.slice(
      Math.max(
        0,
        known.findLastIndex(({ at }) => at <= settled),
      ),
    );
    return marks[0] ?? first;
  }

  async function lookOnce(): Promise<void> {
    const position = begin(await reader.head());
    const found = await reader.changedSince(position, mostLevels + 1);
    const news = found.filter((level) => told.get(keyOf(level)) !== stateOf(level));
    told = new Map(found.map((level) => [keyOf(level), stateOf(level)]));
    for (const watcher of [...watchers]) {
      if (!watcher.caughtUp) await bringUp(watcher, position);
      else if (news.length > 0) watcher.tell({ position, levels: bounded(found, news) });
    }
  }

  async function bringUp(watcher: Watcher, position: FeedPosition): Promise<void> {
    const since = watcher.since ?? position;
    const tooOld = since.at < position.at - oldestMilliseconds;
    const missed = tooOld ? [] : await reader.changedSince(since, mostLevels + 1);
    watcher.caughtUp = true;
    if (watchers.has(watcher))
      watcher.tell({ position, levels: tooOld ? 'reload' : bounded(missed, missed) });
  }

  async function look(): Promise<void> {
    again = true;
    if (looking) return;
    looking = true;
    try {
      while (again && watchers.size > 0) {
        again = false;
        await lookOnce();
      }
    } catch (error) {
      logger.warn({ err: error }, 'changes of stock can not be read: watchers wait');
    }
    looking = false;
    schedule();
  }

  function schedule(): void {
    if (timer) clearTimeout(timer);
    timer = watchers.size > 0 ? setTimeout(() => void look(), lookEveryMilliseconds) : null;
  }

  return {
    watch(since, tell) {
      // What was told to nobody says nothing about what the first one knows.
      if (watchers.size === 0) [marks, told] = [[], new Map()];
      const watcher = { since, tell, caughtUp: false };
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

const bounded = (found: readonly StockLevel[], news: readonly StockLevel[]) =>
  found.length > mostLevels ? ('reload' as const) : news;
const keyOf = ({ productId, warehouseId }: StockLevel) => `${productId} ${warehouseId}`;
const stateOf = ({ onHand, reserved, lowAt }: StockLevel) => `${onHand} ${reserved} ${lowAt}`;
