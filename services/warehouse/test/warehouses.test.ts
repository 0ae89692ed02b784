import type { Warehouse } from '@eshop/contracts/api/warehouse';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { useWarehouse } from './use-warehouse.ts';

describe('warehouses', () => {
  const warehouse = useWarehouse();
  const admin = () => warehouse.as('admin');
  const all = async (): Promise<Warehouse[]> =>
    (await admin().get('/v1/warehouses').query({ limit: 100 }).expect(200)).body.items;
  const mains = async () => (await all()).filter(({ isMain }) => isMain).map(({ id }) => id);
  const patch = ({ id, version }: Warehouse, body: object) =>
    admin().patch(`/v1/warehouses/${id}`).set('if-match', `"${version}"`).send(body);
  const remove = ({ id, version }: Warehouse) =>
    admin().delete(`/v1/warehouses/${id}`).set('if-match', `"${version}"`);

  it('have exactly one main one: the first, until another takes its part over', async () => {
    const first = await warehouse.givenWarehouse('10250');
    expect(first).toMatchObject({ isMain: true, version: 1 });
    const second = await warehouse.givenWarehouse('20000');
    expect(second.isMain).toBe(false);
    expect((await patch(first, { isMain: false }).expect(409)).body.code).toBe('INVALID_STATE');
    const promoted = await patch(second, { isMain: true }).expect(200);
    expect(promoted.body).toEqual({ ...second, isMain: true, version: 2 });
    expect(promoted.headers.etag).toBe('"2"');
    expect(await mains()).toEqual([second.id]);
    const third = await warehouse.givenWarehouse('30000', { isMain: true });
    expect(await mains()).toEqual([third.id]);
    const resigned = await admin().get(`/v1/warehouses/${first.id}`).expect(200);
    expect(resigned.body.version).toBe(2);
    expect(resigned.headers.etag).toBe('"2"');
  });

  it('are edited by who saw the version that is there', async () => {
    const opened = await warehouse.givenWarehouse('10250');
    await admin().patch(`/v1/warehouses/${opened.id}`).send({ zipCode: '10251' }).expect(428);
    await patch(opened, { zipCode: '10251' }).expect(200);
    expect((await patch(opened, { zipCode: '10252' }).expect(412)).body.code).toBe('VERSION_CONFLICT');
    expect((await remove(opened).expect(412)).body.code).toBe('VERSION_CONFLICT');
    await admin().delete(`/v1/warehouses/${opened.id}`).expect(428);
    const now = await admin().get(`/v1/warehouses/${opened.id}`).expect(200);
    expect(now.body).toMatchObject({ zipCode: '10251', version: 2 });
  });

  it('of one version that two edit at once are edited by one', async () => {
    const opened = await warehouse.givenWarehouse('10250');
    const replies = await Promise.all([
      patch(opened, { zipCode: '10251' }),
      patch(opened, { zipCode: '10252' }),
    ]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it('have names of their own, whatever the capitals', async () => {
    const name = `Östra lagret ${uuidv7()}`;
    const opened = await warehouse.givenWarehouse('10250', { name });
    const other = await warehouse.givenWarehouse('10250');
    const twice = await admin().post('/v1/warehouses').send({ name: name.toUpperCase(), zipCode: '10250' });
    expect([twice.status, twice.body.code]).toEqual([409, 'NAME_TAKEN']);
    expect((await patch(other, { name }).expect(409)).body.code).toBe('NAME_TAKEN');
    await patch(opened, { name: name.toUpperCase() }).expect(200);
  });

  it('opened again with the same key are opened once', async () => {
    const body = { name: `Once ${uuidv7()}`, zipCode: '10250' };
    const key = uuidv7();
    const open = () => admin().post('/v1/warehouses').set('idempotency-key', key).send(body).expect(201);
    expect((await open()).body).toEqual((await open()).body);
  });

  it('are closed only when nothing is in them and they are not the main one', async () => {
    const [mainId] = await mains();
    const main = (await admin().get(`/v1/warehouses/${mainId}`).expect(200)).body;
    expect((await remove(main).expect(409)).body.code).toBe('WAREHOUSE_IN_USE');
    const closing = await warehouse.givenWarehouse('70000');
    const productId = await warehouse.givenStock([closing, 2]);
    expect((await remove(closing).expect(409)).body.code).toBe('WAREHOUSE_IN_USE');
    const { orderId } = await warehouse.held([{ productId, quantity: 2 }]);
    expect((await remove(closing).expect(409)).body.code).toBe('WAREHOUSE_IN_USE');
    await warehouse.commit(orderId).expect(200);
    await remove(closing).expect(204);
    await remove(closing).expect(404);
    await admin().get(`/v1/warehouses/${closing.id}`).expect(404);
    const ledger = await admin().get('/v1/stock-movements').query({ warehouseId: closing.id }).expect(200);
    expect(ledger.body.items).toHaveLength(2);
  });

  it('are listed page after page', async () => {
    const ids: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await admin()
        .get('/v1/warehouses')
        .query({ limit: 2, ...(cursor ? { cursor } : {}) })
        .expect(200);
      ids.push(...page.body.items.map(({ id }: Warehouse) => id));
      cursor = page.body.nextCursor;
    }
    expect(ids).toEqual((await all()).map(({ id }) => id));
  });
});
