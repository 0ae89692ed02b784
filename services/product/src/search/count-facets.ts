import type { Selection } from '../catalogue/list-query.ts';
import type { FacetName, ValueCount } from './facets.ts';
import type { NamedChoice, Rows } from './rows.ts';
import type { Matches } from './text-search.ts';

/** Facets that are counted by value. */
export const countedFacets = ['make', 'fuel', 'transmission', 'bodyType', 'year', 'engine'] as const;
export type CountedFacet = (typeof countedFacets)[number];

/** What the products of a selection have: each facet as if there were no filter on it. */
export type FacetCounts = {
  /** Products that fit all filters. */
  readonly total: number;
  /** Values of which there is at least one. */
  readonly values: Readonly<Record<CountedFacet, readonly ValueCount[]>>;
  /** A price for each product, in no order. */
  readonly prices: Uint32Array;
};

/** The place of the price behind the counted facets. */
const priceAt = countedFacets.length;
/** Marks of rows: which facet's filter keeps it out, or that none does. */
const fitsAll = 255;

/** Rows that count for a facet at least, each with its mark. */
type Marked = {
  readonly rows: Uint32Array;
  readonly marks: Uint8Array;
  readonly count: number;
  /** Rows that fit every filter. */
  readonly total: number;
};

/**
 * Counts all facets. Each row is tested once: one that fits every filter counts for all facets, one that a single filter
 * keeps out counts for that filter's facet. Then each column is counted in a loop of its own, which is fastest.
 */
export function countFacets(rows: Rows, selection: Selection, matches: Matches | null): FacetCounts {
  const marked = markRows(rows, selection, matches);
  const tally = (name: CountedFacet): ValueCount[] => {
    const facet = rows.facets[name];
    const counts = countColumn(marked, placeOf(name), facet.column(), facet.codes());
    return facet.tally(counts).filter(({ count }) => count > 0);
  };
  return {
    total: marked.total,
    values: {
      make: tally('make'),
      fuel: tally('fuel'),
      transmission: tally('transmission'),
      bodyType: tally('bodyType'),
      year: tally('year'),
      engine: tally('engine'),
    },
    prices: pricesOf(rows, marked),
  };
}

function markRows(rows: Rows, selection: Selection, matches: Matches | null): Marked {
  const choices = rows.choices(selection).map(({ by, choice: { test } }) => ({ at: placeOf(by), test }));
  const candidates = matches?.rows;
  const most = candidates?.length ?? rows.count();
  const marked = new Uint32Array(most);
  const marks = new Uint8Array(most);
  let count = 0;
  let total = 0;
  for (let step = 0; step < most; step++) {
    const row = candidates ? (candidates[step] ?? 0) : step;
    if (!rows.isAlive(row)) continue;
    const mark = markOf(choices, row);
    if (mark === null) continue;
    if (mark === fitsAll) total++;
    marked[count] = row;
    marks[count++] = mark;
  }
  return { rows: marked, marks, count, total };
}

/** Null for a row that more than one filter keeps out, or the category, which is no facet. */
function markOf(
  choices: readonly { readonly at: number; test(row: number): boolean }[],
  row: number,
): number | null {
  let mark = fitsAll;
  for (const { at, test } of choices) {
    if (test(row)) continue;
    if (mark !== fitsAll || at < 0) return null;
    mark = at;
  }
  return mark;
}

/** Where a facet stands; below 0 for what is not counted. */
const placeOf = (by: NamedChoice['by']): number =>
  by === 'price' ? priceAt : countedFacets.findIndex((name: FacetName) => name === by);

function countColumn(
  { rows, marks, count }: Marked,
  at: number,
  column: Uint16Array,
  codes: number,
): Uint32Array {
  const counts = new Uint32Array(codes);
  for (let step = 0; step < count; step++) {
    const mark = marks[step];
    if (mark !== fitsAll && mark !== at) continue;
    const code = column[rows[step] ?? 0] ?? 0;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}

function pricesOf({ priceOf }: Rows, { rows, marks, count }: Marked): Uint32Array {
  const prices = new Uint32Array(count);
  let priced = 0;
  for (let step = 0; step < count; step++) {
    const mark = marks[step];
    if (mark === fitsAll || mark === priceAt) prices[priced++] = priceOf(rows[step] ?? 0);
  }
  return prices.subarray(0, priced);
}
