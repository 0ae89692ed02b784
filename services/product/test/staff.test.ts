import { randomUUID } from 'node:crypto';
import { type Product, productSchema } from '@eshop/contracts/api/product';
import { productUpdated } from '@eshop/contracts/events';
import { pageOf } from '@eshop/contracts/paging';
import { eventually, signIn } from '@eshop/kit/testing';
import { describe, expect, it } from 'vitest';
import { getAll, givenCategory, givenProduct } from './support/given.ts';
import { useProductService } from './support/product-service.ts';

const shop = useProductService();
const pageSchema = pageOf(productSchema);

const archive = (id: string, version = 1) =>
  shop.http.delete(`/v1/products/${id}`).set(shop.admin).set('If-Match', `"${version}"`);
const restore = (id: string, version: number, body: object = {}) =>
  shop.http.post(`/v1/products/${id}/restore`).set(shop.admin).set('If-Match', `"${version}"`).send(body);

async function givenArchived(categoryId: string, change: Record<string, unknown> = {}): Promise<Product> {
  const product = await givenProduct(shop, categoryId, change);
  expect((await archive(product.id)).status).toBe(204);
  return product;
}

async function archivedPage(query: Record<string, string | number>, http = shop.http) {
  const answer = await http.get('/v1/archived-products').set(shop.admin).query(query);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return pageSchema.parse(answer.body);
}
const idsOf = (products: readonly Product[]) => products.map(({ id }) => id);

describe('GET /v1/archived-products', () => {
  it('lists what was archived, the newest first, a page at a time', async () => {
    const category = await givenCategory(shop);
    await givenProduct(shop, category.id);
    const archived: Product[] = [];
    for (let count = 0; count < 5; count++) archived.push(await givenArchived(category.id));
    const first = await archivedPage({ category: category.slug, limit: 3 });
    const second = await archivedPage({ category: category.id, limit: 3, cursor: first.nextCursor ?? '' });
    expect(idsOf([...first.items, ...second.items])).toEqual(idsOf(archived).reverse());
    expect(second.nextCursor).toBeNull();
    expect(first.items[0]).toMatchObject({ archived: true, version: 2, categoryPath: [{ id: category.id }] });
  });

  it('searches with errors, filters and sorts as the list of products on sale', async () => {
    const category = await givenCategory(shop);
    const honda = await givenArchived(category.id, {
      name: 'Honda Accord',
      price: { amount: 900, currency: 'USD' },
      attributes: { make: 'Honda', model: 'Accord', year: 2019 },
    });
    const toyota = await givenArchived(category.id, { price: { amount: 800, currency: 'USD' } });
    const within = { category: category.id };
    expect(idsOf((await archivedPage({ ...within, q: 'acord' })).items)).toEqual([honda.id]);
    expect(idsOf((await archivedPage({ ...within, make: 'honda' })).items)).toEqual([honda.id]);
    expect(idsOf((await archivedPage({ ...within, sort: 'price-asc' })).items)).toEqual([
      toyota.id,
      honda.id,
    ]);
  });

  it('is known to an instance that starts later, and to one that runs beside', async () => {
    const beside = await shop.startInstance();
    const category = await givenCategory(shop);
    const { id } = await givenArchived(category.id);
    const later = await shop.startInstance();
    const seen = async (http: typeof shop.http) =>
      idsOf((await archivedPage({ category: category.id }, http)).items);
    expect(await seen(later.http)).toEqual([id]);
    await eventually(async () => expect(await seen(beside.http)).toEqual([id]));
  });

  it('is for admins and the warehouse, never out of a ready answer', async () => {
    const warehouse = await signIn('warehouse');
    const read = () => shop.http.get('/v1/archived-products');
    expect((await read().set(shop.admin)).status).toBe(200);
    expect((await read().set(warehouse.headers)).status).toBe(200);
    expect((await read()).status).toBe(401);
    expect((await read().set(shop.customer)).status).toBe(403);
    expect((await read().set(shop.admin).query({ limit: 101 })).status).toBe(400);
    expect((await read().set(shop.admin).query({ category: 'none-such' })).status).toBe(404);
  });
});

describe('GET /v1/products-by-sku', () => {
  const read = (...skus: string[]) =>
    shop.http
      .get('/v1/products-by-sku')
      .set(shop.admin)
      .query({ skus: skus.join(',') });

  it('answers in the order asked, whatever the case, archived ones too, without the unknown', async () => {
    const category = await givenCategory(shop);
    const [one, two] = [await givenProduct(shop, category.id), await givenArchived(category.id)];
    const answer = await read(two.sku.toLowerCase(), `none-${randomUUID()}`, one.sku, two.sku);
    expect(answer.status).toBe(200);
    const { items, nextCursor } = pageSchema.parse(answer.body);
    expect(items).toMatchObject([
      { id: two.id, archived: true },
      { id: one.id, archived: false },
    ]);
    expect(nextCursor).toBeNull();
  });

  it('refuses more than 100, what is no SKU, and customers', async () => {
    const many = Array.from({ length: 101 }, (_, at) => `S${at}`);
    expect((await read(...many)).body.errors).toMatchObject([{ path: 'skus' }]);
    expect((await read('a b')).status).toBe(400);
    expect((await read('A').set(shop.customer)).status).toBe(403);
  });
});

describe('POST /v1/products/:id/restore', () => {
  it('puts it back on sale, counts it in its category and tells the others', async () => {
    const category = await givenCategory(shop);
    const { id } = await givenArchived(category.id);
    const answer = await restore(id, 2);
    expect([answer.status, answer.headers.etag]).toEqual([200, '"3"']);
    expect(productSchema.parse(answer.body)).toMatchObject({ archived: false, version: 3 });
    expect(idsOf(await getAll(shop, { category: category.id }))).toEqual([id]);
    expect((await archivedPage({ category: category.id })).items).toEqual([]);
    const removal = shop.http.delete(`/v1/categories/${category.id}`).set(shop.admin).set('If-Match', '"1"');
    expect((await removal).body.code).toBe('CATEGORY_IN_USE');
    await eventually(() => {
      const sent = shop.pubsub.published(productUpdated).filter(({ data }) => data.productId === id);
      expect(sent.map(({ data }) => data)).toMatchObject([
        { archived: true, version: 2 },
        { archived: false, version: 3 },
      ]);
    });
  });

  it('needs another category when its own is gone', async () => {
    const [gone, other] = [await givenCategory(shop), await givenCategory(shop)];
    const { id } = await givenArchived(gone.id);
    await shop.http.delete(`/v1/categories/${gone.id}`).set(shop.admin).set('If-Match', '"1"').expect(204);
    expect((await restore(id, 2)).body).toMatchObject({ code: 'INVALID_STATE' });
    const unknown = await restore(id, 2, { categoryId: randomUUID() });
    expect(unknown.body.errors).toMatchObject([{ path: 'categoryId' }]);
    const answer = await restore(id, 2, { categoryId: other.id });
    expect(answer.body).toMatchObject({ categoryId: other.id, categoryPath: [{ id: other.id }] });
  });

  it('never puts a product into a category that is deleted at the same moment', async () => {
    for (let round = 0; round < 6; round++) {
      const category = await givenCategory(shop);
      const { id } = await givenArchived(category.id);
      const [deleted, restored] = await Promise.all([
        shop.http.delete(`/v1/categories/${category.id}`).set(shop.admin).set('If-Match', '"1"'),
        restore(id, 2),
      ]);
      expect([
        [204, 409],
        [409, 200],
      ]).toContainEqual([deleted.status, restored.status]);
    }
  });

  it('is done by one of many, and refused on sale, stale, unknown or to a customer', async () => {
    const category = await givenCategory(shop);
    const { id } = await givenArchived(category.id);
    const answers = await Promise.all([restore(id, 2), restore(id, 2), restore(id, 2)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    expect((await restore(id, 3)).body.code).toBe('INVALID_STATE');
    expect((await restore(id, 2)).status).toBe(412);
    expect((await restore(randomUUID(), 1)).status).toBe(404);
    const bare = await shop.http.post(`/v1/products/${id}/restore`).set(shop.admin);
    expect(bare.status).toBe(428);
    expect((await restore(id, 3).set(shop.customer)).status).toBe(403);
  });
});
