import type { AuditEntry } from '@eshop/contracts/api/audit';
import { signIn } from '@eshop/kit/testing';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { createApp } from '../src/app.ts';
import { createAuditStore } from '../src/audit/audit-store.ts';
import { withTrail } from '../src/audit/with-trail.ts';
import { createDynamoDb } from '../src/dynamo-db.ts';
import { type Session, useAuth } from './use-auth.ts';

describe('the audit trail of accounts', () => {
  const auth = useAuth();

  const list = (session: Pick<Session, 'accessToken'>, query: Record<string, string>) =>
    request(auth.app)
      .get('/v1/audit/auth')
      .set({ authorization: `Bearer ${session.accessToken}` })
      .query(query);

  async function entriesOf(session: Pick<Session, 'accessToken'>, subjectId: string): Promise<AuditEntry[]> {
    const answer = await list(session, { subjectId });
    expect(answer.status).toBe(200);
    return answer.body.items;
  }

  it('tells once of roles, locking, letting in and signing out, and nothing of what changed nothing', async () => {
    const [admin, person] = [await auth.admin(), await auth.person()];
    const { id } = person.user;
    const office = auth.as(admin);
    for (const _ of [1, 2]) await office.put(`users/${id}/roles`, { roles: ['warehouse'] });
    for (const _ of [1, 2]) await office.post(`users/${id}/disable`);
    for (const _ of [1, 2]) await office.post(`users/${id}/enable`);
    expect((await office.post(`users/${id}/sign-out`)).status).toBe(204);
    const entries = await entriesOf(admin, id);
    const common = {
      service: 'auth',
      actor: { id: admin.user.id, roles: ['customer', 'admin'] },
      subject: { type: 'user', id },
      outcome: 'done',
    };
    expect(entries).toMatchObject([
      { ...common, action: 'user.sign-out', before: null, after: null },
      { ...common, action: 'user.enable', before: { disabled: true }, after: { disabled: false } },
      { ...common, action: 'user.disable', before: { disabled: false }, after: { disabled: true } },
      {
        ...common,
        action: 'user.set-roles',
        before: { roles: ['customer'] },
        after: { roles: ['customer', 'warehouse'] },
      },
    ]);
    expect(JSON.stringify(entries)).not.toContain(person.email);
  });

  it('has no entry of what was refused before it began', async () => {
    const admin = await auth.admin();
    const { id } = admin.user;
    expect((await auth.as(admin).post(`users/${id}/disable`)).status).toBe(409);
    expect((await auth.as(admin).put(`users/${id}/roles`, { roles: [] })).status).toBe(409);
    expect(await entriesOf(admin, id)).toEqual([]);
  });

  it('keeps how an act ended: refused, failed, or begun and never heard of again', async () => {
    const [admin, person] = [await auth.admin(), await auth.person()];
    const { id } = person.user;
    const actor = { userId: admin.user.id, roles: ['customer', 'admin'] as const };
    const act = {
      action: 'user.sign-out',
      subject: { type: 'user', id },
      before: null,
      after: null,
    } as const;
    const failing = withTrail(auth.context, actor, act, () => Promise.reject(new Error('Cognito broke')));
    await expect(failing).rejects.toThrow('Cognito broke');
    const unknown = '018f0000-0000-7000-8000-00000000dead';
    const refused = withTrail(auth.context, actor, act, () => auth.context.users.disable(unknown));
    await expect(refused).rejects.toMatchObject({ problem: { status: 404 } });
    const lost = { ...auth.context.audit, end: () => Promise.reject(new Error('the process died')) };
    await withTrail({ ...auth.context, audit: lost }, actor, act, async () => undefined);
    const outcomes = (await entriesOf(admin, id)).map(({ outcome }) => outcome);
    expect(outcomes).toEqual(['begun', 'refused', 'failed']);
  });

  it('does nothing while the trail can not be written; signing in goes on', async () => {
    const [admin, person] = [await auth.admin(), await auth.person()];
    const client = createDynamoDb();
    const audit = createAuditStore(client, 'no-such-table');
    const app = createApp({ ...auth.context, audit });
    const answer = await request(app)
      .post(`/v1/auth/users/${person.user.id}/disable`)
      .set({ authorization: `Bearer ${admin.accessToken}` });
    expect(answer.status).toBeGreaterThanOrEqual(500);
    client.destroy();
    await auth.signIn(person.email);
    expect((await auth.as(admin).get(`users/${person.user.id}`)).body.disabled).toBe(false);
  });

  it('goes page by page through all that an admin did, newest first', async () => {
    const [admin, person] = [await auth.admin(), await auth.person()];
    for (let count = 0; count < 5; count++) await auth.as(admin).post(`users/${person.user.id}/sign-out`);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query: Record<string, string> = { actorId: admin.user.id, limit: '2', ...(cursor && { cursor }) };
      const { body } = await list(admin, query);
      seen.push(...body.items.map(({ id }: AuditEntry) => id));
      cursor = body.nextCursor;
    } while (cursor);
    expect(seen).toHaveLength(5);
    expect(seen).toEqual(seen.toSorted().toReversed());
  });

  it('is for admins alone', async () => {
    expect((await request(auth.app).get('/v1/audit/auth')).status).toBe(401);
    expect((await list(await auth.person(), {})).status).toBe(403);
    expect((await list({ accessToken: (await signIn('warehouse')).token }, {})).status).toBe(403);
    expect((await list(await auth.admin(), { action: 'user.disable' })).status).toBe(200);
  });
});
