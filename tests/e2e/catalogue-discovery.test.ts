import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import {
  createCategory,
  createProduct,
  getProductFacets,
  listProducts,
  type Product,
  similarProducts,
  suggestProducts,
} from '@eshop/contracts/api/product';
import { usd } from '@eshop/contracts/money';
import { eventually } from '@eshop/kit/testing';
import { describe, expect, it } from 'vitest';
import { checkAnswer } from '../lib/check-reply.ts';
import { admin, guest } from '../lib/people.ts';
import { send } from '../lib/raw.ts';

/** Letters that no other product has. */
const unusual = () => Array.from({ length: 8 }, () => 'qxzjkvw'[randomInt(7)]).join('');

/** Two makes and an electric one in a category of their own, with a subcategory. */
async function givenVehicles() {
  const { shop } = await admin();
  const name = `Discovered ${unusual()}`;
  const top = await shop.call(createCategory, { body: { name, parentId: null } });
  const below = await shop.call(createCategory, { body: { name: `${name} below`, parentId: top.id } });
  const makes = [`A${unusual()}`, `B${unusual()}, Ltd`, `C${unusual()}`] as const;
  const put = (make: string, price: number, change: Record<string, unknown>, categoryId = below.id) =>
    shop.call(createProduct, {
      body: {
        name: `${make} Roadster Touring`,
        categoryId,
        price: usd(price),
        weightKg: 900,
        attributes: { make, model: 'Roadster', year: 2020, ...change },
      },
    });
  const products = [
    await put(makes[0], 1_000_000, { fuel: 'petrol', engineCc: 1_498, bodyType: 'coupe' }),
    await put(makes[1], 1_200_000, { fuel: 'diesel', engineCc: 1_998, bodyType: 'coupe' }),
    await put(makes[2], 1_100_000, { fuel: 'electric', bodyType: 'SUV' }, top.id),
  ] as const;
  return { category: top.slug, makes, products };
}

const ids = (products: readonly Product[]) => products.map(({ id }) => id);

describe('finding something in the catalogue', () => {
  it('filters by several makes and by engine, and tells how many there are of each', async () => {
    const { category, makes, products } = await givenVehicles();
    const several = new URLSearchParams([
      ['category', category],
      ['make', makes[0]],
      ['make', makes[1].toUpperCase()],
      ['sort', 'price-asc'],
    ]);
    const listed = listProducts.answer.parse(
      checkAnswer(listProducts, await send(`/v1/products?${several}`)),
    );
    expect(ids(listed.items)).toEqual([products[0].id, products[1].id]);
    const engines = await guest.call(listProducts, { query: { category, engineFrom: 1_500 } });
    expect(ids(engines.items)).toEqual([products[1].id]);

    const facets = await guest.call(getProductFacets, { query: { category, make: makes[1] } });
    expect(facets).toMatchObject({ complete: true, total: 1, price: { min: usd(1_200_000) } });
    expect(facets.make).toEqual(makes.map((value) => ({ value, count: 1 })));
    expect(facets.engineCc).toMatchObject({ min: 1_998, max: 1_998 });
  });

  it('suggests a make while it is being typed, and what is like a product', async () => {
    const { makes, products } = await givenVehicles();
    const [make, , product] = (await guest.call(suggestProducts, { query: { q: makes[0].slice(0, 6) } }))
      .items;
    expect(make).toMatchObject({ kind: 'make', make: makes[0], count: 1 });
    expect(product).toMatchObject({ kind: 'product', productId: products[0].id });
    const { items } = await guest.call(similarProducts, { params: { id: products[0].id } });
    expect(ids(items)).toEqual([products[1].id, products[2].id]);
  });

  it('answers 304 and HEAD through the gateway', async () => {
    const [product] = (await guest.call(listProducts, { query: { limit: 1 } })).items;
    assert.ok(product);
    for (const path of [
      `/v1/product-facets?category=${product.categoryId}`,
      `/v1/product-suggestions?q=${encodeURIComponent(product.attributes.make)}`,
      `/v1/products/${product.id}/similar`,
    ]) {
      // Other tests put products on sale meanwhile: between two requests the answer may have changed.
      await eventually(async () => {
        const head = await send(path, { method: 'HEAD' });
        expect([head.status, head.text]).toEqual([200, '']);
        const etag = head.headers.get('etag') ?? '';
        expect((await send(path, { headers: { 'if-none-match': etag } })).status).toBe(304);
      });
    }
  });
});
