import type { AuditEntry } from '@eshop/contracts/api/audit';
import { signIn, type TestCaller } from '@eshop/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { usePayment } from './use-payment.ts';

describe('the audit trail of payments', () => {
  const payment = usePayment();

  const list = async (query: object, caller?: TestCaller) =>
    payment
      .api()
      .get('/v1/audit/payment')
      .set((caller ?? (await payment.admin())).headers)
      .query(query);

  async function entriesOf(paymentId: string): Promise<AuditEntry[]> {
    const answer = await list({ subjectId: paymentId });
    expect(answer.status).toBe(200);
    return answer.body.items;
  }

  it('tells once who decided, on what and why, also when the request comes again', async () => {
    const { id, orderId } = await payment.submitted({ fields: { amount: '1250' } });
    const body = { reason: 'The amount is short', final: true };
    const headers = { 'idempotency-key': uuidv7(), 'x-request-id': 'decide-1' };
    for (const _ of [1, 2]) expect((await payment.decide(id, 'reject', body, headers)).status).toBe(200);
    expect(await entriesOf(id)).toEqual([
      {
        id: expect.any(String),
        at: expect.any(String),
        service: 'payment',
        action: 'payment.reject',
        actor: { id: (await payment.admin()).userId, roles: ['customer', 'admin'] },
        subject: { type: 'payment', id, label: expect.stringMatching(/^for order /) },
        before: { status: 'PENDING', final: false },
        after: {
          status: 'REJECTED',
          final: true,
          orderId,
          statedAmount: { amount: 1250, currency: 'USD' },
        },
        reason: 'The amount is short',
        requestId: 'decide-1',
      },
    ]);
  });

  it('tells of an approval once, though two admins decide at the same time', async () => {
    const { id } = await payment.submitted();
    const statuses = await Promise.all([
      payment.decide(id, 'approve').then(({ status }) => status),
      payment.decide(id, 'reject', { reason: 'No' }).then(({ status }) => status),
    ]);
    expect(statuses.toSorted()).toEqual([200, 409]);
    expect(await entriesOf(id)).toHaveLength(1);
  });

  it('has no act without its entry: when the entry can not be written, nothing is decided', async () => {
    const { id } = await payment.submitted();
    const { database } = payment.context;
    await database.$executeRawUnsafe(
      "CREATE TRIGGER no_entry BEFORE INSERT ON audit_entries FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'no'",
    );
    expect((await payment.decide(id, 'approve')).status).toBe(500);
    await database.$executeRawUnsafe('DROP TRIGGER no_entry');
    expect((await payment.get(id)).status).toBe('PENDING');
    expect(await entriesOf(id)).toEqual([]);
  });

  it('can not be changed or deleted, also by SQL', async () => {
    const { id } = await payment.submitted();
    await payment.decide(id, 'approve');
    const { database } = payment.context;
    for (const attempt of ["UPDATE audit_entries SET actor_id = 'x'", 'DELETE FROM audit_entries']) {
      await expect(database.$executeRawUnsafe(attempt)).rejects.toThrow(/never changed/);
    }
    expect(await entriesOf(id)).toHaveLength(1);
  });

  it('is for admins alone', async () => {
    expect((await payment.api().get('/v1/audit/payment')).status).toBe(401);
    expect((await list({}, await payment.customer())).status).toBe(403);
    expect((await list({}, await signIn('warehouse'))).status).toBe(403);
    expect((await list({ action: 'payment.approve', limit: 1 })).status).toBe(200);
  });
});
