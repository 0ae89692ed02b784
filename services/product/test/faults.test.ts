import { createServer } from 'node:net';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { silentLogger } from '@eshop/kit/logging';
import { eventually } from '@eshop/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { ListQuery } from '../src/catalogue/list-query.ts';
import { createLiveIndex } from '../src/catalogue/live-index.ts';
import type { ProductCard } from '../src/products/product-item.ts';
import { createTable } from '../src/table/table-store.ts';
import { getPage, givenCategory, givenProduct, productBody } from './support/given.ts';
import { useProductService } from './support/product-service.ts';

const shop = useProductService();

/** A port on which nobody listens. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

describe('while DynamoDB is away', () => {
  it('answers 503 with Retry-After, names it in /readyz, and stops at once', async () => {
    const client = new DynamoDBClient({ endpoint: `http://127.0.0.1:${await closedPort()}`, maxAttempts: 1 });
    const table = createTable(DynamoDBDocumentClient.from(client), 'away');
    const cut = await shop.startInstance({ cutOff: table });
    const id = uuidv7();
    for (const request of [
      cut.http.get('/v1/products'),
      cut.http.get('/v1/products?q=x'),
      cut.http.get(`/v1/products/${id}`),
      cut.http.get('/v1/categories'),
      cut.http.post('/v1/products').set(shop.admin).send(productBody(id)),
      cut.http.post('/v1/categories').set(shop.admin).send({ name: 'x' }),
      cut.http.delete(`/v1/products/${id}`).set(shop.admin).set('If-Match', '"1"'),
    ]) {
      const answer = await request;
      expect([answer.status, answer.type, answer.body.code]).toEqual([
        503,
        'application/problem+json',
        'UNAVAILABLE',
      ]);
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    }
    const ready = await cut.http.get('/readyz');
    expect([ready.status, ready.body.checks]).toMatchObject([
      503,
      { dynamodb: 'failing', s3: 'ok', pubsub: 'ok' },
    ]);
    expect((await cut.http.get('/readyz/serving')).body.checks).toEqual({ dynamodb: 'failing' });
    expect((await cut.http.get('/healthz')).status).toBe(200);
    await cut.stop();
    client.destroy();
  }, 30_000);
});

describe('the index', () => {
  it('is renewed from the table when most of it is left over, and misses nothing meanwhile', async () => {
    const category = await givenCategory(shop);
    const kept = await givenProduct(shop, category.id);
    const index = createLiveIndex({
      table: shop.context.table,
      logger: silentLogger(),
      maxProducts: 100_000,
    });
    const changing: ProductCard = {
      id: uuidv7(),
      archived: false,
      categoryId: category.id,
      priceAmount: 1,
      sku: 'S',
      name: 'Changing',
      make: 'Make',
      model: 'Model',
      year: 2000,
      fuel: '',
      transmission: '',
      bodyType: '',
      colour: '',
      engineCc: 0,
      availableQuantity: 0,
    };
    for (let price = 1; price <= 20_010; price++) index.put({ ...changing, priceAmount: price });
    const before = index.current();
    expect([before.size(), before.rows()]).toEqual([1, 20_010]);
    index.renewIfWasteful();
    index.put({ ...changing, priceAmount: 7 });
    await eventually(() => expect(index.current()).not.toBe(before));
    const query: ListQuery = {
      categoryIds: [category.id],
      words: '',
      sort: 'price-asc',
      filters: {},
      after: undefined,
      limit: 10,
    };
    expect(index.current().find(query)).toEqual({ ids: [changing.id, kept.id], end: null });
    expect(index.current().rows()).toBeLessThan(1_000);
    await index.stop();
  });
});

describe('operations', () => {
  it('describes every route and counts what it does', async () => {
    const { paths } = (await shop.http.get('/openapi.json')).body;
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining(['/v1/products', '/v1/products/{id}', '/v1/categories', '/v1/categories/{id}']),
    );
    await getPage(shop, {});
    const metrics = (await shop.http.get('/metrics')).text;
    for (const name of ['search_index_products', 'outbox_waiting', 'http_request_duration_seconds'])
      expect(metrics).toContain(name);
    expect((await shop.http.get('/readyz')).status).toBe(200);
  });
});
