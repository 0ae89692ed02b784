import type { AuditEntry } from '@eshop/contracts/api/audit';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { useWarehouse } from './use-warehouse.ts';

const api = useWarehouse();

async function entriesOf(subjectId: string): Promise<AuditEntry[]> {
  const answer = await api.as('admin').get('/v1/audit/warehouse').query({ subjectId }).expect(200);
  return answer.body.items;
}

describe('the audit trail of the warehouses', () => {
  it('tells once who received stock, with what lay there before and after, also when asked twice', async () => {
    const warehouse = await api.givenWarehouse();
    const productId = await api.givenStock([warehouse, 4]);
    const received = { type: 'receive', productId, quantity: 3, toWarehouseId: warehouse.id };
    const key = uuidv7();
    for (const _ of [1, 2]) await api.move(received, key).expect(201);
    const [entry, ...others] = await entriesOf(productId);
    expect(entry).toEqual({
      id: expect.any(String),
      at: expect.any(String),
      service: 'warehouse',
      action: 'stock.receive',
      actor: { id: api.staffId, roles: ['customer', 'warehouse'] },
      subject: { type: 'product', id: productId, label: 'Test car' },
      before: { onHand: { [warehouse.name]: 4 } },
      after: { onHand: { [warehouse.name]: 7 } },
      reason: 'Test',
      requestId: expect.any(String),
    });
    expect(others).toHaveLength(1);
  });

  it('tells of both ends of a transfer, and nothing of a movement that was refused', async () => {
    const [from, to] = [await api.givenWarehouse(), await api.givenWarehouse('20250')];
    const productId = await api.givenStock([from, 5]);
    const transfer = { type: 'transfer', productId, fromWarehouseId: from.id, toWarehouseId: to.id };
    await api.move({ ...transfer, quantity: 2 }).expect(201);
    await api.move({ ...transfer, quantity: 9 }).expect(409);
    await api.move({ type: 'adjust', productId, warehouseId: to.id, quantity: -1 }).expect(201);
    expect(await entriesOf(productId)).toMatchObject([
      { action: 'stock.adjust', before: { onHand: { [to.name]: 2 } }, after: { onHand: { [to.name]: 1 } } },
      {
        action: 'stock.transfer',
        before: { onHand: { [from.name]: 5, [to.name]: 0 } },
        after: { onHand: { [from.name]: 3, [to.name]: 2 } },
      },
      { action: 'stock.receive' },
    ]);
  });

  it('tells of limits', async () => {
    const warehouse = await api.givenWarehouse();
    const productId = await api.givenStock([warehouse, 5]);
    const body = { warehouseId: warehouse.id, lowAt: 9 };
    await api.as('staff').put(`/v1/stock-limits/${productId}`).send(body).expect(200);
    expect((await entriesOf(productId))[0]).toMatchObject({
      action: 'stock.set-threshold',
      after: { lowAt: { [warehouse.name]: 9 } },
    });
  });

  it('tells of warehouses, also of those that are closed', async () => {
    const { id, name } = await api.givenWarehouse('10250');
    const seen = (version: number) => ({ 'if-match': `"${version}"` });
    const change = { zipCode: '20250' };
    await api.as('admin').patch(`/v1/warehouses/${id}`).set(seen(1)).send(change).expect(200);
    await api.as('admin').patch(`/v1/warehouses/${id}`).set(seen(1)).send(change).expect(412);
    await api.as('admin').delete(`/v1/warehouses/${id}`).set(seen(2)).expect(204);
    const entries = await entriesOf(id);
    expect(entries).toMatchObject([
      { action: 'warehouse.delete', before: { name }, after: null },
      { action: 'warehouse.update', subject: { type: 'warehouse', id, label: name } },
      { action: 'warehouse.create', before: null, after: { name, zipCode: '10250' } },
    ]);
    expect(entries[1]?.before).toEqual({ zipCode: '10250' });
    expect(entries[1]?.after).toEqual({ zipCode: '20250' });
  });

  it('has no act without its entry: when the entry can not be written, nothing moves', async () => {
    const warehouse = await api.givenWarehouse();
    const productId = await api.givenStock([warehouse, 4]);
    const { database } = api.context;
    await database.$executeRawUnsafe(
      'CREATE TRIGGER no_entry BEFORE INSERT ON audit_entries FOR EACH ROW EXECUTE FUNCTION refuse_audit_change()',
    );
    await api.receive(productId, warehouse, 1).expect(500);
    await database.$executeRawUnsafe('DROP TRIGGER no_entry ON audit_entries');
    expect(await api.totalOf(productId)).toMatchObject({ onHand: 4 });
    expect(await entriesOf(productId)).toHaveLength(1);
  });

  it('can not be changed or deleted, also by SQL', async () => {
    const { id } = await api.givenWarehouse();
    for (const attempt of ["UPDATE audit_entries SET reason = 'x'", 'DELETE FROM audit_entries']) {
      await expect(api.context.database.$executeRawUnsafe(attempt)).rejects.toThrow(/never changed/);
    }
    expect(await entriesOf(id)).toHaveLength(1);
  });

  it('is for admins alone', async () => {
    await api.guest.get('/v1/audit/warehouse').expect(401);
    for (const who of ['customer', 'staff', 'service'] as const) {
      await api.as(who).get('/v1/audit/warehouse').expect(403);
    }
    await api.as('admin').get('/v1/audit/warehouse').query({ action: 'stock.adjust' }).expect(200);
  });
});
