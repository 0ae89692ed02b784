import { randomUUID } from 'node:crypto';
import { type ProductSuggestion, productSuggestionsSchema } from '@eshop/contracts/api/product';
import { beforeAll, describe, expect, it } from 'vitest';
import { givenCategory, givenProduct } from './support/given.ts';
import { useProductService } from './support/product-service.ts';

const shop = useProductService();

async function suggest(q: string, limit?: number): Promise<ProductSuggestion[]> {
  const answer = await shop.http.get('/v1/product-suggestions').query({ q, ...(limit && { limit }) });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return productSuggestionsSchema.parse(answer.body).items;
}

const texts = (items: readonly ProductSuggestion[]) => items.map(({ kind, text }) => `${kind} ${text}`);

const stock = [
  ['Honda', 'Civic', 'Honda Civic 1.5 Turbo', 'petrol'],
  ['Honda', 'Civic', 'Honda Civic Type R', 'petrol'],
  ['Honda', 'Civic', 'Honda Civic Type R', 'petrol'],
  ['Honda', 'Accord', 'Honda Accord', 'hybrid'],
  ['Hyundai', 'i30', 'Hyundai i30 N', 'petrol'],
  ['Škoda', 'Octavia', 'Škoda Octavia Combi', 'diesel'],
  ['Nissan', 'Patrol', 'Nissan Patrol Y62', 'diesel'],
] as const;

beforeAll(async () => {
  const category = await givenCategory(shop);
  for (const [make, model, name, fuel] of stock)
    await givenProduct(shop, category.id, { name, attributes: { make, model, year: 2020, fuel } });
});

describe('GET /v1/product-suggestions', () => {
  it('suggests makes, then models, then products, each text once', async () => {
    expect(texts(await suggest('honda'))).toEqual([
      'make Honda',
      'model Honda Civic',
      'model Honda Accord',
      'product Honda Civic Type R',
      'product Honda Civic 1.5 Turbo',
    ]);
  });

  it('tells what to filter by and how many there are, and shows products with price and picture', async () => {
    const [make, model, , product] = await suggest('honda');
    expect(make).toEqual({ kind: 'make', text: 'Honda', make: 'Honda', count: 4 });
    expect(model).toEqual({ kind: 'model', text: 'Honda Civic', make: 'Honda', model: 'Civic', count: 3 });
    expect(product).toMatchObject({ thumbUrl: null, price: { amount: 1_899_900, currency: 'USD' } });
    const { status } = await shop.http.get(
      `/v1/products/${product && 'productId' in product && product.productId}`,
    );
    expect(status).toBe(200);
  });

  it.each([
    ['h', 'make Honda', 'a first letter'],
    ['HON', 'make Honda', 'a beginning in any case'],
    ['honda ci', 'model Honda Civic', 'a make and the beginning of a model'],
    ['civic', 'model Honda Civic', 'a model without its make'],
    ['hodna', 'make Honda', 'swapped letters'],
    ['octvia', 'model Škoda Octavia', 'a missing letter'],
    ['skoda', 'make Škoda', 'letters without their accents'],
    ['combi', 'product Škoda Octavia Combi', 'a word of a product’s name'],
    [
      'petrol',
      'product Hyundai i30 N',
      'a word that products have, and not a name that is written almost so',
    ],
    ['patrol', 'model Nissan Patrol', 'that name'],
  ])('suggests for %s first %s: %s', async (q, expected, _what) => {
    expect(texts(await suggest(q))[0]).toBe(expected);
  });

  it('suggests the makes with most products when nothing is typed', async () => {
    for (const q of ['', '   ']) expect(texts(await suggest(q, 2))).toEqual(['make Honda', 'make Hyundai']);
    const { items } = productSuggestionsSchema.parse((await shop.http.get('/v1/product-suggestions')).body);
    expect(items[0]).toMatchObject({ kind: 'make', make: 'Honda', count: 4 });
  });

  it('leaves a part of the places to products, and never gives more than asked for', async () => {
    const counts: [limit: number, kinds: string[]][] = [
      [1, ['make']],
      [4, ['make', 'model', 'model', 'product']],
      [20, ['make', 'model', 'model', 'product', 'product']],
    ];
    for (const [limit, kinds] of counts)
      expect((await suggest('honda', limit)).map(({ kind }) => kind)).toEqual(kinds);
  });

  it('suggests nothing for what nothing is like', async () => {
    for (const q of ['xyzzy qwertz', '🚗', '!!!']) expect(await suggest(q)).toEqual([]);
  });

  it('knows a new make at once, and one without products no more', async () => {
    const category = await givenCategory(shop);
    const attributes = { make: 'Zündapp', model: 'KS 750', year: 1940 };
    const { id } = await givenProduct(shop, category.id, { name: 'With sidecar', attributes });
    expect(texts(await suggest('zundapp'))).toEqual([
      'make Zündapp',
      'model Zündapp KS 750',
      'product With sidecar',
    ]);
    await shop.http.delete(`/v1/products/${id}`).set(shop.admin).set('If-Match', '"1"');
    expect(await suggest('zundapp')).toEqual([]);
  });

  it('answers 304 for what the client has', async () => {
    const first = await shop.http.get('/v1/product-suggestions?q=ho');
    const second = await shop.http
      .get('/v1/product-suggestions?q=ho')
      .set('If-None-Match', first.headers.etag ?? '');
    expect([second.status, second.headers.etag]).toEqual([304, first.headers.etag]);
  });

  it.each([
    ['limit', '21'],
    ['limit', '0'],
    ['limit', 'x'],
    ['q', 'a\u0007b'],
    ['q', 'x'.repeat(101)],
    ['q', ['a', 'b']],
  ])('refuses %s=%s, naming it', async (name, value) => {
    const answer = await shop.http.get('/v1/product-suggestions').query({ [name]: value });
    expect([answer.status, answer.type]).toEqual([400, 'application/problem+json']);
    expect(answer.body.errors).toMatchObject([{ path: name }]);
  });

  it('is 503 when there are more products than the index may hold, as a search is', async () => {
    const small = await shop.startInstance({ env: { SEARCH_MAX_PRODUCTS: '1' } });
    const answer = await small.http.get('/v1/product-suggestions?q=honda');
    expect([answer.status, answer.headers['retry-after']]).toEqual([503, expect.any(String)]);
    expect((await small.http.get(`/v1/products?q=${randomUUID()}`)).status).toBe(503);
  });
});
