import type { ListQuery } from '../catalogue/list-query.ts';
import { blockOf, type Choice } from './facets.ts';
import type { Rows } from './rows.ts';

export type Walk = {
  readonly passes: (row: number) => boolean;
  readonly choices: readonly Choice[];
  /** Rows that may be tested before it is given up. */
  readonly most: number;
};

/**
 * The rows of a page and the one behind it, found by walking the order from the cursor on; null when too many rows were
 * tested. Blocks without a row that could pass are passed over, since an import brings a make after the other.
 */
export function walkOrder(rows: Rows, query: ListQuery, { passes, choices, most }: Walk): number[] | null {
  const ascending = query.sort === 'price-asc';
  const ordered = (query.sort === 'newest' ? rows.newest : rows.price).rows();
  const { low, high } = rangeOf(rows, query);
  const page: number[] = [];
  let tested = 0;
  let block = -1;
  let isEmpty = false;
  for (let step = 0; step < high - low; step++) {
    const row = ordered[ascending ? low + step : high - 1 - step] ?? 0;
    if (blockOf(row) !== block) {
      block = blockOf(row);
      isEmpty = !mayHold(choices, block);
    }
    if (isEmpty) continue;
    if (++tested > most) return null;
    if (!passes(row)) continue;
    page.push(row);
    if (page.length > query.limit) break;
  }
  return page;
}

function mayHold(choices: readonly Choice[], block: number): boolean {
  for (const choice of choices) if (!choice.mayHold(block)) return false;
  return true;
}

/** The part of the order within the prices asked for and behind the cursor. */
function rangeOf(rows: Rows, { sort, after, filters }: ListQuery): { low: number; high: number } {
  const byPrice = sort !== 'newest';
  const order = byPrice ? rows.price : rows.newest;
  const { priceFrom, priceTo } = filters;
  const range = { low: 0, high: rows.count() };
  if (byPrice && priceFrom !== undefined) range.low = order.seek((row) => rows.priceOf(row) >= priceFrom);
  if (byPrice && priceTo !== undefined) range.high = order.seek((row) => rows.priceOf(row) > priceTo);
  if (!after) return range;
  const compare = rows.compareToPlace(byPrice ? 'price' : 'age', after);
  if (sort === 'price-asc') {
    const behind = order.seek((row) => compare(row) > 0);
    return { ...range, low: Math.max(range.low, behind) };
  }
  const behind = order.seek((row) => compare(row) >= 0);
  return { ...range, high: Math.min(range.high, behind) };
}
