import type { AuditEntry } from '@eshop/contracts/api/audit';
import { signIn } from '@eshop/kit/testing';
import sharp from 'sharp';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { auditWrites } from '../src/table/audit-store.ts';
import { givenCategory, givenProduct, productBody } from './support/given.ts';
import { useProductService } from './support/product-service.ts';

const shop = useProductService();

const list = (query: object, headers: { readonly authorization: string } = shop.admin) =>
  shop.http.get('/v1/audit/product').set(headers).query(query);

async function entriesOf(subjectId: string): Promise<AuditEntry[]> {
  const answer = await list({ subjectId });
  expect(answer.status).toBe(200);
  return answer.body.items;
}

const actionsOf = async (subjectId: string) => (await entriesOf(subjectId)).map(({ action }) => action);

describe('the audit trail of the catalogue', () => {
  it('tells once of a new product, also when the request comes again', async () => {
    const { id: categoryId } = await givenCategory(shop);
    const body = productBody(categoryId);
    const create = () =>
      shop.http
        .post('/v1/products')
        .set({ ...shop.admin, 'idempotency-key': body.sku, 'x-request-id': 'create-1' })
        .send(body);
    const [{ body: product }] = [await create(), await create()];
    expect(await entriesOf(product.id)).toEqual([
      {
        id: expect.any(String),
        at: expect.any(String),
        service: 'product',
        action: 'product.create',
        actor: { id: expect.any(String), roles: ['customer', 'admin'] },
        subject: { type: 'product', id: product.id, label: body.name },
        before: null,
        after: expect.objectContaining({
          sku: body.sku,
          price: body.price,
          make: 'Toyota',
          initialQuantity: 3,
        }),
        requestId: 'create-1',
      },
    ]);
  });

  it('tells of a change only what changed, and nothing of one that was refused', async () => {
    const product = await givenProduct(shop, (await givenCategory(shop)).id);
    const patch = (version: number, body: object) =>
      shop.http
        .patch(`/v1/products/${product.id}`)
        .set({ ...shop.admin, 'if-match': `"${version}"` })
        .send(body);
    const price = { amount: 1_500_000, currency: 'USD' };
    expect((await patch(1, { price, attributes: { colour: 'red' } })).status).toBe(200);
    expect((await patch(1, { name: 'Too late' })).status).toBe(412);
    const [entry, ...others] = await entriesOf(product.id);
    expect(entry).toMatchObject({ action: 'product.update' });
    expect(entry?.before).toEqual({ price: product.price });
    expect(entry?.after).toEqual({ price, colour: 'red' });
    expect(others.map(({ action }) => action)).toEqual(['product.create']);
  });

  it('tells of pictures, of going off sale and of coming back', async () => {
    const { id } = await givenProduct(shop, (await givenCategory(shop)).id);
    const file = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    const image = await shop.http
      .post(`/v1/products/${id}/images`)
      .set(shop.admin)
      .attach('file', file, 'a.png');
    await shop.http.delete(`/v1/products/${id}/images/${image.body.id}`).set(shop.admin).expect(204);
    const seen = (version: number) => ({ ...shop.admin, 'if-match': `"${version}"` });
    await shop.http.delete(`/v1/products/${id}`).set(seen(3)).expect(204);
    await shop.http.post(`/v1/products/${id}/restore`).set(seen(4)).send({}).expect(200);
    expect(await actionsOf(id)).toEqual([
      'product.restore',
      'product.archive',
      'product.remove-image',
      'product.add-image',
      'product.create',
    ]);
    expect((await entriesOf(id))[3]).toMatchObject({
      before: { images: [] },
      after: { images: [image.body.id] },
    });
  });

  it('tells of categories, also of those that are gone', async () => {
    const { id, name } = await givenCategory(shop);
    const seen = (version: number) => ({ ...shop.admin, 'if-match': `"${version}"` });
    const renamed = await shop.http
      .patch(`/v1/categories/${id}`)
      .set(seen(1))
      .send({ name: `${name} 2` });
    expect(renamed.status).toBe(200);
    await shop.http.delete(`/v1/categories/${id}`).set(seen(2)).expect(204);
    expect(await entriesOf(id)).toMatchObject([
      { action: 'category.delete', before: { name: `${name} 2` }, after: null },
      { action: 'category.update', before: { name }, after: { name: `${name} 2` } },
      { action: 'category.create', before: null, after: { name } },
    ]);
  });

  it('has no entry of an act that failed, and never the same entry twice', async () => {
    const { table, now } = shop.context;
    const id = uuidv7();
    const writes = auditWrites(
      { userId: uuidv7(), roles: ['customer', 'admin'] },
      { action: 'product.archive', subject: { type: 'product', id }, before: null, after: null },
      now(),
    );
    const refused = {
      update: { pk: 'NOWHERE', sk: 'NOTHING' },
      condition: { expression: 'attribute_exists(pk)' },
    };
    await expect(table.write(...writes, { ...refused, set: { a: 1 } })).rejects.toThrow();
    expect(await entriesOf(id)).toEqual([]);
    await table.write(...writes);
    await expect(table.write(...writes)).rejects.toThrow();
    expect(await entriesOf(id)).toHaveLength(1);
  });

  it('goes page by page through all that an admin did, newest first', async () => {
    const admin = await signIn('admin');
    const made: string[] = [];
    for (let count = 0; count < 5; count++) {
      made.unshift((await givenCategory({ http: shop.http, admin: admin.headers })).id);
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { actorId: admin.userId, limit: 2, ...(cursor && { cursor }) };
      const { body } = await list(query);
      seen.push(...body.items.map(({ subject }: AuditEntry) => subject.id));
      cursor = body.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(made);
    const { body } = await list({ actorId: admin.userId, action: 'category.create', to: '2026-01-01' });
    expect(body.items).toEqual([]);
  });

  it('is for admins alone', async () => {
    expect((await shop.http.get('/v1/audit/product')).status).toBe(401);
    expect((await list({}, shop.customer)).status).toBe(403);
    expect((await list({}, (await signIn('warehouse')).headers)).status).toBe(403);
    expect((await list({ subjectType: 'category' })).status).toBe(200);
  });
});
