import { LRUCache } from 'lru-cache';
import type { Entry } from './cart-entry-store.ts';
import type { CartOwner } from './cart-owner.ts';

/** Carts as this instance wrote them last. Others may have changed them since: what is built on one must be checked. */
export type SeenEntries = {
  get(owner: CartOwner): Entry | undefined;
  keep(owner: CartOwner, entry: Entry): void;
  forget(owner: CartOwner): void;
};

const cartsAtMost = 2_000;
const linesAtMost = 10_000;

/** A bounded number of them, those used last. */
export function createSeenEntries(): SeenEntries {
  const seen = new LRUCache<string, Entry>({
    max: cartsAtMost,
    maxSize: linesAtMost,
    sizeCalculation: ({ cart }) => 1 + (cart?.lines.length ?? 0),
  });
  return {
    get: ({ key }) => seen.get(key),
    keep: ({ key }, entry) => void seen.set(key, entry),
    forget: ({ key }) => void seen.delete(key),
  };
}
