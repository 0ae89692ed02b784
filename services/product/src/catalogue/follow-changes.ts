import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@eshop/kit/logging';
import type { ProductCard } from '../products/product-item.ts';
import { changeMoment, changePartitionOf, changePosition } from '../table/keys.ts';
import type { Table } from '../table/table-store.ts';
import { changePartitionNumbers, readChanges } from './changes-store.ts';

export type ChangeFollower = {
  /** Reads everything once; resolves when the index is complete. */
  load(): Promise<void>;
  /** Goes on asking for changes until `stop`. */
  start(): void;
  stop(): Promise<void>;
  /**
   * This instance wrote a change itself and must not fall back behind it. It learns of it all the same: in the index of changes
   * it stands for all before it, and others may have changed the quantity before an edit, or edited before a sale.
   */
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
 * Each reading begins so long before the one before it began: clocks of instances differ, and a change can commit a little
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
  const partitions = changePartitionNumbers.map(() => ({
    /** When the last complete reading began, in milliseconds; 0 before the first. */
    readAt: 0,
    /** Changes within the overlap, so that none is taken twice, nor an older one after a newer one. */
    seen: new Map<string, string>(),
  }));
  const stopping = new AbortController();
  let running: Promise<void> | null = null;

  async function readPartition(number: number, isFirst: boolean): Promise<void> {
    const partition = partitions[number];
    if (!partition) return;
    const { seen } = partition;
    const beganAt = Date.now();
    const since = Math.max(0, partition.readAt - overlapMilliseconds);
    for await (const changes of readChanges(table, number, since)) {
      stopping.signal.throwIfAborted();
      for (const { card, changedAt } of changes) {
        if ((seen.get(card.id) ?? '') >= changedAt) continue;
        // At the first reading nothing is known yet, and the whole catalogue is more than need be remembered.
        if (!isFirst) seen.set(card.id, changedAt);
        onCard(card);
      }
    }
    partition.readAt = beganAt;
    const oldest = changePosition(since);
    for (const [id, changedAt] of seen) if (changedAt < oldest) seen.delete(id);
  }

  async function run(signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      const wait = Math.min(5_000, pollMilliseconds * 2 ** Math.min(failures, 5));
      await delay(wait, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      try {
        // One after the other: answers to all at once would hold up the requests in hand.
        for (const number of changePartitionNumbers) await readPartition(number, false);
        await onPoll();
        failures = 0;
      } catch (error) {
        if (signal.aborted) return;
        failures++;
        if (failures === 1) logger.warn({ err: error }, 'changes of other instances can not be read now');
      }
    }
  }

  return {
    async load() {
      // One after the other: a start reads the whole catalogue and shall not need much memory for it.
      for (const number of changePartitionNumbers) await readPartition(number, true);
    },
    start() {
      running ??= run(stopping.signal);
    },
    async stop() {
      stopping.abort();
      await running;
    },
    noteOwn(id, now) {
      const changedAt = changeMoment(now.getTime());
      const seen = partitions[changePartitionOf(id)]?.seen;
      if ((seen?.get(id) ?? '') < changedAt) seen?.set(id, changedAt);
    },
  };
}
