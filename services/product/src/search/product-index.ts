import type { ListedPage, ListQuery, Selection, ValueFilter } from '../catalogue/list-query.ts';
import type { ProductCard } from '../products/product-item.ts';
import { countFacets, type FacetCounts } from './count-facets.ts';
import { createNames, type Named } from './names.ts';
import { createRows } from './rows.ts';
import { selectPage } from './select-page.ts';
import { type Likeness, similarRows } from './similar-rows.ts';
import { createTextMarks } from './text-marks.ts';
import { createTextSearch } from './text-search.ts';

/** Products to list and to search, held in memory. */
export type ProductIndex = {
  /**
   * Takes a product as it is now; one that does not belong here goes. True when lists that everybody sees may look different
   * for it, for which its quantity is no matter.
   */
  put(card: ProductCard): boolean;
  /** Nothing happens when the product is not here. */
  setQuantity(id: string, quantity: number): void;
  find(query: ListQuery): ListedPage;
  facets(selection: Selection): FacetCounts;
  /** A value of a filter, given in any case, as it is shown; undefined when no product ever had it. */
  shown(name: ValueFilter, value: string): string | undefined;
  /** At most so many makes, then so many models, that a text may mean; the best first. */
  names(text: string, most: number): Named[];
  largestMakes(most: number): Named[];
  /** Ids of products that are like one, the most similar first, without itself. */
  similar(likeness: Likeness, most: number): string[];
  size(): number;
  /** Rows in use, the dead ones of changed products included. */
  rows(): number;
  /** There are more products than it may hold: it is no longer complete. */
  isFull(): boolean;
};

/** An empty index for at most so many products: of those on sale or, with `archived`, of the others. */
export function createProductIndex({
  maxProducts,
  archived = false,
}: {
  maxProducts: number;
  archived?: boolean;
}): ProductIndex {
  const rows = createRows();
  const text = createTextSearch();
  const names = createNames();
  /** What a product is found by; kept only as a hash, to see whether it has changed. */
  const texts = createTextMarks();
  let full = false;
  const matchesOf = (words: string) => (words === '' ? null : text.find(words));
  const remove = (row: number) => {
    rows.kill(row);
    names.remove(row);
  };

  return {
    put(card) {
      const before = rows.rowOf(card.id);
      if (card.archived !== archived) {
        if (before >= 0) remove(before);
        return before >= 0;
      }
      const mark = texts.markOf(card);
      if (before >= 0 && rows.listsLike(before, card) && texts.has(before, mark)) {
        rows.setQuantity(before, card.availableQuantity);
        return false;
      }
      if (before >= 0) remove(before);
      if (rows.living() >= maxProducts) {
        full = true;
        return true;
      }
      const row = rows.add(card);
      texts.add(row, mark);
      names.add(row, card);
      text.add(row, {
        title: `${card.name} ${card.make} ${card.model}`,
        rest: `${card.year} ${card.fuel} ${card.transmission} ${card.bodyType} ${card.colour}`,
        sku: card.sku,
      });
      return true;
    },
    setQuantity(id, quantity) {
      const row = rows.rowOf(id);
      if (row >= 0) rows.setQuantity(row, quantity);
    },
    find: (query) => selectPage(rows, query, matchesOf(query.words)),
    facets: (selection) => countFacets(rows, selection, matchesOf(selection.words)),
    shown: (name, value) => rows.facets[name].shown(value.toLowerCase()),
    names(words, most) {
      // Before an error is assumed, the words are looked for in the products.
      return names.knows(words) || !text.knows(words) ? names.find(words, most) : [];
    },
    largestMakes: names.largestMakes,
    similar: (likeness, most) => similarRows(rows, likeness, most).map(rows.idOf),
    size: rows.living,
    rows: rows.count,
    isFull: () => full,
  };
}
