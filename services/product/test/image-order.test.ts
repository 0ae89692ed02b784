import { randomUUID } from 'node:crypto';
import { productSchema } from '@eshop/contracts/api/product';
import { productUpdated } from '@eshop/contracts/events';
import { eventually } from '@eshop/kit/testing';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { givenCategory, givenProduct } from './support/given.ts';
import { useProductService } from './support/product-service.ts';

const shop = useProductService();

const upload = async (id: string) => {
  const file = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#a22' } })
    .png()
    .toBuffer();
  return shop.http.post(`/v1/products/${id}/images`).set(shop.admin).attach('file', file, 'a.png');
};
const order = (id: string, version: number, imageIds: readonly string[]) =>
  shop.http
    .put(`/v1/products/${id}/images/order`)
    .set(shop.admin)
    .set('If-Match', `"${version}"`)
    .send({ imageIds });

/** A product with so many pictures; its version is one more than they are. */
async function givenPictures(count: number) {
  const { id } = await givenProduct(shop, (await givenCategory(shop)).id);
  for (let at = 0; at < count; at++) expect((await upload(id)).status).toBe(201);
  const product = productSchema.parse((await shop.http.get(`/v1/products/${id}`)).body);
  return { id, version: product.version, imageIds: product.images.map((image) => image.id) };
}
const shownOrder = async (id: string) =>
  productSchema.parse((await shop.http.get(`/v1/products/${id}`)).body).images.map((image) => image.id);

describe('PUT /v1/products/:id/images/order', () => {
  it('puts them into the order and tells the others which one is first', async () => {
    const { id, version, imageIds } = await givenPictures(3);
    const wanted = imageIds.toReversed();
    const answer = await order(id, version, wanted);
    expect([answer.status, answer.headers.etag]).toEqual([200, `"${version + 1}"`]);
    expect(productSchema.parse(answer.body).images.map((image) => image.id)).toEqual(wanted);
    expect(await shownOrder(id)).toEqual(wanted);
    await eventually(() => {
      const sent = shop.pubsub.published(productUpdated).filter(({ data }) => data.productId === id);
      expect(sent.at(-1)?.data).toMatchObject({ version: version + 1 });
      expect(sent.at(-1)?.data.thumbUrl).toContain(wanted[0]);
    });
  });

  it('changes nothing when they stand so already', async () => {
    const { id, version, imageIds } = await givenPictures(2);
    expect((await order(id, version, imageIds)).body).toMatchObject({ version });
    expect((await order(id, version, imageIds)).status).toBe(200);
  });

  it('loses no picture that is added or removed at the same moment', async () => {
    for (let round = 0; round < 4; round++) {
      const { id, version, imageIds } = await givenPictures(2);
      const [ordered, added] = await Promise.all([order(id, version, imageIds.toReversed()), upload(id)]);
      expect(added.status).toBe(201);
      const first = ordered.status === 200 ? imageIds.toReversed() : imageIds;
      expect(await shownOrder(id)).toEqual([...first, added.body.id]);
    }
    const { id, version, imageIds } = await givenPictures(3);
    const [ordered] = await Promise.all([
      order(id, version, imageIds.toReversed()),
      shop.http.delete(`/v1/products/${id}/images/${imageIds[1]}`).set(shop.admin).expect(204),
    ]);
    expect([200, 412]).toContain(ordered.status);
    expect((await shownOrder(id)).toSorted()).toEqual([imageIds[0], imageIds[2]].toSorted());
  });

  it('lets one of two orders of the same version win', async () => {
    const { id, version, imageIds } = await givenPictures(3);
    const [a = '', b = '', c = ''] = imageIds;
    const answers = await Promise.all([order(id, version, [b, a, c]), order(id, version, [c, b, a])]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(answers.find(({ status }) => status === 412)?.body.code).toBe('VERSION_CONFLICT');
  });

  it('refuses all but the pictures of the product, each once', async () => {
    const { id, version, imageIds } = await givenPictures(2);
    const [a = '', b = ''] = imageIds;
    for (const wrong of [[a], [a, a], [a, b, randomUUID()], [a, randomUUID()], [], ['x']]) {
      const answer = await order(id, version, wrong);
      expect([answer.status, answer.body.errors[0].path]).toEqual([400, expect.stringMatching(/^imageIds/)]);
    }
    expect(await shownOrder(id)).toEqual(imageIds);
  });

  it('needs If-Match, a product on sale and an admin', async () => {
    const { id, version, imageIds } = await givenPictures(1);
    const bare = shop.http.put(`/v1/products/${id}/images/order`).set(shop.admin).send({ imageIds });
    expect((await bare).status).toBe(428);
    expect((await order(id, version - 1, imageIds)).status).toBe(412);
    expect((await order(randomUUID(), 1, imageIds)).status).toBe(404);
    expect((await order(id, version, imageIds).set(shop.customer)).status).toBe(403);
    await shop.http.delete(`/v1/products/${id}`).set(shop.admin).set('If-Match', `"${version}"`).expect(204);
    expect((await order(id, version + 1, imageIds)).body.code).toBe('INVALID_STATE');
  });
});
