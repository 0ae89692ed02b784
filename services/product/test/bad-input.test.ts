import { randomUUID } from 'node:crypto';
import { problemSchema } from '@eshop/contracts/problem';
import { describe, expect, it } from 'vitest';
import { findProduct } from '../src/products/product-store.ts';
import { givenCategory, givenProduct, productBody } from './support/given.ts';
import { useProductService } from './support/product-service.ts';

const shop = useProductService();

const writing = [
  ['post', '/v1/products'],
  ['patch', `/v1/products/${randomUUID()}`],
  ['post', '/v1/categories'],
  ['patch', `/v1/categories/${randomUUID()}`],
] as const;

describe.each(writing)('%s %s', (method, path) => {
  const send = () => shop.http[method](path).set(shop.admin).set('If-Match', '"1"');

  it.each([
    ['broken JSON', 'application/json', '{"name":', 400],
    ['a list', 'application/json', '[]', 400],
    ['a text', 'application/json', '"x"', 400],
    ['null', 'application/json', 'null', 400],
    ['nothing', 'application/json', '', 400],
    ['another kind of content', 'text/plain', 'name=x', 415],
    ['a huge body', 'application/json', JSON.stringify({ name: 'x'.repeat(2_000_000) }), 413],
  ])('refuses %s', async (_what, type, body, status) => {
    const answer = await send().set('Content-Type', type).send(body);
    expect([answer.status, answer.type]).toEqual([status, 'application/problem+json']);
    problemSchema.parse(answer.body);
  });

  it('refuses a bad token', async () => {
    const answer = await shop.http[method](path).set('Authorization', 'Bearer nonsense').send({});
    expect(answer.status).toBe(401);
  });
});

describe('changing a product', () => {
  it.each([
    [{ price: { amount: -1, currency: 'USD' } }, 'price.amount'],
    [{ price: 100 }, 'price'],
    [{ weightKg: 'heavy' }, 'weightKg'],
    [{ attributes: { make: null } }, 'attributes.make'],
    [{ attributes: { year: 3_000 } }, 'attributes.year'],
    [{ name: '\u0000' }, 'name'],
    [{ description: 'x'.repeat(10_001) }, 'description'],
    [{ categoryId: null }, 'categoryId'],
    [{ sku: 'NEW', archived: true }, 'body'],
  ])('refuses %j, naming it, and stores nothing', async (change, path) => {
    const { id } = await givenProduct(shop, (await givenCategory(shop)).id);
    const answer = await shop.http
      .patch(`/v1/products/${id}`)
      .set(shop.admin)
      .set('If-Match', '"1"')
      .send(change);
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map((fault: { path: string }) => fault.path)).toContain(path);
    expect((await findProduct(shop.context.table, id)).version).toBe(1);
  });

  it('never stores what it does not know', async () => {
    const category = await givenCategory(shop);
    const { id } = await givenProduct(shop, category.id, {
      id: randomUUID(),
      archived: true,
      version: 9,
      availableQuantity: 5,
      listedIn: 'x',
    });
    const { body } = await shop.http.get(`/v1/products/${id}`);
    expect(body).toMatchObject({ archived: false, version: 1, availableQuantity: 0 });
  });
});

describe('paths', () => {
  it.each([
    ['get', '/v1/products/..%2f..%2fetc', 400],
    ['get', '/v1/products/%zz', 400],
    ['get', '/v1/categories/UPPER_case', 400],
    ['delete', '/v1/products/1/images/2', 400],
    ['put', '/v1/products', 405],
    ['get', '/v1/productz', 404],
    ['get', `/v1/products/${'a'.repeat(3_000)}`, 400],
  ] as const)('%s %s is %i', async (method, path, status) => {
    const answer = await shop.http[method](path).set(shop.admin);
    expect([answer.status, answer.type]).toEqual([status, 'application/problem+json']);
  });

  it('takes a bad Idempotency-Key for what it is', async () => {
    const body = productBody((await givenCategory(shop)).id);
    const answer = await shop.http
      .post('/v1/products')
      .set(shop.admin)
      .set('Idempotency-Key', 'a b')
      .send(body);
    expect([answer.status, answer.body.errors[0].path]).toEqual([400, 'idempotency-key']);
  });
});
