import {
  type Filters,
  type OrderedBy,
  type Position,
  type Selection,
  valueFilters,
} from '../catalogue/list-query.ts';
import type { ProductCard } from '../products/product-item.ts';
import { type Choice, createFacet, type Facet, type FacetName, facetNames } from './facets.ts';
import { grown } from './grow.ts';
import { createIds, parseId } from './ids.ts';
import { createOrder } from './order.ts';
import { createPackedTexts } from './packed-texts.ts';
import { plain } from './words.ts';

/** Orders that rows have by themselves, without a search. */
export type KeptOrder = Exclude<OrderedBy, 'score'>;

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

/** Two names that differ in case and accents only are the same to people. Names are shorter than this; a cursor holds one. */
const sortedName = (name: string): string => plain(name).slice(0, 200);

/** A choice with what it goes by. */
export type NamedChoice = { readonly by: FacetName | 'price'; readonly choice: Choice };

/**
 * Products as rows of packed columns. A row never changes: a product that changes gets a new row and its old one dies,
 * so whatever points to rows stays right. The quantity alone changes in its row, since it changes with every sale.
 */
export function createRows() {
  const ids = createIds();
  const facets = Object.fromEntries(facetNames.map((name) => [name, createFacet()])) as Record<
    FacetName,
    Facet
  >;
  let prices = new Uint32Array(64);
  let quantities = new Uint32Array(64);
  let alive = new Uint8Array(64);
  let count = 0;
  let living = 0;

  const priceOf = (row: number) => prices[row] ?? 0;
  const byAge = ids.compare;
  const byPrice = (one: number, other: number) => priceOf(one) - priceOf(other) || byAge(one, other);
  const newest = createOrder(byAge);
  const price = createOrder(byPrice);
  const names = createPackedTexts();
  const quantityOf = (row: number) => quantities[row] ?? 0;

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
      quantities = grown(quantities, count);
      quantities[row] = card.availableQuantity;
      names.add(row, sortedName(card.name));
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
    setQuantity(row: number, quantity: number): void {
      quantities[row] = quantity;
    },
    idOf: ids.idOf,
    priceOf,
    /** What a row's place in an order is told by, beside its id. */
    valueOf: {
      age: () => 0,
      price: priceOf,
      name: names.textOf,
      stock: quantityOf,
    } satisfies Record<KeptOrder, (row: number) => number | string>,
    /** Orders rows, the first of equals being the older one. */
    compareBy: {
      age: byAge,
      price: byPrice,
      name: (one: number, other: number) => names.compare(one, other) || byAge(one, other),
      stock: (one: number, other: number) => quantityOf(one) - quantityOf(other) || byAge(one, other),
    } satisfies Record<KeptOrder, (one: number, other: number) => number>,
    byAge,
    byPrice,
    newest,
    price,
    count: () => count,
    living: () => living,
    /** How a row compares with a place in an order. */
    compareToPlace(by: KeptOrder, { value, id }: Position): (row: number) => number {
      const words = parseId(id);
      const byId = (row: number) => ids.compareTo(row, words);
      if (by === 'age') return byId;
      if (by === 'name') {
        const name = Buffer.from(String(value));
        return (row) => names.compareTo(row, name) || byId(row);
      }
      const numberOf = by === 'price' ? priceOf : quantityOf;
      return (row) => numberOf(row) - Number(value) || byId(row);
    },
    /** All rows, those that are dead too. */
    each(take: (row: number) => void): void {
      for (let row = 0; row < count; row++) take(row);
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
