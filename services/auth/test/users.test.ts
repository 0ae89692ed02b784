import { serviceHeaders, signIn } from '@eshop/kit/testing';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { password, type Session, useAuth } from './use-auth.ts';

describe('the own account', () => {
  const auth = useAuth();
  const change = (session: Pick<Session, 'accessToken'>, currentPassword: string, newPassword: string) =>
    auth.as(session).post('change-password', { currentPassword, newPassword });

  it('is renamed', async () => {
    const person = await auth.person('Ann');
    const renamed = await auth.as(person).patch('me', { name: ' Ann Zoë 🏍️ ' });
    expect(renamed.status).toBe(200);
    expect(renamed.body).toMatchObject({ id: person.user.id, name: 'Ann Zoë 🏍️', email: person.email });
    expect((await auth.signIn(person.email)).user.name).toBe('Ann Zoë 🏍️');
    expect((await auth.as(person).patch('me', { name: ' ' })).body.errors).toMatchObject([{ path: 'name' }]);
    expect((await auth.as(person).patch('me', {})).status).toBe(400);
  });

  it('gets a new password, which alone counts from then on; the session goes on', async () => {
    const person = await auth.person();
    expect((await change(person, password, 'Another-horse-2')).status).toBe(204);
    expect((await auth.as(person).get('verify')).status).toBe(200);
    expect((await auth.post('refresh', { refreshToken: person.refreshToken })).status).toBe(200);
    expect((await auth.post('sign-in', { email: person.email, password })).status).toBe(401);
    await auth.signIn(person.email, 'Another-horse-2');
  });

  it.each([
    ['Wrong-horse-1', 'Another-horse-2', ['currentPassword']],
    [' Wrong-horse-1 ', 'Another-horse-2', ['currentPassword']],
    [password, 'weakweakweak', ['newPassword']],
    [password, 'Sh0rt', ['newPassword']],
    [password, ' Another-horse-2', ['newPassword']],
    ['', 'Another\n-horse-2', ['currentPassword', 'newPassword']],
  ])('keeps its password when %j is to become %j: the field is named', async (current, wanted, fields) => {
    const person = await auth.person();
    const answer = await change(person, current, wanted);
    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('VALIDATION_FAILED');
    expect(answer.body.errors.map(({ path }: { path: string }) => path)).toEqual(fields);
    expect(JSON.stringify(answer.body)).not.toContain('horse');
    await auth.signIn(person.email);
  });

  it('of two changes at once takes one', async () => {
    const person = await auth.person();
    const wanted = ['Another-horse-2', 'Another-horse-3'];
    const answers = await Promise.all(wanted.map((word) => change(person, password, word)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 400]);
  });

  it('lets its password be guessed a few times only', async () => {
    const person = await auth.person();
    for (let guess = 0; guess < 5; guess++) await change(person, `Wrong-horse-${guess}`, 'Another-horse-2');
    const answer = await change(person, password, 'Another-horse-2');
    expect(answer.status).toBe(429);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('does not change its password for a session that was signed out, for machines or for nobody', async () => {
    const person = await auth.person();
    await auth.as(person).post('sign-out');
    const signedOut = await change(person, password, 'Another-horse-2');
    expect(signedOut.status).toBe(401);
    const body = { currentPassword: password, newPassword: 'Another-horse-2' };
    expect((await auth.post('change-password', body)).status).toBe(401);
    const machine = await request(auth.app)
      .post('/v1/auth/change-password')
      .set(await serviceHeaders())
      .send(body);
    expect(machine.status).toBe(403);
    await auth.signIn(person.email);
  });
});

describe('admins', () => {
  const auth = useAuth();

  it('grant and take roles, which count with the next check', async () => {
    const [admin, person] = [await auth.admin(), await auth.person()];
    const granted = await auth.as(admin).put(`users/${person.user.id}/roles`, { roles: ['warehouse'] });
    expect(granted.body.roles).toEqual(['customer', 'warehouse']);
    expect((await auth.as(person).get('verify')).body.roles).toEqual(['customer', 'warehouse']);
    const taken = await auth.as(admin).put(`users/${person.user.id}/roles`, { roles: [] });
    expect(taken.body.roles).toEqual(['customer']);
  });

  it('lock a user out, who can’t sign in, refresh or go on, and let them in again', async () => {
    const [admin, person] = [await auth.admin(), await auth.person()];
    expect((await auth.as(admin).post(`users/${person.user.id}/disable`)).body.disabled).toBe(true);
    expect((await auth.as(person).get('verify')).status).toBe(401);
    expect((await auth.post('refresh', { refreshToken: person.refreshToken })).status).toBe(401);
    expect((await auth.post('sign-in', { email: person.email, password: 'Correct-horse-1' })).status).toBe(
      401,
    );
    expect((await auth.as(admin).post(`users/${person.user.id}/enable`)).body.disabled).toBe(false);
    await auth.signIn(person.email);
  });

  it('can’t shut themselves out', async () => {
    const admin = await auth.admin();
    const id = admin.user.id;
    expect((await auth.as(admin).put(`users/${id}/roles`, { roles: [] })).body.code).toBe('INVALID_STATE');
    expect((await auth.as(admin).post(`users/${id}/disable`)).body.code).toBe('INVALID_STATE');
  });

  it('find users by the beginning of address or name, page after page, each once', async () => {
    const admin = await auth.admin();
    const name = `Findme ${auth.newEmail()}`;
    const ids = [];
    for (let count = 0; count < 3; count++) ids.push((await auth.person(name)).user.id);
    const seen: string[] = [];
    let query = `limit=1&q=${encodeURIComponent(name)}`;
    for (let page = 0; page < 10; page++) {
      const { body } = await auth.as(admin).get(`users?${query}`);
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      if (!body.nextCursor) break;
      query = `limit=1&q=${encodeURIComponent(name)}&cursor=${encodeURIComponent(body.nextCursor)}`;
    }
    expect(seen.toSorted()).toEqual(ids.toSorted());
    const self = await auth.as(admin).get(`users?q=${admin.email}`);
    expect(self.body.items).toMatchObject([{ id: admin.user.id, roles: ['customer', 'admin'] }]);
  });

  it('find users by a name though it was typed without its capital', async () => {
    const admin = await auth.admin();
    const mark = auth.newEmail();
    const person = await auth.person(`Zelda ${mark}`);
    const { body } = await auth.as(admin).get(`users?q=${encodeURIComponent(`zelda ${mark}`)}`);
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([person.user.id]);
  });

  it('list those with a role, found by any part of address or name, page after page', async () => {
    const admin = await auth.admin();
    const mark = auth.newEmail();
    const ids = [];
    for (let count = 0; count < 3; count++) {
      const { user } = await auth.person(`Clerk ${mark}`);
      await auth.as(admin).put(`users/${user.id}/roles`, { roles: ['warehouse'] });
      ids.push(user.id);
    }
    await auth.person(`Clerk ${mark}`);
    const seen: { id: string; roles: string[] }[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await auth
        .as(admin)
        .get(`users?role=warehouse&limit=2&q=${encodeURIComponent(mark.toUpperCase())}${cursor}`);
      seen.push(...body.items);
      if (!body.nextCursor) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(seen.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    for (const { roles } of seen) expect(roles).toContain('warehouse');
  });

  it('list those who are locked out, alone or among those found', async () => {
    const admin = await auth.admin();
    const mark = auth.newEmail();
    const [locked, free] = [await auth.person(mark), await auth.person(mark)];
    await auth.as(admin).post(`users/${locked.user.id}/disable`);
    const found = async (query: string) => {
      const { body } = await auth.as(admin).get(`users?limit=100&${query}`);
      return body.items.map(({ id }: { id: string }) => id);
    };
    const q = encodeURIComponent(mark);
    expect(await found(`disabled=true&q=${q}`)).toEqual([locked.user.id]);
    expect(await found(`disabled=false&q=${q}`)).toEqual([free.user.id]);
    const all = await found('disabled=true');
    expect(all).toContain(locked.user.id);
    expect(all).not.toContain(free.user.id);
    expect((await auth.as(admin).get('users?disabled=perhaps&role=king')).body.errors).toMatchObject([
      { path: 'role' },
      { path: 'disabled' },
    ]);
  });

  it('end all sessions of a user, who can sign in again', async () => {
    const [admin, person] = [await auth.admin(), await auth.person()];
    const elsewhere = await auth.signIn(person.email);
    expect((await auth.as(admin).post(`users/${person.user.id}/sign-out`)).status).toBe(204);
    for (const session of [person, elsewhere]) {
      expect((await auth.as(session).get('verify')).status).toBe(401);
      expect((await auth.post('refresh', { refreshToken: session.refreshToken })).status).toBe(401);
    }
    await auth.signIn(person.email);
  });

  it('of two who take the role from each other at once leave one', async () => {
    const [one, other] = [await auth.admin(), await auth.admin()];
    const take = (from: Session, by: Session) =>
      auth.as(by).put(`users/${from.user.id}/roles`, { roles: [] });
    const answers = await Promise.all([take(one, other), take(other, one)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 403]);
  });

  it('see 404 for an unknown user and 400 for what is no id, role or cursor', async () => {
    const admin = await auth.admin();
    const unknown = '018f0000-0000-7000-8000-00000000dead';
    expect((await auth.as(admin).get(`users/${unknown}`)).status).toBe(404);
    expect((await auth.as(admin).put(`users/${unknown}/roles`, { roles: ['admin'] })).status).toBe(404);
    expect((await auth.as(admin).post(`users/${unknown}/disable`)).status).toBe(404);
    expect((await auth.as(admin).post(`users/${unknown}/sign-out`)).status).toBe(404);
    expect((await auth.as(admin).get('users/nobody')).status).toBe(400);
    expect((await auth.as(admin).get('users?cursor=x')).status).toBe(400);
    const roles = await auth.as(admin).put(`users/${unknown}/roles`, { roles: ['service'] });
    expect(roles.body.errors).toMatchObject([{ path: 'roles.0' }]);
  });

  it('alone may do any of this', async () => {
    const person = await auth.person();
    const clerk = await signIn('warehouse');
    for (const session of [person, { accessToken: clerk.token }]) {
      expect((await auth.as(session).get('users')).status).toBe(403);
      expect((await auth.as(session).get(`users/${person.user.id}`)).status).toBe(403);
      expect((await auth.as(session).post(`users/${person.user.id}/disable`)).status).toBe(403);
      expect((await auth.as(session).post(`users/${person.user.id}/enable`)).status).toBe(403);
      expect((await auth.as(session).post(`users/${person.user.id}/sign-out`)).status).toBe(403);
    }
  });
});
