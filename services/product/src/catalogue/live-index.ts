import type { Logger } from '@eshop/kit/logging';
import type { ProductCard } from '../products/product-item.ts';
import { createProductIndex, type ProductIndex } from '../search/product-index.ts';
import type { Table } from '../table/table-store.ts';
import { changePartitionNumbers, readChanges } from './changes-store.ts';

export type LiveIndex = {
  /** Products on sale. */
  current(): ProductIndex;
  archived(): ProductIndex;
  /** True when lists may look different for it. */
  put(card: ProductCard): boolean;
  setQuantity(id: string, quantity: number): void;
  /** Begins to build a new index beside this one when too much of it is left over from products that changed. */
  renewIfWasteful(): void;
  stop(): Promise<void>;
};

/** So many rows may be left over beside half as many as there are products. */
const rowsToSpare = 20_000;

type Indexes = { readonly onSale: ProductIndex; readonly archived: ProductIndex };

const createIndexes = (maxProducts: number): Indexes => ({
  onSale: createProductIndex({ maxProducts }),
  archived: createProductIndex({ maxProducts, archived: true }),
});

/** A product is in one of the two; what it means for lists is told of those on sale. */
function putInto({ onSale, archived }: Indexes, card: ProductCard): boolean {
  archived.put(card);
  return onSale.put(card);
}

const isWasteful = (index: ProductIndex) => index.rows() >= index.size() * 1.5 + rowsToSpare;

/** The indexes in use, and from time to time their successors in the making. */
export function createLiveIndex(options: { table: Table; logger: Logger; maxProducts: number }): LiveIndex {
  const { table, logger, maxProducts } = options;
  let indexes = createIndexes(maxProducts);
  let successor: {
    readonly indexes: Indexes;
    readonly newer: Set<string>;
    readonly quantities: Map<string, number>;
  } | null = null;
  let building: Promise<void> = Promise.resolve();
  let stopped = false;

  async function build(): Promise<void> {
    const fresh = createIndexes(maxProducts);
    const newer = new Set<string>();
    const quantities = new Map<string, number>();
    successor = { indexes: fresh, newer, quantities };
    for (const partition of changePartitionNumbers) {
      for await (const changes of readChanges(table, partition, 0)) {
        if (stopped) return;
        // What was put meanwhile is newer than what is read here.
        for (const { card } of changes) {
          const { id, availableQuantity } = card;
          if (newer.has(id)) continue;
          putInto(fresh, { ...card, availableQuantity: quantities.get(id) ?? availableQuantity });
        }
      }
    }
    indexes = fresh;
  }

  return {
    current: () => indexes.onSale,
    archived: () => indexes.archived,
    put(card) {
      successor?.newer.add(card.id);
      if (successor) putInto(successor.indexes, card);
      return putInto(indexes, card);
    },
    setQuantity(id, quantity) {
      successor?.quantities.set(id, quantity);
      for (const { onSale, archived } of successor ? [indexes, successor.indexes] : [indexes]) {
        onSale.setQuantity(id, quantity);
        archived.setQuantity(id, quantity);
      }
    },
    renewIfWasteful() {
      if (successor || ![indexes.onSale, indexes.archived].some(isWasteful)) return;
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
