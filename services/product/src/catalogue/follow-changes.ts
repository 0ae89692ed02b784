import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@eshop/kit/logging';
import type { ProductCard } from '../products/product-item.ts';
import { changePosition } from '../table/keys.ts';
import type { Table } from '../table/table-store.ts';
import { changePartitionNumbers, readChanges } from './changes-store.ts';

export type ChangeFollower = {
  /** Reads everything once; resolves when the index is complete. */
  load(): Promise<void>;
  /** Goes on asking for changes until `stop`. */
  start(): void;
  stop(): Promise<void>;
  /** This instance wrote a change itself: it need not learn of it, and must not fall back behind it. */
  noteOwn(id: string, now: Date): void;
};

export type FollowerOptions = {
  readonly table: Table;
  readonly logger: Logger;
  readonly pollMilliseconds: number;
  onCard(card: ProductCard): void;
  /** Runs with each poll. */
  onPoll(): Promise<void>;
};

/**
 * How far behind the newest change seen each poll begins: clocks of instances differ, and a change can commit a little
 * later than its time says.
 */
const overlapMilliseconds = 5_000;

/** Learns what other instances changed by asking the index of changes again and again; never reads the whole table. */
export function createChangeFollower({
  table,
  logger,
  pollMilliseconds,
  onCard,
  onPoll,
}: FollowerOptions): ChangeFollower {
  /** Newest change seen of each partition, in milliseconds. */
  const newest = changePartitionNumbers.map(() => 0);
  /** Changes within the overlap, so that none is taken twice, nor an older one after a newer one. */
  const seen = new Map<string, string>();
  const stopping = new AbortController();
  let running: Promise<void> | null = null;

  function take(card: ProductCard, changedAt: string): void {
    const before = seen.get(card.id);
    if (before !== undefined && before >= changedAt) return;
    seen.set(card.id, changedAt);
    onCard(card);
  }

  async function readPartition(partition: number): Promise<void> {
    const since = Math.max(0, (newest[partition] ?? 0) - overlapMilliseconds);
    for await (const changes of readChanges(table, partition, since)) {
      for (const { card, changedAt } of changes) take(card, changedAt);
      const last = changes.at(-1);
      if (last) newest[partition] = Math.max(newest[partition] ?? 0, timeOf(last.changedAt));
      forget();
    }
  }

  /** Drops what no poll will meet again. */
  function forget(): void {
    if (seen.size < 1_000) return;
    const oldest = changePosition(Math.min(Date.now(), ...newest) - 2 * overlapMilliseconds);
    for (const [id, changedAt] of seen) if (changedAt < oldest) seen.delete(id);
  }

  async function run(signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      const wait = Math.min(5_000, pollMilliseconds * 2 ** Math.min(failures, 5));
      await delay(wait, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      try {
        await Promise.all([...changePartitionNumbers.map(readPartition), onPoll()]);
        failures = 0;
      } catch (error) {
        failures++;
        if (failures === 1) logger.warn({ err: error }, 'changes of other instances can not be read now');
      }
    }
  }

  return {
    async load() {
      // One after the other: a start reads the whole catalogue and shall not need much memory for it.
      for (const partition of changePartitionNumbers) await readPartition(partition);
    },
    start() {
      running ??= run(stopping.signal);
    },
    async stop() {
      stopping.abort();
      await running;
    },
    noteOwn(id, now) {
      const changedAt = changePosition(now.getTime(), id);
      if ((seen.get(id) ?? '') < changedAt) seen.set(id, changedAt);
    },
  };
}

const timeOf = (changedAt: string): number => Number(changedAt.slice(0, changedAt.indexOf('#')));
