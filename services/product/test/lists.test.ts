import { randomInt, randomUUID } from 'node:crypto';
import type { Product } from '@eshop/contracts/api/product';
import { eventually } from '@eshop/kit/testing';
import { describe, expect, it } from 'vitest';
import type { ListQuery, Sort } from '../src/catalogue/list-query.ts';
import { listFromTable } from '../src/catalogue/lists-store.ts';
import { productKey } from '../src/table/keys.ts';
import { getAll, getPage, givenCategory, givenProduct } from './support/given.ts';
import { useProductService } from './support/product-service.ts';

const shop = useProductService();
const ids = (products: readonly Product[]) => products.map(({ id }) => id);
const usd = (amount: number) => ({ amount, currency: 'USD' });

/** Products of a tree of three categories, with prices that repeat. */
async function givenCatalogue(count = 30) {
  const root = await givenCategory(shop);
  const [left, right] = [await givenCategory(shop, root.id), await givenCategory(shop, root.id)];
  const makes = ['Toyota', 'BMW', 'Škoda'];
  const products: Product[] = [];
  for (let at = 0; at < count; at++) {
    products.push(
      await givenProduct(shop, [root, left, right][at % 3]?.id ?? '', {
        price: usd(100_000 + (at % 7) * 10_000),
        attributes: {
          make: makes[at % makes.length],
          model: `M${at}`,
          year: 2000 + (at % 10),
          fuel: at % 2 ? 'diesel' : 'petrol',
          ...(at % 6 && { engineCc: (at % 6) * 500 }),
          ...(at % 5 && { bodyType: 'SUV' }),
          ...(at % 4 && { transmission: 'manual' }),
        },
      }),
    );
  }
  return { root, left, right, products };
}

describe('GET /v1/products', () => {
  it('lists a category with all below it, by slug and by id, in every order', async () => {
    const { root, left, products } = await givenCatalogue();
    const newest = ids(products).toSorted().reverse();
    expect(ids(await getAll(shop, { category: root.slug }))).toEqual(newest);
    expect(ids(await getAll(shop, { category: root.id, limit: 7 }))).toEqual(newest);
    const inLeft = products.filter(({ categoryId }) => categoryId === left.id);
    expect(ids(await getAll(shop, { category: left.slug }))).toEqual(ids(inLeft).toSorted().reverse());
    const byPrice = products.toSorted(
      (one, other) => one.price.amount - other.price.amount || (one.id < other.id ? -1 : 1),
    );
    expect(ids(await getAll(shop, { category: root.id, sort: 'price-asc', limit: 4 }))).toEqual(ids(byPrice));
    expect(ids(await getAll(shop, { category: root.id, sort: 'price-desc', limit: 4 }))).toEqual(
      ids(byPrice.toReversed()),
    );
  });

  it('filters by every attribute and by their combinations, without regard to case', async () => {
    const { root, products } = await givenCatalogue();
    const expectSame = async (
      query: Record<string, string | number | string[]>,
      test: (product: Product) => boolean,
    ) => {
      const found = await getAll(shop, { category: root.id, limit: 5, ...query });
      expect(new Set(ids(found))).toEqual(new Set(ids(products.filter(test))));
    };
    await expectSame({ make: 'toyota' }, ({ attributes }) => attributes.make === 'Toyota');
    await expectSame({ make: 'ŠKODA' }, ({ attributes }) => attributes.make === 'Škoda');
    await expectSame({ fuel: 'Diesel' }, ({ attributes }) => attributes.fuel === 'diesel');
    await expectSame({ bodyType: 'suv' }, ({ attributes }) => attributes.bodyType === 'SUV');
    await expectSame({ transmission: 'manual' }, ({ attributes }) => attributes.transmission === 'manual');
    await expectSame(
      { yearFrom: 2003, yearTo: 2005 },
      ({ attributes: { year } }) => year >= 2003 && year <= 2005,
    );
    await expectSame(
      { priceFrom: 110_000, priceTo: 120_000 },
      ({ price: { amount } }) => amount >= 110_000 && amount <= 120_000,
    );
    await expectSame(
      { make: 'bmw', fuel: 'diesel', bodyType: 'suv', yearFrom: 2001, priceTo: 140_000, sort: 'price-desc' },
      ({ attributes, price }) =>
        attributes.make === 'BMW' &&
        attributes.fuel === 'diesel' &&
        attributes.bodyType === 'SUV' &&
        attributes.year >= 2001 &&
        price.amount <= 140_000,
    );
    await expectSame({ make: 'unknown' }, () => false);
    await expectSame(
      { engineFrom: 1_000, engineTo: 1_500 },
      ({ attributes: { engineCc = 0 } }) => engineCc >= 1_000 && engineCc <= 1_500,
    );
    await expectSame({ engineTo: 99_999 }, ({ attributes: { engineCc } }) => engineCc !== undefined);
    await expectSame({ engineFrom: 0 }, ({ attributes: { engineCc } }) => engineCc !== undefined);
  });

  it('takes a filter several times as either, and a comma as a part of the value', async () => {
    const { root, products } = await givenCatalogue(12);
    const category = root.id;
    const odd = await givenProduct(shop, category, {
      attributes: { make: 'Aston, Martin', model: 'X', year: 1 + 2000 },
    });
    const found = async (query: Parameters<typeof getAll>[1]) =>
      ids(await getAll(shop, { category, limit: 4, ...query })).toSorted();
    const having = (...makes: string[]) =>
      ids(products.filter(({ attributes }) => makes.includes(attributes.make))).toSorted();
    expect(await found({ make: ['bmw', 'Toyota'] })).toEqual(having('BMW', 'Toyota'));
    expect(await found({ make: ['BMW', 'bmw'] })).toEqual(having('BMW'));
    expect(await found({ make: 'BMW,Toyota' })).toEqual([]);
    expect(await found({ make: 'aston, martin' })).toEqual([odd.id]);
    expect(await found({ make: ['BMW', 'Toyota'], fuel: ['diesel', 'petrol'], bodyType: ['suv'] })).toEqual(
      ids(
        products.filter(({ attributes: { make, bodyType } }) => make !== 'Škoda' && bodyType === 'SUV'),
      ).toSorted(),
    );
  });

  it('gives the same pages from the table as from the index', async () => {
    const { root, products } = await givenCatalogue(24);
    const { catalogue, table } = shop.context;
    const categoryIds = [
      root.id,
      ...(await shop.http.get(`/v1/categories/${root.id}`)).body.children.map(({ id }: { id: string }) => id),
    ];
    expect((await catalogue.categoryPath(root.id)).length).toBe(1);
    const pick = <Value>(values: readonly Value[]) => values[randomInt(values.length)];
    for (let round = 0; round < 25; round++) {
      const sort: Sort = pick(['newest', 'price-asc', 'price-desc'] as const) ?? 'newest';
      const filters = {
        ...(randomInt(2) && { make: pick([['toyota'], ['bmw', 'škoda'], ['bmw', 'none']]) ?? [] }),
        ...(randomInt(2) && { fuel: ['diesel'] }),
        ...(randomInt(2) && { engineFrom: randomInt(4) * 500 }),
        ...(randomInt(2) && { engineTo: 1_500 + randomInt(4) * 500 }),
        ...(randomInt(2) && { yearFrom: 2000 + randomInt(8) }),
        ...(randomInt(2) && { priceFrom: 100_000 + randomInt(5) * 10_000 }),
        ...(randomInt(2) && { priceTo: 140_000 + randomInt(4) * 10_000 }),
      };
      const limit = 1 + randomInt(5);
      const fromIndex = ids(await getAll(shop, { category: root.id, sort, limit, ...filters }));
      const fromTable: string[] = [];
      let query: ListQuery | null = { categoryIds, words: '', sort, filters, after: undefined, limit };
      while (query) {
        const { ids: page, end } = await listFromTable(table, query, categoryIds);
        fromTable.push(...page);
        query = end && { ...query, after: end };
      }
      expect(fromTable, JSON.stringify({ sort, filters, limit })).toEqual(fromIndex);
    }
    expect(products).toHaveLength(24);
  });

  it('shows each product once while products are added between the pages', async () => {
    const { root, products } = await givenCatalogue(12);
    for (const sort of ['newest', 'price-asc', 'price-desc'] as const) {
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page: { items: Product[]; nextCursor: string | null } = await getPage(shop, {
          category: root.id,
          sort,
          limit: 3,
          ...(cursor && { cursor }),
        });
        seen.push(...ids(page.items));
        cursor = page.nextCursor;
        await givenProduct(shop, root.id, { price: usd(100_000 + randomInt(60_000)) });
      } while (cursor);
      expect(new Set(seen).size).toBe(seen.length);
      for (const { id } of products) expect(seen).toContain(id);
    }
  });

  it('answers with a null cursor on the last page, also when it is full', async () => {
    const category = await givenCategory(shop);
    for (let at = 0; at < 4; at++) await givenProduct(shop, category.id);
    const first = await getPage(shop, { category: category.id, limit: 2 });
    const second = await getPage(shop, { category: category.id, limit: 2, cursor: first.nextCursor ?? '' });
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([2, 2, null]);
  });

  it('answers 304 for what the client has', async () => {
    const category = await givenCategory(shop);
    await givenProduct(shop, category.id);
    const get = () => shop.http.get('/v1/products').query({ category: category.id });
    const first = await get();
    const second = await get().set('If-None-Match', first.headers.etag ?? '');
    expect([second.status, second.headers.etag]).toEqual([304, first.headers.etag]);
    await givenProduct(shop, category.id);
    const third = await get().set('If-None-Match', first.headers.etag ?? '');
    expect([third.status, third.body.items.length]).toEqual([200, 2]);
  });

  it.each([
    ['limit', '101'],
    ['limit', '0'],
    ['limit', '-1'],
    ['limit', '1.5'],
    ['limit', '1e1'],
    ['cursor', 'nonsense'],
    ['cursor', Buffer.from('["newest",0]').toString('base64url')],
    ['cursor', Buffer.from(`["price-asc",1,"${randomUUID()}"]`).toString('base64url')],
    ['sort', 'cheapest'],
    ['yearFrom', 'new'],
    ['priceTo', '12.5'],
    ['make', ''],
    ['make', Array(21).fill('x')],
    ['fuel', 'x'.repeat(41)],
    ['engineFrom', '1.6'],
    ['engineTo', '-1'],
    ['q', 'a\u0007b'],
    ['category', 'a/b'],
  ] as [string, string | string[]][])('refuses %s=%s, naming it', async (name, value) => {
    const answer = await shop.http.get('/v1/products').query({ [name]: value });
    expect([answer.status, answer.type]).toEqual([400, 'application/problem+json']);
    expect(answer.body.errors).toMatchObject([{ path: name }]);
  });

  it('tells an unknown category from an empty one', async () => {
    const answer = await shop.http.get('/v1/products').query({ category: 'no-such-category' });
    expect([answer.status, answer.body.errors[0].path]).toEqual([404, 'category']);
    expect((await getPage(shop, { category: (await givenCategory(shop)).id })).items).toEqual([]);
  });

  it('never scans the table, and asks it nothing for what is ready', async () => {
    const { root } = await givenCatalogue(6);
    await getAll(shop, { category: root.id, make: 'bmw', sort: 'price-asc' });
    await getAll(shop, { q: 'toyota' });
    expect(shop.main.sent.get('Scan')).toBeUndefined();
    expect(shop.main.sent.get('Query')).toBeGreaterThan(0);
    const url = `/v1/products?category=${root.id}`;
    await shop.http.get(url);
    const before = shop.main.sent.get('BatchGet');
    await shop.http.get(url);
    expect(shop.main.sent.get('BatchGet')).toBe(before);
  });
});

describe('two instances', () => {
  it('show within two seconds what the other one changed', async () => {
    const other = await shop.startInstance();
    const category = await givenCategory(shop);
    const product = await givenProduct(shop, category.id);
    const listed = () => getPage(other, { category: category.slug });
    await eventually(
      async () => expect((await other.http.get(`/v1/categories/${category.slug}`)).status).toBe(200),
      {
        timeoutMilliseconds: 2_000,
      },
    );
    await eventually(async () => expect(ids((await listed()).items)).toEqual([product.id]), {
      timeoutMilliseconds: 2_000,
    });
    await shop.http
      .patch(`/v1/products/${product.id}`)
      .set(shop.admin)
      .set('If-Match', '"1"')
      .send({ name: 'Changed here' });
    await eventually(async () => expect((await listed()).items).toMatchObject([{ name: 'Changed here' }]), {
      timeoutMilliseconds: 2_000,
    });
    await shop.http.delete(`/v1/products/${product.id}`).set(shop.admin).set('If-Match', '"2"');
    await eventually(async () => expect((await listed()).items).toEqual([]), { timeoutMilliseconds: 2_000 });
  });

  it('know the engines of products whose cards were written before cards told them', async () => {
    const category = await givenCategory(shop);
    const attributes = { make: 'Ford', model: 'Old', year: 2010, engineCc: 1_596 };
    const { id } = await givenProduct(shop, category.id, { attributes });
    const { table } = shop.context;
    const card: unknown[] = JSON.parse(String((await table.get(productKey(id)))?.card));
    await table.update({ update: productKey(id), set: { card: JSON.stringify(card.slice(0, 12)) } });
    const fresh = await shop.startInstance();
    const query = { category: category.id, engineFrom: 1_596, engineTo: 1_596 };
    expect(ids((await getPage(fresh, query)).items)).toEqual([id]);
  });

  it('list from the table when there are more products than the index may hold', async () => {
    const small = await shop.startInstance({ env: { SEARCH_MAX_PRODUCTS: '1' } });
    const { root, products } = await givenCatalogue(9);
    await eventually(async () => {
      const query = { fuel: ['diesel', 'steam'], engineFrom: 1_000, sort: 'price-asc', limit: 2 };
      const found = await getAll(small, { category: root.id, ...query });
      const fitting = products.filter(
        ({ attributes: { fuel, engineCc = 0 } }) => fuel === 'diesel' && engineCc >= 1_000,
      );
      expect(new Set(ids(found))).toEqual(new Set(ids(fitting)));
    });
    expect(small.sent.get('Scan')).toBeUndefined();
  });
});
