import { productCreated, productUpdated } from '@eshop/contracts/events';
import { eventually } from '@eshop/kit/testing';
import { describe, expect, it } from 'vitest';
import { createOutboxSource } from '../src/table/outbox-store.ts';
import { getAll, givenCategory, givenProduct, productBody } from './support/given.ts';
import { useProductService } from './support/product-service.ts';

const shop = useProductService();

describe('the outbox', () => {
  it('keeps what committed through a crash, for any other instance to publish', async () => {
    const crashed = await shop.startInstance({ idle: true });
    await eventually(async () => expect(await shop.context.catalogue.loaded()).toBeUndefined());
    const category = await givenCategory(shop);
    await eventually(async () =>
      expect((await crashed.http.get(`/v1/categories/${category.id}`)).status).toBe(200),
    );
    const product = await givenProduct({ http: crashed.http, admin: shop.admin }, category.id);
    await crashed.stop();
    await eventually(() => {
      const sent = shop.pubsub.published(productCreated).filter(({ data }) => data.productId === product.id);
      expect(sent).toHaveLength(1);
    });
    const source = createOutboxSource(shop.context.table);
    await eventually(async () => expect(await source.depth()).toEqual({ count: 0, oldestAt: null }));
  });

  it('holds no event of what was refused', async () => {
    const category = await givenCategory(shop);
    const { sku, id } = await givenProduct(shop, category.id);
    const refused = await shop.http
      .post('/v1/products')
      .set(shop.admin)
      .send(productBody(category.id, { sku }));
    expect(refused.status).toBe(409);
    const late = await shop.http
      .patch(`/v1/products/${id}`)
      .set(shop.admin)
      .set('If-Match', '"9"')
      .send({ name: 'x' });
    expect(late.status).toBe(412);
    await givenProduct(shop, category.id);
    await eventually(() => {
      const created = shop.pubsub
        .published(productCreated)
        .filter(({ data }) => data.categoryId === category.id);
      expect(created).toHaveLength(2);
    });
    expect(shop.pubsub.published(productUpdated).filter(({ data }) => data.productId === id)).toEqual([]);
    expect(await getAll(shop, { category: category.id })).toHaveLength(2);
  });

  it('gives a partition to one of two relays, and to the other when the first one died with it', async () => {
    const { table } = shop.context;
    await shop.context.relay.stop();
    let clock = Date.now();
    const relays = [0, 1].map(() => createOutboxSource(table, () => clock));
    const event = { topic: 't', orderingKey: 'k', data: '{}', attributes: {} };
    await table.write({ put: { pk: 'OUTBOX#0', sk: '0', ...event } });
    const claim = async (relay = 0) => (await relays[relay]?.claim(10, 5)) ?? [];
    const both = [await claim(0), await claim(1)];
    expect(both.map((entries) => entries.map(({ eventId }) => eventId))).toEqual([['0'], []]);
    clock += 6_000;
    const late = await claim(1);
    expect(late).toHaveLength(1);
    const positions = late.map(({ position }) => position);
    await relays[1]?.release(positions);
    expect(await claim(0)).toHaveLength(1);
    // The other relay, which is late, finds that the partition is no longer its own; nothing is lost by that.
    await relays[1]?.published(positions);
    expect([await claim(0), await claim(1)]).toEqual([[], []]);
    await relays[0]?.release(positions);
    shop.context.relay.start();
  });

  it('races for a partition end with one winner', async () => {
    const { table } = shop.context;
    await shop.context.relay.stop();
    await table.write({
      put: { pk: 'OUTBOX#1', sk: '0', topic: 't', orderingKey: 'k', data: '{}', attributes: {} },
    });
    const relays = Array.from({ length: 5 }, () => createOutboxSource(table));
    const claims = await Promise.all(relays.map((relay) => relay.claim(10, 5)));
    const winners = relays.filter((_, at) => claims[at]?.length === 1);
    expect(winners).toHaveLength(1);
    await winners[0]?.published(claims.flat().map(({ position }) => position));
    expect((await Promise.all(relays.map((relay) => relay.claim(10, 5)))).flat()).toEqual([]);
    shop.context.relay.start();
  });

  it('keeps the order of a product’s events', async () => {
    const category = await givenCategory(shop);
    const { id } = await givenProduct(shop, category.id);
    for (let version = 1; version <= 8; version++)
      await shop.http
        .patch(`/v1/products/${id}`)
        .set(shop.admin)
        .set('If-Match', `"${version}"`)
        .send({ name: `N${version}` });
    await eventually(() => {
      const sent = shop.pubsub.published(productUpdated).filter(({ data }) => data.productId === id);
      expect(sent.map(({ data }) => data.version)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
    });
  });
});
