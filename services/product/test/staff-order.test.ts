import { randomInt } from 'node:crypto';
import { type Product, productSchema } from '@eshop/contracts/api/product';
import { productQuantityUpdated } from '@eshop/contracts/events';
import { pageOf } from '@eshop/contracts/paging';
import { eventually, signIn } from '@eshop/kit/testing';
import { describe, expect, it } from 'vitest';
import { getPage, givenCategory, givenProduct } from './support/given.ts';
import { useProductService } from './support/product-service.ts';

const shop = useProductService();
const pageSchema = pageOf(productSchema);
type Query = Record<string, string | number>;

async function page(query: Query, http = shop.http, path = '/v1/products-on-sale') {
  const answer = await http.get(path).set(shop.admin).query(query);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return pageSchema.parse(answer.body);
}

/** All pages; `between` runs before each but the first. */
async function all(query: Query, between: () => Promise<unknown> = async () => undefined) {
  const { items, nextCursor } = await page(query);
  for (let cursor = nextCursor; cursor; ) {
    await between();
    const next = await page({ ...query, cursor });
    items.push(...next.items);
    cursor = next.nextCursor;
  }
  return items;
}

const ids = (products: readonly Product[]) => products.map(({ id }) => id);
const named = (categoryId: string, name: string) => givenProduct(shop, categoryId, { name });
let quantityVersion = 0;
const tell = (productId: string, availableQuantity: number) =>
  shop.pubsub.publish(productQuantityUpdated, { productId, availableQuantity, version: ++quantityVersion });
const within2s = { timeoutMilliseconds: 2_000 };

describe('GET /v1/products-on-sale', () => {
  it('goes by name, case and accents aside; those of one name by age', async () => {
    const { id: category } = await givenCategory(shop);
    const [zoe, accent, plain, capital, second] = [
      await named(category, 'Zoe'),
      await named(category, 'Élan 2'),
      await named(category, 'elan 1'),
      await named(category, 'ELAN 3'),
      await named(category, 'Élan 2'),
    ];
    const upwards = ids([plain, accent, second, capital, zoe]);
    for (const limit of [1, 2, 50]) {
      expect(ids(await all({ category, sort: 'name-asc', limit }))).toEqual(upwards);
      expect(ids(await all({ category, sort: 'name-desc', limit }))).toEqual(upwards.toReversed());
    }
  });

  it('goes by what is available as soon as the warehouse tells, at every instance, after an edit and after a start too', async () => {
    const beside = await shop.startInstance();
    const { id: category } = await givenCategory(shop);
    const products = [await named(category, 'A'), await named(category, 'B'), await named(category, 'C')];
    const [few, many, none] = ids(products) as [string, string, string];
    const [asc, desc] = [
      { category, sort: 'stock-asc', limit: 2 },
      { category, sort: 'stock-desc', limit: 2 },
    ];
    await tell(few, 2);
    await tell(many, 12);
    await eventually(async () => {
      expect(ids(await all(asc))).toEqual([none, few, many]);
      expect(ids((await page({ ...desc, limit: 50 }, beside.http)).items)).toEqual([many, few, none]);
    }, within2s);
    const edited = shop.http.patch(`/v1/products/${many}`).set(shop.admin).set('If-Match', '"1"');
    await edited.send({ name: 'Edited' }).expect(200);
    expect(ids(await all(asc))).toEqual([none, few, many]);
    await tell(none, 5);
    const later = await shop.startInstance();
    await eventually(async () => {
      for (const { http } of [shop.main, beside, later])
        expect(ids((await page({ ...asc, limit: 50 }, http)).items)).toEqual([few, none, many]);
    }, within2s);
  });

  it('keeps the quantity that is sold while an admin edits', async () => {
    const beside = await shop.startInstance();
    const { id: category } = await givenCategory(shop);
    const [one, other] = [await named(category, 'One'), await named(category, 'Other')];
    await tell(other.id, 50);
    for (let version = 1; version <= 5; version++) {
      const patch = shop.http.patch(`/v1/products/${one.id}`).set(shop.admin).set('If-Match', `"${version}"`);
      await Promise.all([patch.send({ name: `One ${version}` }), tell(one.id, 90 + version)]);
    }
    await tell(other.id, 94);
    await eventually(async () => {
      for (const { http } of [shop.main, beside]) {
        const { items } = await page({ category, sort: 'stock-desc' }, http);
        expect(items.map(({ availableQuantity }) => availableQuantity)).toEqual([95, 94]);
      }
    }, within2s);
  });

  it('shows each product once while products come, go and are sold between the pages', async () => {
    const { id: category } = await givenCategory(shop);
    const kept: Product[] = [];
    for (let at = 0; at < 12; at++) kept.push(await named(category, `Car ${at % 3}`));
    const [sold, gone] = [await named(category, 'Car 1'), await named(category, 'Car 2')];
    await shop.http.delete(`/v1/products/${gone.id}`).set(shop.admin).set('If-Match', '"1"').expect(204);
    for (const sort of ['name-asc', 'name-desc', 'stock-asc', 'stock-desc']) {
      const between = async () => {
        await named(category, `Car ${randomInt(4)}`);
        await tell(sold.id, randomInt(9));
      };
      const seen = ids(await all({ category, sort, limit: 5 }, between)).filter((id) => id !== sold.id);
      expect(new Set(seen).size, sort).toBe(seen.length);
      for (const { id } of kept) expect(seen, sort).toContain(id);
    }
  });

  it('filters, searches and orders as everybody’s list, and stays within a cursor’s order', async () => {
    const { id: category } = await givenCategory(shop);
    for (let at = 0; at < 5; at++) await named(category, `Golf ${at}`);
    const search = { category, q: 'golf', limit: 2 };
    const everybody = await getPage(shop, { ...search, sort: 'price-desc' });
    expect(await page({ ...search, sort: 'price-desc' })).toEqual(everybody);
    expect((await all({ ...search, sort: 'name-desc' })).map(({ name }) => name)).toEqual([
      'Golf 4',
      'Golf 3',
      'Golf 2',
      'Golf 1',
      'Golf 0',
    ]);
    const { nextCursor } = await page({ ...search, sort: 'name-asc' });
    const forged = Buffer.from(`["name-asc",1,"${category}"]`).toString('base64url');
    for (const query of [
      { sort: 'stock-asc', cursor: nextCursor ?? '' },
      { sort: 'name-asc', cursor: forged },
    ]) {
      const answer = await shop.http.get('/v1/products-on-sale').set(shop.admin).query(query);
      expect([answer.status, answer.body.errors?.[0]?.path]).toEqual([400, 'cursor']);
    }
  });

  it('is for staff, its orders too; everybody’s list stays ready and right', async () => {
    const warehouse = await signIn('warehouse');
    const read = () => shop.http.get('/v1/products-on-sale');
    expect((await read().set(warehouse.headers)).status).toBe(200);
    expect((await read().set(shop.customer)).status).toBe(403);
    expect((await read()).status).toBe(401);
    const { id: category } = await givenCategory(shop);
    const { id } = await named(category, 'Car');
    for (const sort of ['name-asc', 'stock-desc'])
      expect((await shop.http.get('/v1/products').query({ category, sort })).body.errors).toMatchObject([
        { path: 'sort' },
      ]);
    const list = () => shop.http.get('/v1/products').query({ category });
    const { etag = '' } = (await list()).headers;
    expect((await list().set('If-None-Match', etag)).status).toBe(304);
    await tell(id, 4);
    await eventually(async () => {
      const answer = await list().set('If-None-Match', etag);
      expect([answer.status, answer.body.items?.[0]?.availableQuantity]).toEqual([200, 4]);
    }, within2s);
  });

  it('sorts what was archived in the same way', async () => {
    const { id: category } = await givenCategory(shop);
    for (const name of ['b', 'C', 'A']) {
      const { id } = await named(category, name);
      await shop.http.delete(`/v1/products/${id}`).set(shop.admin).set('If-Match', '"1"').expect(204);
    }
    const { items } = await page({ category, sort: 'name-asc' }, shop.http, '/v1/archived-products');
    expect(items.map(({ name }) => name)).toEqual(['A', 'b', 'C']);
  });
});
