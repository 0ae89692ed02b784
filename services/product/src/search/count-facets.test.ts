import { randomInt } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { card, fits } from '../../test/support/cards.ts';
import type { Filters } from '../catalogue/list-query.ts';
import type { ProductCard } from '../products/product-item.ts';
import { type CountedFacet, countedFacets } from './count-facets.ts';
import { createProductIndex } from './product-index.ts';

/** As many as an import of a public feed of cars brings. */
const importSize = 33_442;
const categories = [uuidv7(), uuidv7()];
const pick = <Value>(values: readonly [Value, ...Value[]]): Value =>
  values[randomInt(values.length)] ?? values[0];

/** An import: one make after the other, and some that nobody gave a gearbox, a body or an engine. */
function givenImport() {
  const index = createProductIndex({ maxProducts: 100_000 });
  const cards = new Map<string, ProductCard>();
  const put = (each: ProductCard) => {
    index.put(each);
    if (each.archived) cards.delete(each.id);
    else cards.set(each.id, each);
  };
  for (let at = 0; at < importSize; at++)
    put(
      card({
        categoryId: categories[at % 2] ?? '',
        make: `Make ${Math.floor(at / 300)}`,
        fuel: pick(['petrol', 'diesel', 'electric']),
        transmission: pick(['', 'manual', 'automatic']),
        bodyType: pick(['', 'SUV', 'sedan']),
        priceAmount: 100_000 + randomInt(9_000_000),
        engineCc: randomInt(40) * 100,
      }),
    );
  for (const each of [...cards.values()].slice(0, 2_000)) {
    if (randomInt(3) === 0) put({ ...each, fuel: 'hydrogen' });
    if (randomInt(9) === 0) put({ ...each, archived: true });
  }
  return { index, cards };
}

const textOf: Record<CountedFacet, (each: ProductCard) => string> = {
  make: ({ make }) => make,
  fuel: ({ fuel }) => fuel,
  transmission: ({ transmission }) => transmission,
  bodyType: ({ bodyType }) => bodyType,
  year: ({ year }) => String(year),
  engine: ({ engineCc }) => (engineCc > 0 ? String(engineCc) : ''),
};

/** The filters without those of one facet. */
function lifted(filters: Filters, facet: CountedFacet | 'price'): Filters {
  const own = [facet, `${facet}From`, `${facet}To`];
  return Object.fromEntries(Object.entries(filters).filter(([name]) => !own.includes(name)));
}

describe('facets', () => {
  it('count the products of an import as counting them one by one does, each facet without its own filter', () => {
    const { index, cards } = givenImport();
    const all: Filters[] = [
      {},
      { make: ['make 3', 'make 70', 'none'] },
      { make: ['make 1'], fuel: ['diesel', 'hydrogen'] },
      { yearFrom: 2003, yearTo: 2009, engineFrom: 1_600, bodyType: ['suv'] },
      { priceFrom: 2_000_000, priceTo: 4_000_000, transmission: ['manual'], engineTo: 2_000 },
    ];
    for (const filters of all) {
      for (const categoryIds of [null, categories.slice(0, 1)]) {
        const counted = index.facets({ categoryIds, words: '', filters });
        const chosen = [...cards.values()].filter(
          ({ categoryId }) => categoryIds?.includes(categoryId) ?? true,
        );
        expect(counted.total).toBe(chosen.filter((each) => fits(each, filters)).length);
        for (const name of countedFacets) {
          const expected = new Map<string, number>();
          for (const each of chosen.filter((one) => fits(one, lifted(filters, name)))) {
            const value = textOf[name](each);
            if (value !== '') expected.set(value, (expected.get(value) ?? 0) + 1);
          }
          const found = new Map(counted.values[name].map(({ value, count }) => [value, count]));
          expect(found, `${name} of ${JSON.stringify(filters)}`).toEqual(expected);
        }
        const prices = chosen
          .filter((each) => fits(each, lifted(filters, 'price')))
          .map(({ priceAmount }) => priceAmount);
        expect(counted.prices.toSorted()).toEqual(Uint32Array.from(prices).sort());
      }
    }
  });

  it('count what a search finds', () => {
    const index = createProductIndex({ maxProducts: 100 });
    for (const fuel of ['petrol', 'petrol', 'diesel'])
      index.put(card({ name: 'Roadster', make: 'Audi', fuel }));
    index.put(card({ name: 'Van', make: 'Ford', fuel: 'diesel' }));
    const { total, values } = index.facets({
      categoryIds: null,
      words: 'roadstr',
      filters: { fuel: ['petrol'] },
    });
    expect(total).toBe(2);
    expect(values.make).toEqual([{ value: 'Audi', count: 2 }]);
    expect(values.fuel).toEqual([
      { value: 'petrol', count: 2 },
      { value: 'diesel', count: 1 },
    ]);
  });

  it('show a value as most products write it, and count all ways as one', () => {
    const index = createProductIndex({ maxProducts: 100 });
    for (const make of ['bmw', 'BMW', 'BMW', 'Bmw']) index.put(card({ make }));
    const { values } = index.facets({ categoryIds: null, words: '', filters: {} });
    expect(values.make).toEqual([{ value: 'BMW', count: 4 }]);
    expect(index.shown('make', 'bMw')).toBe('BMW');
    expect(index.shown('make', 'lada')).toBeUndefined();
  });
});
