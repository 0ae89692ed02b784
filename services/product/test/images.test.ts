import { randomUUID } from 'node:crypto';
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { maxProductImages, type ProductImage, productImageSchema } from '@eshop/contracts/api/product';
import { productUpdated } from '@eshop/contracts/events';
import { eventually } from '@eshop/kit/testing';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { noteDrop } from '../src/images/dropped-images-store.ts';
import { createImageResizer } from '../src/images/resizer-client.ts';
import { sweepImages } from '../src/images/sweep-images.ts';
import { givenCategory, givenProduct } from './support/given.ts';
import { useProductService } from './support/product-service.ts';

const shop = useProductService();
const s3 = new S3Client({ forcePathStyle: true });

const picture = (width = 800, height = 600) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 30 } } });
const upload = (id: string, file: Buffer, name = 'a.jpg') =>
  shop.http.post(`/v1/products/${id}/images`).set(shop.admin).attach('file', file, name);
const path = (image: ProductImage, size: 'page' | 'thumb') => `/v1/product-images/${image.id}/${size}.webp`;
const stored = async (imageId: string) =>
  (await s3.send(new ListObjectsV2Command({ Bucket: shop.bucket, Prefix: imageId }))).KeyCount;

async function givenImage() {
  const { id } = await givenProduct(shop, (await givenCategory(shop)).id);
  const answer = await upload(id, await picture().jpeg().toBuffer());
  expect(answer.status).toBe(201);
  return { id, image: productImageSchema.parse(answer.body) };
}

describe('POST /v1/products/:id/images', () => {
  it.each(['jpeg', 'png', 'webp'] as const)(
    'makes two sizes of a %s and shows them on the product',
    async (format) => {
      const { id } = await givenProduct(shop, (await givenCategory(shop)).id);
      const answer = await upload(id, await picture(3_000, 2_000)[format]().toBuffer(), 'whatever.bin');
      expect(answer.status).toBe(201);
      const image = productImageSchema.parse(answer.body);
      expect(image).toMatchObject({
        url: `https://shop.example${path(image, 'page')}`,
        thumbUrl: `https://shop.example${path(image, 'thumb')}`,
        width: 1600,
        height: 1067,
      });
      expect((await shop.http.get(`/v1/products/${id}`)).body).toMatchObject({ version: 2, images: [image] });
      for (const [size, width] of [
        ['page', 1600],
        ['thumb', 480],
      ] as const) {
        const file = await shop.http.get(path(image, size)).buffer(true);
        expect([file.status, file.type]).toEqual([200, 'image/webp']);
        expect(await sharp(file.body).metadata()).toMatchObject({ format: 'webp', width });
      }
      await eventually(() => {
        const sent = shop.pubsub.published(productUpdated).filter(({ data }) => data.productId === id);
        expect(sent.map(({ data }) => data)).toMatchObject([{ version: 2, thumbUrl: image.thumbUrl }]);
      });
    },
  );

  it('turns a picture upright and keeps nothing of its metadata', async () => {
    const { id } = await givenProduct(shop, (await givenCategory(shop)).id);
    const turned = await picture(400, 300)
      .withExif({ IFD0: { Copyright: 'somebody' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const image = productImageSchema.parse((await upload(id, turned)).body);
    expect(image).toMatchObject({ width: 300, height: 400 });
    const file = await shop.http.get(path(image, 'page')).buffer(true);
    const metadata = await sharp(file.body).metadata();
    expect([metadata.exif, metadata.orientation]).toEqual([undefined, undefined]);
  });

  it('keeps the files private', async () => {
    const { image } = await givenImage();
    const endpoint = process.env.AWS_ENDPOINT_URL_S3;
    expect((await fetch(`${endpoint}/${shop.bucket}/${image.id}/page.webp`)).status).toBe(403);
    const { Body } = await s3.send(
      new GetObjectCommand({ Bucket: shop.bucket, Key: `${image.id}/page.webp` }),
    );
    expect((await Body?.transformToByteArray())?.length).toBeGreaterThan(0);
  });

  it('adds one picture for one Idempotency-Key', async () => {
    const { id } = await givenProduct(shop, (await givenCategory(shop)).id);
    const file = await picture().png().toBuffer();
    const key = randomUUID();
    const [first, second] = [
      await upload(id, file).set('Idempotency-Key', key),
      await upload(id, file).set('Idempotency-Key', key),
    ];
    expect([second.status, second.body]).toEqual([201, first.body]);
    const other = await upload(id, await picture(10, 10).png().toBuffer()).set('Idempotency-Key', key);
    expect([other.status, other.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    expect((await shop.http.get(`/v1/products/${id}`)).body.images).toHaveLength(1);
  });

  it('keeps all pictures that come at once, up to the most a product can have', async () => {
    const { id } = await givenProduct(shop, (await givenCategory(shop)).id);
    const file = await picture(20, 20).png().toBuffer();
    for (let added = 0; added < maxProductImages; added += 4) {
      const answers = await Promise.all(Array.from({ length: 4 }, () => upload(id, file)));
      expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    }
    expect((await shop.http.get(`/v1/products/${id}`)).body.images).toHaveLength(maxProductImages);
    const over = await upload(id, file);
    expect([over.status, over.body.code]).toEqual([409, 'TOO_MANY_IMAGES']);
  });

  it.each([
    ['a text with the name of a picture', () => Buffer.from('hello'), 415],
    ['a PDF', () => Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n'), 415],
    ['a GIF', () => picture(10, 10).gif().toBuffer(), 415],
    ['an SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 415],
    ['nothing', () => Buffer.alloc(0), 400],
    ['half a picture', async () => (await picture(800, 600).png().toBuffer()).subarray(0, 900), 400],
    ['the first bytes of a picture', () => Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70]), 400],
    ['a bomb of pixels', () => picture(12_000, 12_000).png({ compressionLevel: 9 }).toBuffer(), 400],
    [
      'more than 5 MB',
      () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(5 * 1024 * 1024)]),
      413,
    ],
  ])(
    'refuses %s',
    async (_what, make, status) => {
      const { id } = await givenProduct(shop, (await givenCategory(shop)).id);
      const answer = await upload(id, await make());
      expect([answer.status, answer.type]).toEqual([status, 'application/problem+json']);
      expect(answer.body.errors).toMatchObject([{ path: 'file' }]);
      expect((await shop.http.get(`/v1/products/${id}`)).body).toMatchObject({ images: [], version: 1 });
    },
    30_000,
  );

  it('refuses guests, customers, unknown and archived products, and requests without a file', async () => {
    const { id } = await givenProduct(shop, (await givenCategory(shop)).id);
    const file = await picture(10, 10).png().toBuffer();
    const to = (product: string) => shop.http.post(`/v1/products/${product}/images`);
    expect((await to(id).attach('file', file, 'a.png')).status).toBe(401);
    expect((await to(id).set(shop.customer).attach('file', file, 'a.png')).status).toBe(403);
    expect((await upload(randomUUID(), file)).status).toBe(404);
    expect((await to(id).set(shop.admin).field('x', 'y')).body.errors).toMatchObject([{ path: 'file' }]);
    expect((await to(id).set(shop.admin).send({ file: 'x' })).status).toBe(415);
    await shop.http.delete(`/v1/products/${id}`).set(shop.admin).set('If-Match', '"1"');
    expect((await upload(id, file)).body.code).toBe('INVALID_STATE');
  });
});

describe('GET /v1/product-images', () => {
  it('may be cached for good', async () => {
    const { image } = await givenImage();
    const first = await shop.http.get(path(image, 'thumb'));
    expect(first.headers).toMatchObject({ 'cache-control': 'public, max-age=31536000, immutable' });
    const again = await shop.http.get(path(image, 'thumb')).set('If-None-Match', first.headers.etag ?? '');
    expect(again.status).toBe(304);
  });

  it('tells unknown pictures from bad addresses', async () => {
    expect((await shop.http.get(`/v1/product-images/${randomUUID()}/page.webp`)).status).toBe(404);
    expect((await shop.http.get(`/v1/product-images/${randomUUID()}/huge.webp`)).status).toBe(400);
    expect((await shop.http.get('/v1/product-images/nonsense/page.webp')).status).toBe(400);
  });
});

describe('DELETE /v1/products/:id/images/:imageId', () => {
  it('takes the picture from the product and deletes its files', async () => {
    const { id, image } = await givenImage();
    const remove = () => shop.http.delete(`/v1/products/${id}/images/${image.id}`).set(shop.admin);
    expect((await remove()).status).toBe(204);
    expect((await shop.http.get(`/v1/products/${id}`)).body).toMatchObject({ images: [], version: 3 });
    await eventually(async () => expect(await stored(image.id)).toBe(0));
    expect((await shop.http.get(path(image, 'page'))).status).toBe(404);
    expect((await remove()).status).toBe(404);
  });

  it('leaves no files behind of a picture whose product never got it', async () => {
    const imageId = randomUUID();
    const file = await picture(10, 10).webp().toBuffer();
    await shop.context.images.put(imageId, { page: file, thumb: file });
    await shop.context.table.write(noteDrop({ imageId, due: new Date(Date.now() - 1) }));
    expect(await stored(imageId)).toBe(2);
    expect(await sweepImages(shop.context)).toBe(1);
    expect(await stored(imageId)).toBe(0);
    expect(await sweepImages(shop.context)).toBe(0);
  });
});

describe('the process that resizes', () => {
  it('is started anew when it dies, and refuses with 503 what it died with', async () => {
    const started: number[] = [];
    const resizer = createImageResizer((pid) => started.push(pid));
    const file = await picture(3_000, 3_000).png().toBuffer();
    expect(await resizer.resize(file)).toMatchObject({ width: 1200, height: 1200 });
    const dying = resizer.resize(file);
    await eventually(() => process.kill(started[0] ?? 0, 'SIGKILL'));
    await expect(dying).rejects.toMatchObject({ problem: { status: 503 } });
    expect(await resizer.resize(file)).toMatchObject({ width: 1200 });
    expect(started).toHaveLength(2);
    resizer.close();
    await eventually(() => expect(() => process.kill(started[1] ?? 0, 0)).toThrow('ESRCH'));
  });
});
