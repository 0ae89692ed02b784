import { signIn } from '@eshop/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { useSalesReport } from './use-sales-report.ts';

describe('the audit trail of the sales report', () => {
  const report = useSalesReport();
  const list = (headers: Record<string, string> = {}) => report.get('/v1/audit/sales-report', headers);

  it('keeps what staff did, for admins alone', async () => {
    const { audit, database } = report.context;
    const admin = await signIn('admin');
    const subject = { type: 'dead-letter', id: uuidv7() } as const;
    const actor = { userId: admin.userId, roles: ['customer', 'admin'] as const };
    await audit.record(database, actor, {
      action: 'dead-letter.discard',
      subject,
      before: { topic: 'sale-created' },
      after: null,
    });
    const answer = await list({ ...admin.headers });
    expect(answer.status).toBe(200);
    expect(answer.body.items).toMatchObject([
      { service: 'sales-report', subject, actor: { id: admin.userId }, before: { topic: 'sale-created' } },
    ]);
    await expect(database.$executeRawUnsafe('DELETE FROM audit_entries')).rejects.toThrow(/never changed/);
    expect((await list()).status).toBe(401);
    expect((await list({ ...(await signIn()).headers })).status).toBe(403);
    expect((await list({ ...(await signIn('warehouse')).headers })).status).toBe(403);
  });
});
