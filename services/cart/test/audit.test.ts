import { signIn } from '@eshop/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { useCart } from './use-cart.ts';

describe('the audit trail of the cart service', () => {
  const cart = useCart();
  const list = (headers: Record<string, string> = {}) => cart.api().get('/v1/audit/cart').set(headers);

  it('keeps what staff did, for admins alone', async () => {
    const { audit, database } = cart.context;
    const admin = await signIn('admin');
    const subject = { type: 'dead-letter', id: uuidv7() } as const;
    const actor = { userId: admin.userId, roles: ['customer', 'admin'] as const };
    await audit.record(database, actor, {
      action: 'dead-letter.discard',
      subject,
      before: { topic: 'product-updated' },
      after: null,
    });
    const answer = await list({ ...admin.headers });
    expect(answer.status).toBe(200);
    expect(answer.body.items).toMatchObject([
      { service: 'cart', subject, actor: { id: admin.userId }, before: { topic: 'product-updated' } },
    ]);
    await expect(database.$executeRawUnsafe('DELETE FROM audit_entries')).rejects.toThrow(/never changed/);
    expect((await list()).status).toBe(401);
    expect((await list({ ...(await signIn()).headers })).status).toBe(403);
    expect((await list({ ...(await signIn('warehouse')).headers })).status).toBe(403);
  });
});
