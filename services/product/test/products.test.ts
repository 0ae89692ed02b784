import { randomUUID } from 'node:crypto';
import { productSchema } from '@eshop/contracts/api/product';
import { productCreated, productUpdated } from '@eshop/contracts/events';
import { eventually } from '@eshop/kit/testing';
import { describe, expect, it } from 'vitest';
import { findProduct } from '../src/products/product-store.ts';
import { getAll, givenCategory, givenProduct, productBody } from './support/given.ts';
import { useProductService } from './support/product-service.ts';

const shop = useProductService();

describe('POST /v1/products', () => {
  it('answers, stores and tells the warehouse', async () => {
    const category = await givenCategory(shop);
    const body = productBody(category.id);
    const answer = await shop.http
      .post('/v1/products')
      .set(shop.admin)
      .send({ ...body, price: { ...body.price, x: 1 }, unknown: 1 });
    expect(answer.status).toBe(201);
    const product = productSchema.parse(answer.body);
    const { initialQuantity: _received, ...rest } = body;
    expect(product).toMatchObject({ ...rest, availableQuantity: 0, archived: false, version: 1, images: [] });
    expect(product.categoryPath).toEqual([{ id: category.id, slug: category.slug, name: category.name }]);
    expect(answer.headers).toMatchObject({ location: `/v1/products/${product.id}`, etag: '"1"' });
    expect(answer.body).not.toHaveProperty('unknown');
    expect(await findProduct(shop.context.table, product.id)).toMatchObject({
      sku: body.sku,
      priceAmount: 1_899_900,
    });
    await eventually(() => {
      const sent = shop.pubsub.published(productCreated).filter(({ data }) => data.productId === product.id);
      expect(sent).toHaveLength(1);
      expect(sent[0]).toMatchObject({
        orderingKey: product.id,
        data: { sku: body.sku, initialQuantity: 3, version: 1, thumbUrl: null, price: body.price },
        attributes: { 'ce-type': 'product-created' },
      });
    });
  });

  it('makes a SKU when none is given', async () => {
    const category = await givenCategory(shop);
    const product = await givenProduct(shop, category.id, { sku: undefined });
    expect(product.sku).toMatch(/^TOYOTA-COROLLA-2021-[0-9A-Z]{6}$/);
  });

  it('gives a SKU to one of many who want it at once, whatever its case', async () => {
    const category = await givenCategory(shop);
    const sku = `Race-${randomUUID()}`;
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        shop.http
          .post('/v1/products')
          .set(shop.admin)
          .send(productBody(category.id, { sku: at % 2 ? sku : sku.toUpperCase() })),
      ),
    );
    const winners = answers.filter(({ status }) => status === 201);
    const losers = answers.filter(({ status }) => status === 409);
    expect([winners.length, losers.length]).toEqual([1, 7]);
    for (const { body } of losers)
      expect(body).toMatchObject({ code: 'SKU_TAKEN', productId: winners[0]?.body.id });
    expect(await getAll(shop, { category: category.id })).toHaveLength(1);
  });

  it('makes one product for one Idempotency-Key, however often it is sent', async () => {
    const category = await givenCategory(shop);
    const key = randomUUID();
    const body = productBody(category.id);
    const send = (sent: object) =>
      shop.http.post('/v1/products').set(shop.admin).set('Idempotency-Key', key).send(sent);
    const first = await send(body);
    const again = await send(body);
    expect(first.status).toBe(201);
    expect([again.status, again.body, again.headers.etag]).toEqual([201, first.body, '"1"']);
    const other = await send({ ...body, name: 'Other' });
    expect([other.status, other.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    expect(await getAll(shop, { category: category.id })).toHaveLength(1);
  });

  it('repeats a refusal for its Idempotency-Key', async () => {
    const category = await givenCategory(shop);
    const { sku } = await givenProduct(shop, category.id);
    const send = () =>
      shop.http
        .post('/v1/products')
        .set(shop.admin)
        .set('Idempotency-Key', `taken-${sku}`)
        .send(productBody(category.id, { sku }));
    const answers = [await send(), await send()];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [409, 'SKU_TAKEN'],
      [409, 'SKU_TAKEN'],
    ]);
  });

  it('refuses guests, customers and unknown categories', async () => {
    const category = await givenCategory(shop);
    const body = productBody(category.id);
    expect((await shop.http.post('/v1/products').send(body)).status).toBe(401);
    expect((await shop.http.post('/v1/products').set(shop.customer).send(body)).status).toBe(403);
    const unknown = await shop.http.post('/v1/products').set(shop.admin).send(productBody(randomUUID()));
    expect(unknown.status).toBe(400);
    expect(unknown.body.errors).toMatchObject([{ path: 'categoryId' }]);
  });

  it.each([
    ['no body at all', {}, 'name'],
    ['a name with a control character', { name: 'a\u0000b' }, 'name'],
    ['an empty name', { name: '  ' }, 'name'],
    ['a fractional price', { price: { amount: 1.5, currency: 'USD' } }, 'price.amount'],
    ['a price of nothing', { price: { amount: 0, currency: 'USD' } }, 'price.amount'],
    ['an enormous price', { price: { amount: 1e15, currency: 'USD' } }, 'price.amount'],
    ['another currency', { price: { amount: 1, currency: 'EUR' } }, 'price.currency'],
    ['a negative quantity', { initialQuantity: -1 }, 'initialQuantity'],
    ['an enormous quantity', { initialQuantity: 1e12 }, 'initialQuantity'],
    ['a weight of nothing', { weightKg: 0 }, 'weightKg'],
    ['a year as text', { attributes: { make: 'A', model: 'B', year: '2020' } }, 'attributes.year'],
    ['no make', { attributes: { model: 'B', year: 2020 } }, 'attributes.make'],
    ['a category that is no id', { categoryId: 'cars' }, 'categoryId'],
    ['a SKU with a blank', { sku: 'a b' }, 'sku'],
  ])('names the faulty field: %s', async (_what, change, path) => {
    const category = await givenCategory(shop);
    const body = Object.keys(change).length === 0 ? {} : productBody(category.id, change);
    const answer = await shop.http.post('/v1/products').set(shop.admin).send(body);
    expect(answer.status).toBe(400);
    expect(answer.type).toBe('application/problem+json');
    expect(answer.body.errors.map((fault: { path: string }) => fault.path)).toContain(path);
    expect(await getAll(shop, { category: category.id })).toEqual([]);
  });

  it('takes letters of all kinds and emoji', async () => {
    const category = await givenCategory(shop);
    const product = await givenProduct(shop, category.id, {
      name: 'Škoda Octavia 🚗 тест',
      description: 'a\tb\nc',
    });
    expect(product.name).toBe('Škoda Octavia 🚗 тест');
  });
});

describe('GET /v1/products/:id', () => {
  it('answers 304 for what the client has, and anew after a change', async () => {
    const category = await givenCategory(shop);
    const { id } = await givenProduct(shop, category.id);
    const first = await shop.http.get(`/v1/products/${id}`);
    expect(first.headers['cache-control']).toBe('public, max-age=0, must-revalidate');
    const etag = first.headers.etag ?? '';
    const same = await shop.http.get(`/v1/products/${id}`).set('If-None-Match', etag);
    expect([same.status, same.text]).toEqual([304, '']);
    await shop.http.patch(`/v1/products/${id}`).set(shop.admin).set('If-Match', etag).send({ name: 'New' });
    const changed = await shop.http.get(`/v1/products/${id}`).set('If-None-Match', etag);
    expect([changed.status, changed.body.name]).toEqual([200, 'New']);
  });

  it('tells an unknown product from a bad id', async () => {
    expect((await shop.http.get(`/v1/products/${randomUUID()}`)).status).toBe(404);
    const bad = await shop.http.get('/v1/products/nonsense');
    expect([bad.status, bad.body.errors[0].path]).toEqual([400, 'id']);
  });
});

describe('PATCH /v1/products/:id', () => {
  it('changes what is named, raises the version and tells the others', async () => {
    const category = await givenCategory(shop);
    const { id, sku } = await givenProduct(shop, category.id);
    const answer = await shop.http
      .patch(`/v1/products/${id}`)
      .set(shop.admin)
      .set('If-Match', '"1"')
      .send({ price: { amount: 100, currency: 'USD' }, attributes: { fuel: null, colour: 'red' } });
    expect(answer.status).toBe(200);
    expect(answer.headers.etag).toBe('"2"');
    expect(answer.body).toMatchObject({ version: 2, price: { amount: 100 }, name: 'Toyota Corolla 1.8' });
    expect(answer.body.attributes).toMatchObject({ colour: 'red', make: 'Toyota' });
    expect(answer.body.attributes).not.toHaveProperty('fuel');
    expect((await shop.http.get(`/v1/products/${id}`)).body).toEqual(answer.body);
    await eventually(() => {
      const sent = shop.pubsub.published(productUpdated).filter(({ data }) => data.productId === id);
      expect(sent.map(({ data }) => data)).toMatchObject([
        { sku, version: 2, archived: false, price: { amount: 100 } },
      ]);
    });
  });

  it('lets one of two changes of the same version win', async () => {
    const category = await givenCategory(shop);
    const { id } = await givenProduct(shop, category.id);
    const patch = (name: string) =>
      shop.http.patch(`/v1/products/${id}`).set(shop.admin).set('If-Match', '"1"').send({ name });
    const answers = await Promise.all([patch('One'), patch('Two')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(answers.find(({ status }) => status === 412)?.body.code).toBe('VERSION_CONFLICT');
    const stored = await findProduct(shop.context.table, id);
    expect(stored.version).toBe(2);
    expect(stored.name).toBe(answers.find(({ status }) => status === 200)?.body.name);
  });

  it('needs If-Match, a version, an existing product and a change', async () => {
    const category = await givenCategory(shop);
    const { id } = await givenProduct(shop, category.id);
    const patch = (path: string, ifMatch: string | null, body: object) => {
      const request = shop.http.patch(`/v1/products/${path}`).set(shop.admin);
      return (ifMatch === null ? request : request.set('If-Match', ifMatch)).send(body);
    };
    expect((await patch(id, null, { name: 'x' })).status).toBe(428);
    expect((await patch(id, 'nonsense', { name: 'x' })).status).toBe(400);
    expect((await patch(id, '"7"', { name: 'x' })).status).toBe(412);
    expect((await patch(id, '"1"', {})).status).toBe(400);
    expect((await patch(randomUUID(), '"1"', { name: 'x' })).status).toBe(404);
    expect((await patch(id, '"1"', { categoryId: randomUUID() })).body.errors).toMatchObject([
      { path: 'categoryId' },
    ]);
    expect((await findProduct(shop.context.table, id)).version).toBe(1);
  });

  it('moves a product to another category', async () => {
    const [from, to] = [await givenCategory(shop), await givenCategory(shop)];
    const { id } = await givenProduct(shop, from.id);
    const moved = await shop.http
      .patch(`/v1/products/${id}`)
      .set(shop.admin)
      .set('If-Match', '"1"')
      .send({ categoryId: to.id });
    expect(moved.body.categoryPath).toMatchObject([{ id: to.id }]);
    expect(await getAll(shop, { category: from.id })).toEqual([]);
    expect((await getAll(shop, { category: to.id })).map((product) => product.id)).toEqual([id]);
    const empty = await shop.http.delete(`/v1/categories/${from.id}`).set(shop.admin).set('If-Match', '"1"');
    expect(empty.status).toBe(204);
  });
});

describe('DELETE /v1/products/:id', () => {
  it('archives: gone from lists, readable by id, never changed again', async () => {
    const category = await givenCategory(shop);
    const { id } = await givenProduct(shop, category.id);
    const remove = () => shop.http.delete(`/v1/products/${id}`).set(shop.admin);
    expect((await remove()).status).toBe(428);
    expect((await remove().set('If-Match', '"9"')).status).toBe(412);
    expect((await remove().set('If-Match', '"1"')).status).toBe(204);
    expect(await getAll(shop, { category: category.id })).toEqual([]);
    expect((await shop.http.get(`/v1/products/${id}`)).body).toMatchObject({ archived: true, version: 2 });
    expect(await getAll(shop, { ids: id })).toMatchObject([{ id, archived: true }]);
    expect((await remove().set('If-Match', '"2"')).status).toBe(204);
    const patch = await shop.http
      .patch(`/v1/products/${id}`)
      .set(shop.admin)
      .set('If-Match', '"2"')
      .send({ name: 'x' });
    expect([patch.status, patch.body.code]).toEqual([409, 'INVALID_STATE']);
    await eventually(() => {
      const sent = shop.pubsub.published(productUpdated).filter(({ data }) => data.productId === id);
      expect(sent.map(({ data }) => data)).toMatchObject([{ archived: true, version: 2 }]);
    });
  });
});

describe('GET /v1/products?ids=', () => {
  it('answers in the order asked, without the unknown', async () => {
    const category = await givenCategory(shop);
    const one = await givenProduct(shop, category.id);
    const two = await givenProduct(shop, category.id);
    const items = await getAll(shop, { ids: [two.id, randomUUID(), one.id, two.id].join(',') });
    expect(items.map(({ id }) => id)).toEqual([two.id, one.id]);
  });

  it('refuses more than 100 and what is no id', async () => {
    const many = Array.from({ length: 101 }, () => randomUUID()).join(',');
    expect((await shop.http.get('/v1/products').query({ ids: many })).status).toBe(400);
    expect((await shop.http.get('/v1/products').query({ ids: 'a,b' })).status).toBe(400);
  });
});
