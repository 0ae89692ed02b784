import type { AuditEntry } from '@eshop/contracts/api/audit';
import { signIn, type TestCaller } from '@eshop/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { useOrder } from './use-order.ts';

describe('the audit trail of orders', () => {
  const service = useOrder();

  const list = async (query: object, caller?: TestCaller) =>
    service
      .api()
      .get('/v1/audit/order')
      .set((caller ?? (await service.admin())).headers)
      .query(query);

  async function entriesOf(orderId: string): Promise<AuditEntry[]> {
    const answer = await list({ subjectId: orderId });
    expect(answer.status).toBe(200);
    return answer.body.items;
  }

  const paid = async () => {
    const { order } = await service.held();
    const paymentId = await service.pay(order.id, { status: 'PENDING', version: 1 });
    await service.until(order.id, 'PAYMENT_REVIEW');
    await service.pay(order.id, { status: 'APPROVED', version: 2, paymentId });
    return service.until(order.id, 'PAYMENT_ACCEPTED');
  };

  it('tells once who shipped an order, with what changed, also when the request comes again', async () => {
    const order = await paid();
    const admin = await service.admin();
    const headers = { 'idempotency-key': uuidv7(), 'x-request-id': 'ship-1' };
    for (const _ of [1, 2]) {
      const answer = await service.post(`/v1/orders/${order.id}/ship`, { carrier: 'DHL' }, admin, headers);
      expect(answer.status).toBe(200);
    }
    const { shipments } = await service.get(order.id);
    const warehouse = shipments[0]?.warehouseName;
    expect(await entriesOf(order.id)).toEqual([
      {
        id: expect.any(String),
        at: expect.any(String),
        service: 'order',
        action: 'order.ship',
        actor: { id: admin.userId, roles: ['customer', 'admin'] },
        subject: { type: 'order', id: order.id, label: order.number },
        before: { status: 'PAYMENT_ACCEPTED', shipments: [{ warehouse }] },
        after: {
          status: 'ON_DELIVERY',
          shipments: [{ warehouse, carrier: 'DHL', trackingNumber: shipments[0]?.trackingNumber }],
        },
        requestId: 'ship-1',
      },
    ]);
  });

  it('tells why an admin cancelled, and nothing of what customers do or what was refused', async () => {
    const [{ order: mine }, { order: theirs }] = [await service.held(), await service.held()];
    const cancel = async (id: string, caller: TestCaller) =>
      service.post(`/v1/orders/${id}/cancel`, { reason: 'no longer wanted' }, caller);
    expect((await cancel(mine.id, await service.customer())).status).toBe(200);
    expect((await cancel(theirs.id, await service.admin())).status).toBe(200);
    expect((await cancel(theirs.id, await service.admin())).status).toBe(409);
    expect(await entriesOf(mine.id)).toEqual([]);
    expect(await entriesOf(theirs.id)).toMatchObject([
      {
        action: 'order.cancel',
        before: { status: 'AWAITING_PAYMENT' },
        after: { status: 'CANCELLED' },
        reason: 'no longer wanted',
      },
    ]);
  });

  it('has no entry of an act whose transaction failed, and no act without its entry', async () => {
    const { order } = await service.held();
    const { database } = service.context;
    await database.$executeRawUnsafe(
      'CREATE TRIGGER no_entry BEFORE INSERT ON audit_entries FOR EACH ROW EXECUTE FUNCTION refuse_audit_change()',
    );
    const admin = await service.admin();
    expect((await service.post(`/v1/orders/${order.id}/cancel`, {}, admin)).status).toBe(500);
    await database.$executeRawUnsafe('DROP TRIGGER no_entry ON audit_entries');
    expect((await service.get(order.id)).status).toBe('AWAITING_PAYMENT');
    expect(await entriesOf(order.id)).toEqual([]);
  });

  it('can not be changed or deleted, also by SQL', async () => {
    const { order } = await service.held();
    await service.post(`/v1/orders/${order.id}/cancel`, {}, await service.admin());
    const { database } = service.context;
    for (const attempt of [
      "UPDATE audit_entries SET actor_id = 'x'",
      'DELETE FROM audit_entries',
      'TRUNCATE audit_entries',
    ]) {
      await expect(database.$executeRawUnsafe(attempt)).rejects.toThrow(/never changed/);
    }
    expect(await entriesOf(order.id)).toHaveLength(1);
  });

  it('is for admins alone, and names what is wrong in a query', async () => {
    expect((await service.api().get('/v1/audit/order')).status).toBe(401);
    expect((await list({}, await service.customer())).status).toBe(403);
    expect((await list({}, await signIn('warehouse'))).status).toBe(403);
    expect((await list({})).status).toBe(200);
    const bad = await list({
      limit: 101,
      action: 'order.eat',
      actorId: 'me',
      from: '2026-02-02',
      to: 'soon',
    });
    expect(bad.status).toBe(400);
    expect(bad.body.errors.map(({ path }: { path: string }) => path).sort()).toEqual([
      'action',
      'actorId',
      'limit',
      'to',
    ]);
  });
});
