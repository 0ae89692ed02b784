import { type ProductFacets, productFacetsSchema } from '@eshop/contracts/api/product';
import { eventually } from '@eshop/kit/testing';
import { describe, expect, it } from 'vitest';
import { givenCategory, givenProduct } from './support/given.ts';
import { type Instance, useProductService } from './support/product-service.ts';

const shop = useProductService();
const usd = (amount: number) => ({ amount, currency: 'USD' });

type Query = Record<string, string | number | readonly string[]>;

async function getFacets(query: Query, { http }: Pick<Instance, 'http'> = shop): Promise<ProductFacets> {
  const answer = await http.get('/v1/product-facets').query(query);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return productFacetsSchema.strict().parse(answer.body);
}

const vehicle = (make: string, price: number, change: Record<string, unknown>) => ({
  name: `${make} Roadster`,
  price: usd(price),
  attributes: { make, model: 'One', year: 2020, ...change },
});

/** Five vehicles in a category of their own; one is electric, without an engine. */
async function givenVehicles() {
  const category = await givenCategory(shop);
  const below = await givenCategory(shop, category.id);
  const put = (...args: Parameters<typeof vehicle>) => givenProduct(shop, below.id, vehicle(...args));
  await put('Honda', 1_000_000, { fuel: 'petrol', engineCc: 1_498, bodyType: 'sedan', year: 2018 });
  await put('Honda', 2_000_000, { fuel: 'diesel', engineCc: 1_998, bodyType: 'SUV', year: 2020 });
  await put('BMW', 3_000_000, { fuel: 'diesel', engineCc: 2_993, bodyType: 'SUV', year: 2021 });
  await put('Tesla', 4_000_000, { fuel: 'electric', bodyType: 'sedan', year: 2022 });
  const last = await put('BMW', 5_000_000, {
    fuel: 'petrol',
    engineCc: 1_998,
    transmission: 'manual',
    year: 2018,
  });
  return { category, last };
}

describe('GET /v1/product-facets', () => {
  it('counts what the products of a category and those below it have', async () => {
    const { category } = await givenVehicles();
    const facets = await getFacets({ category: category.slug });
    expect(facets).toMatchObject({
      complete: true,
      total: 5,
      make: [
        { value: 'BMW', count: 2 },
        { value: 'Honda', count: 2 },
        { value: 'Tesla', count: 1 },
      ],
      fuel: [
        { value: 'diesel', count: 2 },
        { value: 'petrol', count: 2 },
        { value: 'electric', count: 1 },
      ],
      transmission: [{ value: 'manual', count: 1 }],
      bodyType: [
        { value: 'sedan', count: 2 },
        { value: 'SUV', count: 2 },
      ],
      year: {
        min: 2018,
        max: 2022,
        values: [
          { value: 2022, count: 1 },
          { value: 2021, count: 1 },
          { value: 2020, count: 1 },
          { value: 2018, count: 2 },
        ],
      },
      price: { min: usd(1_000_000), max: usd(5_000_000) },
      engineCc: { min: 1_498, max: 2_993 },
    });
    const counted = (buckets: readonly { count: number }[] = []) =>
      buckets.reduce((sum, { count }) => sum + count, 0);
    expect([counted(facets.price?.buckets), counted(facets.engineCc?.buckets)]).toEqual([5, 4]);
  });

  it('lifts each facet’s own filter, so that a second value can be chosen', async () => {
    const { category } = await givenVehicles();
    const facets = await getFacets({ category: category.id, make: 'honda', fuel: ['DIESEL', 'electric'] });
    expect(facets.total).toBe(1);
    expect(facets.make).toEqual([
      { value: 'BMW', count: 1 },
      { value: 'Honda', count: 1 },
      { value: 'Tesla', count: 1 },
    ]);
    expect(facets.fuel).toEqual([
      { value: 'diesel', count: 1 },
      { value: 'petrol', count: 1 },
      { value: 'electric', count: 0 },
    ]);
    expect(facets.bodyType).toEqual([{ value: 'SUV', count: 1 }]);
    expect((await getFacets({ category: category.id, priceTo: 2_500_000 })).price).toMatchObject({
      min: usd(1_000_000),
      max: usd(5_000_000),
    });
    expect((await getFacets({ category: category.id, yearFrom: 2021 })).year?.min).toBe(2018);
    const engines = await getFacets({ category: category.id, engineFrom: 2_000 });
    expect([engines.total, engines.engineCc?.min]).toEqual([1, 1_498]);
  });

  it('keeps chosen values in sight, however many others there are and whether there is any of them', async () => {
    const category = await givenCategory(shop);
    for (let at = 0; at < 110; at++) {
      const make = `Make ${String(at).padStart(3, '0')}`;
      await givenProduct(shop, category.id, vehicle(make, 100, {}));
    }
    const { make } = await getFacets({ category: category.id, make: ['make 109', 'Nobody'] });
    expect(make).toHaveLength(100);
    expect(make.slice(0, 2)).toEqual([
      { value: 'Make 000', count: 1 },
      { value: 'Make 001', count: 1 },
    ]);
    expect(make.slice(-2)).toEqual([
      { value: 'Make 109', count: 1 },
      { value: 'Nobody', count: 0 },
    ]);
  });

  it('goes with a search, and is empty where nothing fits', async () => {
    const { category } = await givenVehicles();
    const found = await getFacets({ category: category.id, q: 'bmw roadster' });
    expect([found.total, found.make]).toEqual([2, [{ value: 'BMW', count: 2 }]]);
    expect(await getFacets({ category: category.id, q: 'xyzzy' })).toEqual({
      complete: true,
      total: 0,
      make: [],
      fuel: [],
      transmission: [],
      bodyType: [],
      year: null,
      price: null,
      engineCc: null,
    });
  });

  it('counts anew as soon as a product changes or goes', async () => {
    const { category, last } = await givenVehicles();
    const change = (ifMatch: string) => ({ ...shop.admin, 'If-Match': ifMatch });
    const answer = await shop.http
      .patch(`/v1/products/${last.id}`)
      .set(change('"1"'))
      .send({ attributes: { make: 'Alpina', engineCc: 4_395 } });
    expect(answer.status).toBe(200);
    const changed = await getFacets({ category: category.id });
    expect(changed.make).toContainEqual({ value: 'Alpina', count: 1 });
    expect(changed.engineCc?.max).toBe(4_395);
    await shop.http.delete(`/v1/products/${last.id}`).set(change('"2"'));
    expect(await getFacets({ category: category.id })).toMatchObject({ total: 4, engineCc: { max: 2_993 } });
  });

  it('answers 304 for what the client has, and HEAD without a body', async () => {
    const { category } = await givenVehicles();
    const url = `/v1/product-facets?category=${category.id}`;
    const first = await shop.http.get(url);
    expect(first.headers['cache-control']).toBe('public, max-age=0, must-revalidate');
    const second = await shop.http.get(url).set('If-None-Match', first.headers.etag ?? '');
    expect([second.status, second.headers.etag]).toEqual([304, first.headers.etag]);
    const head = await shop.http.head(url);
    expect([head.status, head.headers.etag, head.text]).toEqual([200, first.headers.etag, undefined]);
  });

  it.each([
    ['make', ''],
    ['bodyType', Array(21).fill('x')],
    ['engineTo', 'big'],
    ['priceFrom', '1.5'],
    ['q', 'a\u0007b'],
    ['category', 'a/b'],
  ] as [string, string | string[]][])('refuses %s=%s, naming it', async (name, value) => {
    const answer = await shop.http.get('/v1/product-facets').query({ [name]: value });
    expect([answer.status, answer.type]).toEqual([400, 'application/problem+json']);
    expect(answer.body.errors).toMatchObject([{ path: name }]);
  });

  it('refuses a range that runs backwards and a category that is not there', async () => {
    const backwards = await shop.http.get('/v1/product-facets').query({ engineFrom: 2, engineTo: 1 });
    expect([backwards.status, backwards.body.errors[0].path]).toEqual([400, 'engineTo']);
    const unknown = await shop.http.get('/v1/product-facets').query({ category: 'no-such-category' });
    expect([unknown.status, unknown.body.errors[0].path]).toEqual([404, 'category']);
  });

  it('says that it does not count all when there are more products than the index may hold', async () => {
    const { category } = await givenVehicles();
    const small = await shop.startInstance({ env: { SEARCH_MAX_PRODUCTS: '2' } });
    await eventually(async () => {
      const facets = await getFacets({ category: category.id }, small);
      expect(facets.complete).toBe(false);
      expect(facets.total).toBeLessThan(5);
    });
  });
});
