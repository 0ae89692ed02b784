import { randomInt } from 'node:crypto';
import { staffProductSorts } from '@eshop/contracts/api/product';
import { describe, expect, it } from 'vitest';
import { card, fits } from '../../test/support/cards.ts';
import type { Filters, ListQuery } from '../catalogue/list-query.ts';
import type { ProductCard } from '../products/product-item.ts';
import { createProductIndex } from './product-index.ts';

const query = (change: Partial<ListQuery> = {}): ListQuery => ({
  categoryIds: null,
  words: '',
  sort: 'newest',
  filters: {},
  after: undefined,
  limit: 7,
  ...change,
});

function allPages(index: ReturnType<typeof createProductIndex>, change: Partial<ListQuery>): string[] {
  const ids: string[] = [];
  let next: ListQuery | null = query(change);
  while (next) {
    const page = index.find(next);
    ids.push(...page.ids);
    next = page.end && { ...next, after: page.end };
  }
  return ids;
}

const byAge = (a: ProductCard, b: ProductCard): number => (a.id < b.id ? -1 : 1);
const byPrice = (a: ProductCard, b: ProductCard) => a.priceAmount - b.priceAmount || byAge(a, b);
const byName = (a: ProductCard, b: ProductCard) =>
  Buffer.compare(sorted(a.name), sorted(b.name)) || byAge(a, b);
const byStock = (a: ProductCard, b: ProductCard) => a.availableQuantity - b.availableQuantity || byAge(a, b);
const keys = new Map<string, Buffer>();
function sorted(name: string): Buffer {
  const key = keys.get(name) ?? Buffer.from(name.toLowerCase().replaceAll('š', 's'));
  keys.set(name, key);
  return key;
}
const orders: Record<(typeof staffProductSorts)[number], typeof byAge> = {
  newest: (a, b) => byAge(b, a),
  'price-asc': byPrice,
  'price-desc': (a, b) => byPrice(b, a),
  'name-asc': byName,
  'name-desc': (a, b) => byName(b, a),
  'stock-asc': byStock,
  'stock-desc': (a, b) => byStock(b, a),
};
/** Few names, some beginning like others, in any case. */
const nameOf = (number: number) => `${number % 2 ? 'Škoda' : 'skoda'} ${'x'.repeat(number % 5)}${number % 7}`;

describe('the index of products', () => {
  it('lists like sorting and filtering everything, whatever was put, changed and archived before', () => {
    const index = createProductIndex({ maxProducts: 10_000 });
    const cards = new Map<string, ProductCard>();
    const put = (each: ProductCard) => {
      index.put(each);
      if (each.archived) cards.delete(each.id);
      else cards.set(each.id, each);
    };
    for (let at = 0; at < 600; at++)
      put(
        card({ engineCc: randomInt(4) * 800, name: nameOf(randomInt(40)), availableQuantity: randomInt(9) }),
      );
    for (const each of [...cards.values()]) {
      if (randomInt(3) === 0) put({ ...each, priceAmount: 1_000 + randomInt(50) });
      if (randomInt(9) === 0) put({ ...each, archived: true });
    }
    for (const each of [...cards.values()]) {
      if (randomInt(3) > 0) continue;
      const availableQuantity = randomInt(9);
      index.setQuantity(each.id, availableQuantity);
      cards.set(each.id, { ...each, availableQuantity });
    }
    expect(index.size()).toBe(cards.size);
    for (const sort of staffProductSorts) {
      for (const filters of [
        {},
        { make: ['škoda'] },
        { make: ['škoda', 'bmw', 'none'] },
        { yearFrom: 2005, yearTo: 2007, priceTo: 1_020 },
        { engineFrom: 1_600 },
        { engineTo: 2_000, make: ['bmw'] },
        { make: ['none'] },
      ] satisfies Filters[]) {
        const expected = [...cards.values()]
          .filter((each) => fits(each, filters))
          .toSorted(orders[sort])
          .map(({ id }) => id);
        expect(allPages(index, { sort, filters })).toEqual(expected);
      }
    }
  });

  it('lists the rows of a rare filter, however many others there are', () => {
    const index = createProductIndex({ maxProducts: 100_000 });
    const rare: string[] = [];
    for (let at = 0; at < 30_000; at++) {
      const isRare = at % 3_000 === 0;
      const each = card({ make: isRare ? 'Rare' : 'Common', fuel: isRare ? 'steam' : 'petrol' });
      if (isRare) rare.push(each.id);
      index.put(each);
    }
    expect(allPages(index, { filters: { make: ['rare'], fuel: ['steam'] }, limit: 3 })).toEqual(
      rare.toReversed(),
    );
    expect(allPages(index, { filters: { make: ['rare'], fuel: ['petrol'] } })).toEqual([]);
    expect(allPages(index, { filters: { make: ['rare'] }, sort: 'price-asc', limit: 4 })).toHaveLength(10);
  });

  it('pages 100,000 products by name and by stock without gap or double', () => {
    const index = createProductIndex({ maxProducts: 100_000 });
    const cards = Array.from({ length: 100_000 }, () =>
      card({ name: nameOf(randomInt(5_000)), availableQuantity: randomInt(50) }),
    );
    for (const each of cards) index.put(each);
    for (const sort of ['name-asc', 'name-desc', 'stock-asc', 'stock-desc'] as const) {
      const expected = cards.toSorted(orders[sort]).map(({ id }) => id);
      const found = allPages(index, { sort, limit: 9_999 });
      expect(found.length).toBe(expected.length);
      expect(found.every((id, at) => id === expected[at])).toBe(true);
    }
  });

  it('keeps every other product’s place by stock while quantities change between the pages', () => {
    const index = createProductIndex({ maxProducts: 1_000 });
    const [quiet, selling] = [0, 1].map((first) =>
      Array.from({ length: 100 }, (_, at) => card({ availableQuantity: first + at })),
    ) as [ProductCard[], ProductCard[]];
    for (const each of [...quiet, ...selling]) index.put(each);
    const seen: string[] = [];
    let next: ListQuery | null = query({ sort: 'stock-desc' });
    while (next) {
      const { ids, end } = index.find(next);
      seen.push(...ids);
      next = end && { ...next, after: end };
      for (const { id } of selling) index.setQuantity(id, randomInt(100));
    }
    const quietIds = new Set(quiet.map(({ id }) => id));
    expect(seen.filter((id) => quietIds.has(id))).toEqual(quiet.map(({ id }) => id).toReversed());
  });

  it('says whether lists can look different', () => {
    const index = createProductIndex({ maxProducts: 10 });
    const one = card();
    expect([index.put(one), index.put(one), index.put({ ...one, name: 'Other' })]).toEqual([
      true,
      false,
      true,
    ]);
    expect(index.put({ ...one, name: 'Other', archived: true })).toBe(true);
    expect(index.put({ ...one, name: 'Other', archived: true })).toBe(false);
  });

  it('pages a search by relevance without repeating or losing one', () => {
    const index = createProductIndex({ maxProducts: 10_000 });
    const ids = Array.from({ length: 100 }, (_, at) => {
      const each = card({ name: at % 3 ? 'Golf' : 'Golfish', make: 'VW', model: 'x' });
      index.put(each);
      return each.id;
    });
    const found = allPages(index, { words: 'golf', sort: 'relevance' });
    expect(found.toSorted()).toEqual(ids.toSorted());
    expect(found.slice(0, 66)).toEqual(ids.filter((_, at) => at % 3).toReversed());
  });

  it('tells when it is full', () => {
    const index = createProductIndex({ maxProducts: 2 });
    for (let at = 0; at < 3; at++) index.put(card());
    expect([index.isFull(), index.size()]).toEqual([true, 2]);
  });
});
