import { randomUUID } from 'node:crypto';
import { productQuantityUpdated } from '@eshop/contracts/events';
import { contentsOfDeadLetters, eventually } from '@eshop/kit/testing';
import { describe, expect, it } from 'vitest';
import { findProduct } from '../src/products/product-store.ts';
import { getPage, givenCategory, givenProduct } from './support/given.ts';
import { useProductService } from './support/product-service.ts';

const shop = useProductService();
const within2s = { timeoutMilliseconds: 2_000 };

async function givenListed() {
  const category = await givenCategory(shop);
  const product = await givenProduct(shop, category.id);
  const tell = (availableQuantity: number, version: number) =>
    shop.pubsub.publish(productQuantityUpdated, { productId: product.id, availableQuantity, version });
  const stored = () => findProduct(shop.context.table, product.id);
  return { category, product, tell, stored };
}

describe('product-quantity-updated', () => {
  it('shows within two seconds on the product and in lists, and leaves the version alone', async () => {
    const { category, product, tell } = await givenListed();
    const listed = () => getPage(shop, { category: category.id });
    const one = () => shop.http.get(`/v1/products/${product.id}`);
    expect((await listed()).items[0]?.availableQuantity).toBe(0);
    const before = (await one()).headers.etag ?? '';
    await tell(7, 1);
    await eventually(async () => expect((await listed()).items[0]?.availableQuantity).toBe(7), within2s);
    await eventually(
      async () => expect((await one()).body).toMatchObject({ availableQuantity: 7, version: 1 }),
      within2s,
    );
    const after = await one().set('If-None-Match', before);
    expect(after.status).toBe(200);
    const patch = await shop.http
      .patch(`/v1/products/${product.id}`)
      .set(shop.admin)
      .set('If-Match', after.headers.etag ?? '')
      .send({ name: 'Still version 1' });
    expect([patch.status, patch.body.availableQuantity]).toEqual([200, 7]);
  });

  it('shows at another instance too', async () => {
    const other = await shop.startInstance();
    const { category, tell } = await givenListed();
    const shown = async (instance: typeof other) =>
      (await getPage(instance, { category: category.id })).items[0]?.availableQuantity;
    await eventually(async () => expect(await shown(other)).toBe(0), within2s);
    expect(await shown(shop.main)).toBe(0);
    await tell(4, 1);
    for (const instance of [shop.main, other])
      await eventually(async () => expect(await shown(instance)).toBe(4), within2s);
  });

  it('hides no edit of another instance that comes just before it', async () => {
    const other = await shop.startInstance();
    const { category, product, tell } = await givenListed();
    for (let version = 1; version <= 6; version++) {
      const name = `Word${version}`;
      const patch = other.http.patch(`/v1/products/${product.id}`).set(shop.admin);
      await patch.set('If-Match', `"${version}"`).send({ name }).expect(200);
      await tell(version, version);
      await eventually(async () => {
        for (const instance of [shop.main, other])
          expect((await getPage(instance, { category: category.id, q: name })).items).toMatchObject([
            { name, availableQuantity: version },
          ]);
      }, within2s);
    }
  });

  it('keeps the latest version, whatever the order and number of deliveries', async () => {
    const { tell, stored } = await givenListed();
    await tell(5, 3);
    await eventually(async () =>
      expect(await stored()).toMatchObject({ availableQuantity: 5, quantityVersion: 3 }),
    );
    await tell(9, 1);
    const event = await tell(2, 4);
    await shop.pubsub.publishAgain(event);
    await tell(8, 2);
    await tell(1, 5);
    await eventually(async () =>
      expect(await stored()).toMatchObject({ availableQuantity: 1, quantityVersion: 5 }),
    );
    await shop.pubsub.publishAgain(event);
    await tell(6, 6);
    await eventually(async () =>
      expect(await stored()).toMatchObject({ availableQuantity: 6, quantityVersion: 6 }),
    );
  });

  it('survives an admin who changes the product at the same moment', async () => {
    const { product, tell, stored } = await givenListed();
    const patch = (version: number) =>
      shop.http
        .patch(`/v1/products/${product.id}`)
        .set(shop.admin)
        .set('If-Match', `"${version}"`)
        .send({ name: `Version ${version + 1}` });
    const telling = Array.from({ length: 10 }, (_, at) => tell(100 + at, at + 1));
    for (let version = 1; version <= 5; version++) expect((await patch(version)).status).toBe(200);
    await Promise.all(telling);
    await eventually(async () =>
      expect(await stored()).toMatchObject({ availableQuantity: 109, name: 'Version 6', version: 6 }),
    );
  });

  it('passes over products that are not known', async () => {
    const { tell, stored } = await givenListed();
    await shop.pubsub.publish(productQuantityUpdated, {
      productId: randomUUID(),
      availableQuantity: 1,
      version: 1,
    });
    await tell(3, 1);
    await eventually(async () => expect((await stored()).availableQuantity).toBe(3));
  });

  it('puts what can not be read aside as a dead letter and goes on', async () => {
    const { tell, stored } = await givenListed();
    await shop.pubsub.publishRaw('product-quantity-updated', Buffer.from('{"productId":1'));
    await tell(3, 1);
    await eventually(async () => expect((await stored()).availableQuantity).toBe(3));
    await eventually(
      async () => {
        expect(await contentsOfDeadLetters(shop.context.consuming)).toEqual(['{"productId":1']);
      },
      { timeoutMilliseconds: 20_000, everyMilliseconds: 250 },
    );
  }, 30_000);
});
