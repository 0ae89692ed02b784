import { randomUUID } from 'node:crypto';
import { categorySchema, categoryTreeSchema } from '@eshop/contracts/api/product';
import { describe, expect, it } from 'vitest';
import { givenCategory, givenProduct, productBody } from './support/given.ts';
import { useProductService } from './support/product-service.ts';

const shop = useProductService();
const post = (body: object) => shop.http.post('/v1/categories').set(shop.admin).send(body);
const patch = (id: string, version: number, body: object) =>
  shop.http.patch(`/v1/categories/${id}`).set(shop.admin).set('If-Match', `"${version}"`).send(body);
const remove = (id: string, version = 1) =>
  shop.http.delete(`/v1/categories/${id}`).set(shop.admin).set('If-Match', `"${version}"`);
const name = (text: string) => `${text} ${randomUUID().slice(0, 8)}`;

describe('categories', () => {
  it('form a tree, found by id and by slug', async () => {
    const top = await givenCategory(shop);
    const child = await givenCategory(shop, top.id);
    const tree = categoryTreeSchema.parse((await shop.http.get('/v1/categories')).body);
    expect(tree.items.find(({ id }) => id === top.id)).toEqual({ ...top, children: [child] });
    expect(categorySchema.parse((await shop.http.get(`/v1/categories/${top.slug}`)).body).children).toEqual([
      child,
    ]);
    expect((await shop.http.get(`/v1/categories/${child.id}`)).body).toEqual(child);
    expect((await shop.http.get('/v1/categories/none-such')).status).toBe(404);
  });

  it('get slugs from their names, each its own', async () => {
    const unique = randomUUID().slice(0, 8);
    const cars = (await post({ name: `Élan & Sports ${unique}` })).body;
    expect(cars.slug).toBe(`elan-sports-${unique}`);
    const used = (await post({ name: `Used ${unique}`, parentId: cars.id })).body;
    const again = (await post({ name: `Used ${unique}` })).body;
    expect([used.slug, again.slug]).toEqual([`used-${unique}`, `used-${unique}-2`]);
    expect((await post({ name: '日本' })).body.slug).toMatch(/^category(-\d+)?$/);
  });

  it('are made once for one Idempotency-Key', async () => {
    const key = randomUUID();
    const body = { name: name('Once') };
    const send = () => post(body).set('Idempotency-Key', key);
    const [first, second] = [await send(), await send()];
    expect([first.status, second.status, second.body]).toEqual([201, 201, first.body]);
  });

  it('have names of their own among their siblings, even when many ask at once', async () => {
    const parent = await givenCategory(shop);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => post({ name: 'Same', parentId: parent.id })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('NAME_TAKEN');
    expect((await shop.http.get(`/v1/categories/${parent.id}`)).body.children).toHaveLength(1);
  });

  it('change with If-Match only, and one of two changes wins', async () => {
    const category = await givenCategory(shop);
    const bare = await shop.http
      .patch(`/v1/categories/${category.id}`)
      .set(shop.admin)
      .send({ name: name('x') });
    expect(bare.status).toBe(428);
    const answers = await Promise.all([
      patch(category.id, 1, { name: name('A') }),
      patch(category.id, 1, { name: name('B') }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const read = await shop.http.get(`/v1/categories/${category.id}`);
    expect(read.body).toMatchObject({ version: 2, slug: category.slug });
    expect(
      (await patch(category.id, 2, { name: name('C') }).set('If-Match', read.headers.etag ?? '')).status,
    ).toBe(200);
  });

  it('move, and their products follow, but never below themselves', async () => {
    const [one, two] = [await givenCategory(shop), await givenCategory(shop)];
    const child = await givenCategory(shop, one.id);
    const product = await givenProduct(shop, child.id);
    expect((await patch(one.id, 1, { parentId: child.id })).body.code).toBe('INVALID_STATE');
    expect((await patch(one.id, 1, { parentId: randomUUID() })).body.errors).toMatchObject([
      { path: 'parentId' },
    ]);
    expect((await patch(child.id, 1, { parentId: two.id })).status).toBe(200);
    const listed = await shop.http.get('/v1/products').query({ category: two.id });
    expect(listed.body.items).toMatchObject([
      { id: product.id, categoryPath: [{ id: two.id }, { id: child.id }] },
    ]);
    const { body } = await shop.http.get(`/v1/products/${product.id}`);
    expect(body.categoryPath).toMatchObject([{ id: two.id }, { id: child.id }]);
  });

  it('are not deleted while products or subcategories are in them', async () => {
    const parent = await givenCategory(shop);
    const child = await givenCategory(shop, parent.id);
    const { id } = await givenProduct(shop, child.id);
    expect((await remove(parent.id)).body.code).toBe('CATEGORY_IN_USE');
    expect((await remove(child.id)).body.code).toBe('CATEGORY_IN_USE');
    await shop.http.delete(`/v1/products/${id}`).set(shop.admin).set('If-Match', '"1"');
    expect((await remove(child.id, 7)).status).toBe(412);
    expect((await remove(child.id)).status).toBe(204);
    expect((await remove(parent.id)).status).toBe(204);
    expect((await shop.http.get(`/v1/categories/${parent.id}`)).status).toBe(404);
  });

  it('never lose a product to a deletion at the same moment', async () => {
    for (let round = 0; round < 6; round++) {
      const category = await givenCategory(shop);
      const [deleted, created] = await Promise.all([
        remove(category.id),
        shop.http.post('/v1/products').set(shop.admin).send(productBody(category.id)),
      ]);
      expect([
        [204, 400],
        [409, 201],
      ]).toContainEqual([deleted.status, created.status]);
    }
  });

  it.each([
    [{}, 'name'],
    [{ name: '' }, 'name'],
    [{ name: 'a\nb' }, 'name'],
    [{ name: 'x'.repeat(101) }, 'name'],
    [{ name: 'ok', parentId: 'cars' }, 'parentId'],
    [{ name: 'ok', parentId: randomUUID() }, 'parentId'],
  ])('refuse %j', async (body, path) => {
    const answer = await post(body);
    expect([answer.status, answer.body.errors[0].path]).toEqual([400, path]);
  });

  it('are changed by admins only', async () => {
    expect((await shop.http.post('/v1/categories').send({ name: 'x' })).status).toBe(401);
    expect((await shop.http.post('/v1/categories').set(shop.customer).send({ name: 'x' })).status).toBe(403);
  });
});
