import { type Filters, type Position, type Selection, valueFilters } from '../catalogue/list-query.ts';
import type { ProductCard } from '../products/product-item.ts';
import { type Choice, createFacet, type Facet, type FacetName, facetNames } from './facets.ts';
import { grown } from './grow.ts';
import { createIds, parseId } from './ids.ts';
import { createOrder } from './order.ts';

/** What a row holds of each attribute that lists filter by. */
const facetValue: Record<FacetName, (card: ProductCard) => string> = {
  category: ({ categoryId }) => categoryId,
  make: ({ make }) => make,
  fuel: ({ fuel }) => fuel,
  transmission: ({ transmission }) => transmission,
  bodyType: ({ bodyType }) => bodyType,
  year: ({ year }) => String(year),
  engine: ({ engineCc }) => (engineCc > 0 ? String(engineCc) : ''),
};

/** A choice with what it goes by. */
export type NamedChoice = { readonly by: FacetName | 'price'; readonly choice: Choice };

/**
 * Products as rows of packed columns. A row never changes: a product that changes gets a new row and its old one dies,
 * so whatever points to rows stays right.
 */
export function createRows() {
  const ids = createIds();
  const facets = Object.fromEntries(facetNames.map((name) => [name, createFacet()])) as Record<
    FacetName,
    Facet
  >;
  let prices = new Uint32Array(64);
  let alive = new Uint8Array(64);
  let count = 0;
  let living = 0;

  const priceOf = (row: number) => prices[row] ?? 0;
  const byAge = ids.compare;
  const byPrice = (one: number, other: number) => priceOf(one) - priceOf(other) || byAge(one, other);
  const newest = createOrder(byAge);
  const price = createOrder(byPrice);

  function pricesAmong({ priceFrom, priceTo }: Filters): NamedChoice[] {
    if (priceFrom === undefined && priceTo === undefined) return [];
    const [least, most] = [priceFrom ?? 0, priceTo ?? Number.POSITIVE_INFINITY];
    const low = price.seek((row) => priceOf(row) >= least);
    const high = price.seek((row) => priceOf(row) > most);
    const choice: Choice = {
      count: Math.max(0, high - low),
      test: (row) => priceOf(row) >= least && priceOf(row) <= most,
      mayHold: () => true,
      each(take) {
        for (const row of price.rows().subarray(low, high)) take(row);
      },
    };
    return [{ by: 'price', choice }];
  }

  return {
    add(card: ProductCard): number {
      const row = ids.add(card.id);
      count = row + 1;
      prices = grown(prices, count);
      alive = grown(alive, count);
      prices[row] = card.priceAmount;
      alive[row] = 1;
      living++;
      for (const name of facetNames) facets[name].add(row, facetValue[name](card));
      newest.add(row);
      price.add(row);
      return row;
    },
    kill(row: number): void {
      if (alive[row] !== 1) return;
      alive[row] = 0;
      living--;
    },
    /** The living row of a product, or -1. */
    rowOf(id: string): number {
      const row = ids.rowOf(id);
      return row >= 0 && alive[row] === 1 ? row : -1;
    },
    isAlive: (row: number) => alive[row] === 1,
    /** Whether the row stands in the same places of all lists as this card. */
    listsLike: (row: number, card: ProductCard) =>
      priceOf(row) === card.priceAmount &&
      facetNames.every((name) => facets[name].has(row, facetValue[name](card))),
    idOf: ids.idOf,
    priceOf,
    byAge,
    byPrice,
    newest,
    price,
    count: () => count,
    living: () => living,
    /** How a row compares with a place in the order by age or by price. */
    compareToPlace(sort: 'newest' | 'price', { value, id }: Position) {
      const words = parseId(id);
      return sort === 'newest'
        ? (row: number) => ids.compareTo(row, words)
        : (row: number) => priceOf(row) - value || ids.compareTo(row, words);
    },
    facets,
    choices: (selection: Selection): NamedChoice[] => [
      ...choicesOf(selection, facets),
      ...pricesAmong(selection.filters),
    ],
  };
}

export type Rows = ReturnType<typeof createRows>;

function choicesOf({ categoryIds, filters }: Selection, facets: Record<FacetName, Facet>): NamedChoice[] {
  const choices: NamedChoice[] = [];
  const choose = (by: FacetName, values: Iterable<string>) =>
    choices.push({ by, choice: facets[by].among(values) });
  if (categoryIds) choose('category', categoryIds);
  for (const name of valueFilters) {
    const values = filters[name];
    if (values !== undefined) choose(name, values);
  }
  const chooseRange = (by: 'year' | 'engine', from: number | undefined, to: number | undefined) => {
    if (from === undefined && to === undefined) return;
    const [least, most] = [from ?? 0, to ?? Number.POSITIVE_INFINITY];
    choose(
      by,
      [...facets[by].values()].filter((value) => Number(value) >= least && Number(value) <= most),
    );
  };
  chooseRange('year', filters.yearFrom, filters.yearTo);
  chooseRange('engine', filters.engineFrom, filters.engineTo);
  return choices;
}
