import type { ListedPage, ListQuery } from '../catalogue/list-query.ts';
import type { ProductCard } from '../products/product-item.ts';

/** Products to list and to search, held in memory. */
export type ProductIndex = {
  /** Takes a product as it is now; archived ones go. True when lists may look different for it. */
  put(card: ProductCard): boolean;
  find(query: ListQuery): ListedPage;
  size(): number;
  /** There are more products than it may hold. */
  isFull(): boolean;
};

export function createProductIndex(_options: { maxProducts: number }): ProductIndex {
  return { put: () => true, find: () => ({ ids: [], end: null }), size: () => 0, isFull: () => true };
}
