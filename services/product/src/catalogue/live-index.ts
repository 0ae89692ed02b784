import type { Logger } from '@eshop/kit/logging';
import type { ProductCard } from '../products/product-item.ts';
import { createProductIndex, type ProductIndex } from '../search/product-index.ts';
import type { Table } from '../table/table-store.ts';
import { changePartitionNumbers, readChanges } from './changes-store.ts';

export type LiveIndex = {
  current(): ProductIndex;
  /** True when lists may look different for it. */
  put(card: ProductCard): boolean;
  /** Begins to build a new index beside this one when too much of it is left over from products that changed. */
  renewIfWasteful(): void;
  stop(): Promise<void>;
};

/** So many rows may be left over beside half as many as there are products. */
const rowsToSpare = 20_000;

/** The index in use, and from time to time its successor in the making. */
export function createLiveIndex(options: { table: Table; logger: Logger; maxProducts: number }): LiveIndex {
  const { table, logger, maxProducts } = options;
  let index = createProductIndex({ maxProducts });
  let successor: { readonly index: ProductIndex; readonly newer: Set<string> } | null = null;
  let building: Promise<void> = Promise.resolve();
  let stopped = false;

  async function build(): Promise<void> {
    const fresh = createProductIndex({ maxProducts });
    const newer = new Set<string>();
    successor = { index: fresh, newer };
    for (const partition of changePartitionNumbers) {
      for await (const changes of readChanges(table, partition, 0)) {
        if (stopped) return;
        // What was put meanwhile is newer than what is read here.
        for (const { card } of changes) if (!newer.has(card.id)) fresh.put(card);
      }
    }
    index = fresh;
  }

  return {
    current: () => index,
    put(card) {
      successor?.newer.add(card.id);
      successor?.index.put(card);
      return index.put(card);
    },
    renewIfWasteful() {
      if (successor || index.rows() < index.size() * 1.5 + rowsToSpare) return;
      building = build()
        .catch((error: unknown) => logger.warn({ err: error }, 'the search index could not be renewed'))
        .finally(() => {
          successor = null;
        });
    },
    async stop() {
      stopped = true;
      await building;
    },
  };
}
