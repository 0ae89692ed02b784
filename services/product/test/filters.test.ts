import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Filters, ListQuery } from '../src/catalogue/list-query.ts';
import type { ProductCard } from '../src/products/product-item.ts';
import { createProductIndex } from '../src/search/product-index.ts';
import { card, fits } from './support/cards.ts';

const makes = fc.constantFrom('audi', 'bmw', 'ford', 'škoda', 'none');
const fuels = ['petrol', 'diesel', 'electric'] as const;
const years = fc.integer({ min: 1998, max: 2022 });
const prices = fc.integer({ min: 990, max: 1_060 });
const engines = fc.constantFrom(0, 1, 800, 1_600, 3_000);

const filters = fc.record(
  {
    make: fc.array(makes, { minLength: 1, maxLength: 3 }),
    fuel: fc.array(fc.constantFrom(...fuels), { minLength: 1, maxLength: 2 }),
    yearFrom: years,
    yearTo: years,
    priceFrom: prices,
    priceTo: prices,
    engineFrom: engines,
    engineTo: engines,
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Filters>;

/** A change to a list of products: one more, one with another price or fuel, one archived. */
const change = fc.record({
  what: fc.constantFrom('add', 'add', 'add', 'change', 'archive'),
  which: fc.nat(),
  priceAmount: prices,
  // A product without one is found by no fuel.
  fuel: fc.constantFrom(...fuels, ''),
  engineCc: fc.constantFrom(0, 800, 1_600),
});

const orders: Readonly<
  Record<'newest' | 'price-asc' | 'price-desc', (a: ProductCard, b: ProductCard) => number>
> = {
  newest: (a, b) => (a.id < b.id ? 1 : -1),
  'price-asc': (a, b) => a.priceAmount - b.priceAmount || (a.id < b.id ? -1 : 1),
  'price-desc': (a, b) => b.priceAmount - a.priceAmount || (a.id < b.id ? 1 : -1),
};

describe('filters', () => {
  it('find just what looking at every product finds, page by page, whatever changed before', () => {
    fc.assert(
      fc.property(
        fc.array(change, { minLength: 1, maxLength: 80 }),
        fc.array(filters, { minLength: 1, maxLength: 5 }),
        fc.constantFrom('newest', 'price-asc', 'price-desc'),
        fc.integer({ min: 1, max: 9 }),
        (changes, asked, sort, limit) => {
          const index = createProductIndex({ maxProducts: 1_000 });
          const cards = new Map<string, ProductCard>();
          for (const { what, which, ...values } of changes) {
            const known = [...cards.values()][which % Math.max(1, cards.size)];
            const next =
              what === 'add' || !known ? card(values) : { ...known, ...values, archived: what === 'archive' };
            index.put(next);
            if (next.archived) cards.delete(next.id);
            else cards.set(next.id, next);
          }
          for (const each of asked) {
            const expected = [...cards.values()].filter((one) => fits(one, each)).toSorted(orders[sort]);
            expect(allPages(index, { sort, filters: each, limit })).toEqual(expected.map(({ id }) => id));
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

function allPages(
  index: ReturnType<typeof createProductIndex>,
  wanted: Pick<ListQuery, 'sort' | 'filters' | 'limit'>,
): string[] {
  const ids: string[] = [];
  let next: ListQuery | null = { categoryIds: null, words: '', after: undefined, ...wanted };
  while (next) {
    const page = index.find(next);
    ids.push(...page.ids);
    next = page.end && { ...next, after: page.end };
  }
  return ids;
}
