import type { ListedPage, ListQuery } from '../catalogue/list-query.ts';
import type { ProductCard } from '../products/product-item.ts';
import { createRows } from './rows.ts';
import { selectPage } from './select-page.ts';
import { createTextMarks } from './text-marks.ts';
import { createTextSearch } from './text-search.ts';

/** Products to list and to search, held in memory. */
export type ProductIndex = {
  /** Takes a product as it is now; archived ones go. True when lists may look different for it. */
  put(card: ProductCard): boolean;
  find(query: ListQuery): ListedPage;
  size(): number;
  /** Rows in use, the dead ones of changed products included. */
  rows(): number;
  /** There are more products than it may hold: it is no longer complete. */
  isFull(): boolean;
};

/** An empty index for at most so many products. */
export function createProductIndex({ maxProducts }: { maxProducts: number }): ProductIndex {
  const rows = createRows();
  const text = createTextSearch();
  /** What a product is found by; kept only as a hash, to see whether it has changed. */
  const texts = createTextMarks();
  let full = false;

  return {
    put(card) {
      const before = rows.rowOf(card.id);
      if (card.archived) {
        if (before >= 0) rows.kill(before);
        return before >= 0;
      }
      const mark = texts.markOf(card);
      if (before >= 0 && rows.listsLike(before, card) && texts.has(before, mark)) return false;
      if (before >= 0) rows.kill(before);
      if (rows.living() >= maxProducts) {
        full = true;
        return true;
      }
      const row = rows.add(card);
      texts.add(row, mark);
      text.add(row, {
        title: `${card.name} ${card.make} ${card.model}`,
        rest: `${card.year} ${card.fuel} ${card.transmission} ${card.bodyType} ${card.colour}`,
        sku: card.sku,
      });
      return true;
    },
    find: (query) => selectPage(rows, query, query.words === '' ? null : text.find(query.words)),
    size: rows.living,
    rows: rows.count,
    isFull: () => full,
  };
}
