import type { Logger } from '../logging/index.ts';

/** A change that watchers are told. Those of one position were committed together. */
export type Change<Data> = { readonly position: number; readonly data: Data };

/** Where changes are read; any instance may have committed them. */
export type ChangeSource<Data> = {
  /** The position up to which all is committed: nothing will ever appear at it or before it that is not there now. */
  newest(): Promise<number>;
  /** The next changes after a position, in their order, about `limit` at most: those of one position are never parted. */
  after(position: number, limit: number): Promise<readonly Change<Data>[]>;
};

/** Called with each change; `last` says that it is the last one of its position. */
export type TellChange<Data> = (change: Change<Data>, last: boolean) => void;

/** Where a watcher starts. `fresh` when what came before it is not told and has to be read elsewhere. */
export type FeedStart = { readonly position: number; readonly fresh: boolean };

export type ChangeFeed<Data> = {
  /** Where to go on for a client that has seen all up to `lastSeen`; at the newest when it has seen nothing or too little. */
  startAfter(lastSeen: number | null): Promise<FeedStart>;
  /** Tells each change after a position, in order, until the returned function is called. */
  watch(position: number, tell: TellChange<Data>): () => void;
  /** Changes were committed here: look now. */
  wake(): void;
  readonly watchers: number;
  stop(): void;
};

type Watcher<Data> = { position: number; readonly tell: TellChange<Data> };

const lookEveryMilliseconds = 500;
const readAtOnce = 500;
/** A client that missed more than this reads its list again instead of hearing of each change. */
const mostMissed = 1_000;

/**
 * One look at the store for all watchers, twice a second and at once after a commit of this instance, so that changes of any
 * instance reach every watcher and many watchers cost as many queries as one.
 */
export function createChangeFeed<Data>(source: ChangeSource<Data>, logger: Logger): ChangeFeed<Data> {
  const watchers = new Set<Watcher<Data>>();
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
    // Who comes while the store is read may be further back than what is read: it is told at the next look.
    const present = [...watchers];
    if (present.length === 0) return;
    try {
      const changes = await source.after(Math.min(...present.map(({ position }) => position)), readAtOnce);
      for (const watcher of present) tellChanges(watcher, changes);
      if (changes.length >= readAtOnce) again = true;
    } catch (error) {
      logger.warn({ err: error }, 'the changes can not be read: watchers wait');
    }
  }

  function tellChanges(watcher: Watcher<Data>, changes: readonly Change<Data>[]): void {
    const { position } = watcher;
    for (const [index, change] of changes.entries()) {
      if (!watchers.has(watcher)) return;
      if (change.position <= position) continue;
      watcher.position = change.position;
      watcher.tell(change, changes[index + 1]?.position !== change.position);
    }
  }

  function schedule(): void {
    if (timer) clearTimeout(timer);
    timer = watchers.size > 0 ? setTimeout(() => void look(), lookEveryMilliseconds) : null;
  }

  return {
    async startAfter(lastSeen) {
      const newest = await source.newest();
      if (lastSeen === null || lastSeen > newest) return { position: newest, fresh: true };
      const missed = await source.after(lastSeen, mostMissed + 1);
      return missed.length > mostMissed
        ? { position: newest, fresh: true }
        : { position: lastSeen, fresh: false };
    },
    watch(position, tell) {
      const watcher: Watcher<Data> = { position, tell };
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
