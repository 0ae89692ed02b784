import { randomUUID } from 'node:crypto';
import { similarProductsSchema } from '@eshop/contracts/api/product';
import { describe, expect, it } from 'vitest';
import { givenCategory, givenProduct } from './support/given.ts';
import { useProductService } from './support/product-service.ts';

const shop = useProductService();

async function similarTo(id: string, query: Record<string, number> = {}): Promise<string[]> {
  const answer = await shop.http.get(`/v1/products/${id}/similar`).query(query);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return similarProductsSchema.parse(answer.body).items.map((product) => product.id);
}

/** A product and others, from the most to the least similar. */
async function givenNeighbours() {
  const root = await givenCategory(shop);
  const [own, sister] = [await givenCategory(shop, root.id), await givenCategory(shop, root.id)];
  const put = async (categoryId: string, bodyType: string, amount: number) => {
    const attributes = { make: 'Make', model: 'Model', year: 2020, bodyType };
    return (await givenProduct(shop, categoryId, { attributes, price: { amount, currency: 'USD' } })).id;
  };
  const self = await put(own.id, 'SUV', 2_000_000);
  const others = [
    await put(own.id, 'suv', 2_100_000),
    await put(own.id, 'SUV', 1_000_000),
    await put(own.id, 'sedan', 2_000_000),
    await put(sister.id, 'SUV', 2_000_000),
    await put(root.id, 'SUV', 9_000_000),
    await put(sister.id, 'sedan', 2_000_001),
  ];
  await put((await givenCategory(shop)).id, 'SUV', 2_000_000);
  return { self, others };
}

const archive = (id: string) =>
  shop.http.delete(`/v1/products/${id}`).set(shop.admin).set('If-Match', '"1"').expect(204);

describe('GET /v1/products/:id/similar', () => {
  it('lists those of the category before those of its parent, then by body type and price', async () => {
    const { self, others } = await givenNeighbours();
    expect(await similarTo(self)).toEqual(others);
    expect(await similarTo(self.toUpperCase(), { limit: 3 })).toEqual(others.slice(0, 3));
  });

  it('never lists itself or what is archived, also when it is archived itself', async () => {
    const { self, others } = await givenNeighbours();
    const [first = '', ...rest] = others;
    expect(await similarTo(self, { limit: 1 })).toEqual([first]);
    await archive(first);
    expect(await similarTo(self, { limit: 1 })).toEqual(rest.slice(0, 1));
    await archive(self);
    expect(await similarTo(self)).toEqual(rest);
  });

  it('follows a change of price', async () => {
    const { self, others } = await givenNeighbours();
    const [near = '', far = ''] = others;
    expect((await similarTo(self)).slice(0, 2)).toEqual([near, far]);
    await shop.http
      .patch(`/v1/products/${self}`)
      .set(shop.admin)
      .set('If-Match', '"1"')
      .send({ price: { amount: 900_000, currency: 'USD' } });
    expect((await similarTo(self)).slice(0, 2)).toEqual([far, near]);
  });

  it('is an empty page for a product that stands alone', async () => {
    const alone = await givenProduct(shop, (await givenCategory(shop)).id);
    const { body } = await shop.http.get(`/v1/products/${alone.id}/similar`);
    expect(body).toEqual({ items: [], nextCursor: null });
  });

  it('is 404 for an unknown product, and 400 for a bad id or limit, naming it', async () => {
    expect((await shop.http.get(`/v1/products/${randomUUID()}/similar`)).status).toBe(404);
    const { id } = await givenProduct(shop, (await givenCategory(shop)).id);
    for (const [path, name] of [
      ['/v1/products/x/similar', 'id'],
      [`/v1/products/${id}/similar?limit=25`, 'limit'],
      [`/v1/products/${id}/similar?limit=0`, 'limit'],
    ] as const) {
      const answer = await shop.http.get(path);
      expect([answer.status, answer.body.errors?.[0]?.path]).toEqual([400, name]);
    }
  });

  it('answers 304 for what the client has, and anew when one of the listed changes', async () => {
    const { self, others } = await givenNeighbours();
    const get = (etag = '') => shop.http.get(`/v1/products/${self}/similar`).set('If-None-Match', etag);
    const first = await get();
    expect((await get(first.headers.etag)).status).toBe(304);
    await shop.http
      .patch(`/v1/products/${others[5]}`)
      .set(shop.admin)
      .set('If-Match', '"1"')
      .send({ name: 'Renamed' });
    const third = await get(first.headers.etag);
    expect([third.status, third.body.items.at(-1).name]).toEqual([200, 'Renamed']);
  });
});
