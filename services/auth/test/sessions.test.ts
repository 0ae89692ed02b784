import { serviceHeaders } from '@eshop/kit/testing';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { password, useAuth } from './use-auth.ts';

describe('signing up and in', () => {
  const auth = useAuth();

  it('leads from sign-up over the code to a session', async () => {
    const email = auth.newEmail();
    const signedUp = await auth.post('sign-up', { email, password, name: 'Zoë 🏍️' });
    expect(signedUp.status).toBe(201);
    expect(signedUp.body).toMatchObject({ email, name: 'Zoë 🏍️', confirmed: false });

    const early = await auth.post('sign-in', { email, password });
    expect(early.status).toBe(403);
    expect(early.body.code).toBe('EMAIL_NOT_CONFIRMED');

    expect((await auth.post('confirm', { email, code: '000000' })).body.code).toBe('CODE_INVALID');
    expect((await auth.post('resend-code', { email })).status).toBe(204);
    expect((await auth.post('confirm', { email, code: await auth.code(email) })).status).toBe(204);

    const session = await auth.post('sign-in', { email, password });
    expect(session.status).toBe(200);
    expect(session.body).toMatchObject({
      expiresIn: 900,
      user: { id: signedUp.body.id, email, name: 'Zoë 🏍️', roles: ['customer'] },
    });
    const me = await auth.as(session.body).get('me');
    expect(me.body).toMatchObject({ email, disabled: false, roles: ['customer'] });
  });

  it('says the same for a wrong password and an unknown address', async () => {
    const { email } = await auth.person();
    const wrong = await auth.post('sign-in', { email, password: 'Wrong-pass-1' });
    const unknown = await auth.post('sign-in', { email: auth.newEmail(), password });
    for (const answer of [wrong, unknown]) {
      expect(answer.status).toBe(401);
      expect(answer.body.code).toBe('INVALID_CREDENTIALS');
    }
    expect(wrong.body.detail).toBe(unknown.body.detail);
    expect((await auth.post('forgot-password', { email: auth.newEmail() })).status).toBe(204);
    expect((await auth.post('resend-code', { email: auth.newEmail() })).status).toBe(204);
  });

  it('refuses an address in use and a weak password', async () => {
    const { email } = await auth.person();
    const taken = await auth.post('sign-up', { email, password, name: 'Second' });
    expect(taken.status).toBe(409);
    expect(taken.body.code).toBe('EMAIL_TAKEN');
    const weak = await auth.post('sign-up', {
      email: auth.newEmail(),
      password: 'weakweakweak',
      name: 'Weak',
    });
    expect(weak.status).toBe(400);
    expect(weak.body.errors).toMatchObject([{ path: 'password' }]);
  });

  it('nobody makes themselves admin', async () => {
    const email = auth.newEmail();
    await auth.post('sign-up', {
      email,
      password,
      name: 'Eve',
      roles: ['admin'],
      'cognito:groups': ['admin'],
    });
    await auth.post('confirm', { email, code: await auth.code(email) });
    const session = await auth.signIn(email);
    expect(session.user.roles).toEqual(['customer']);
    expect((await auth.as(session).put(`users/${session.user.id}/roles`, { roles: ['admin'] })).status).toBe(
      403,
    );
    await auth.as(session).patch('me', { name: 'Eve', roles: ['admin'] });
    expect((await auth.as(session).get('me')).body.roles).toEqual(['customer']);
  });

  it('sets a forgotten password by a code, once', async () => {
    const { email } = await auth.person();
    expect((await auth.post('forgot-password', { email })).status).toBe(204);
    const code = await auth.code(email);
    const reset = { email, code, password: 'Another-horse-2' };
    expect((await auth.post('reset-password', reset)).status).toBe(204);
    expect((await auth.post('reset-password', reset)).body.code).toBe('CODE_INVALID');
    await auth.signIn(email, 'Another-horse-2');
    expect((await auth.post('sign-in', { email, password })).status).toBe(401);
  });

  it('refreshes a session', async () => {
    const session = await auth.person();
    const refreshed = await auth.post('refresh', { refreshToken: session.refreshToken });
    expect(refreshed.status).toBe(200);
    expect(refreshed.body).toMatchObject({
      refreshToken: session.refreshToken,
      user: { id: session.user.id },
    });
    expect(refreshed.body.accessToken).not.toBe(session.accessToken);
    expect((await auth.post('refresh', { refreshToken: 'nonsense' })).status).toBe(401);
  });
});

describe('signing out', () => {
  const auth = useAuth();

  it('ends this session and its refresh token, and leaves the others', async () => {
    const first = await auth.person();
    const second = await auth.signIn(first.email);
    expect((await auth.as(first).post('sign-out')).status).toBe(204);
    expect((await auth.as(first).get('verify')).status).toBe(401);
    expect((await auth.post('refresh', { refreshToken: first.refreshToken })).status).toBe(401);
    expect((await auth.as(second).get('verify')).status).toBe(200);
    expect((await auth.post('refresh', { refreshToken: second.refreshToken })).status).toBe(200);
  });

  it('ends a session by its refresh token too', async () => {
    const session = await auth.person();
    const { refreshToken } = session;
    expect((await auth.as(session).post('sign-out', { refreshToken })).status).toBe(204);
    expect((await auth.post('refresh', { refreshToken })).status).toBe(401);
  });

  it('takes a refresh token that is none for one that is revoked', async () => {
    for (const refreshToken of ['none', 'no token at all 💥', 'a.b.c.d.e']) {
      const session = await auth.person();
      expect((await auth.as(session).post('sign-out', { refreshToken })).status).toBe(204);
      expect((await auth.as(session).get('verify')).status).toBe(401);
    }
  });

  it('everywhere ends all sessions', async () => {
    const first = await auth.person();
    const second = await auth.signIn(first.email);
    expect((await auth.as(first).post('sign-out', { everywhere: true })).status).toBe(204);
    expect((await auth.as(second).get('verify')).status).toBe(401);
    expect((await auth.post('refresh', { refreshToken: second.refreshToken })).status).toBe(401);
    await auth.signIn(first.email);
  });

  it('goes on when more sessions were ended than can be noted', async () => {
    const person = await auth.person();
    const keep = await auth.signIn(person.email);
    const full = Array.from({ length: 46 }, (_, count) => `${String(count).padStart(36, '0')}@zzzzzz`).join(
      ' ',
    );
    await auth.context.users.setEndedSessions(person.user.id, full);
    expect((await auth.as(person).post('sign-out')).status).toBe(204);
    expect((await auth.as(person).get('verify')).status).toBe(401);
    expect((await auth.as(keep).get('verify')).status).toBe(401);
    await auth.signIn(person.email);
  });

  it('an account deleted by its owner is gone', async () => {
    const person = await auth.person();
    expect((await auth.as(person).delete('me')).status).toBe(204);
    expect((await auth.as(person).get('verify')).status).toBe(401);
    expect((await auth.post('sign-in', { email: person.email, password })).status).toBe(401);
  });

  it('verify tells the roles of people and machines, and refuses anything else', async () => {
    const admin = await auth.admin();
    expect((await auth.as(admin).get('verify')).body).toEqual({
      userId: admin.user.id,
      roles: ['customer', 'admin'],
    });
    const machine = await request(auth.app)
      .get('/v1/auth/verify')
      .set(await serviceHeaders());
    expect(machine.body.roles).toEqual(['service']);
    expect((await request(auth.app).get('/v1/auth/verify')).status).toBe(401);
    expect((await auth.as({ accessToken: `${admin.accessToken}x` }).get('verify')).status).toBe(401);
    expect((await auth.as({ accessToken: admin.refreshToken }).get('verify')).status).toBe(401);
  });
});

describe('bad input', () => {
  const auth = useAuth();
  const good = { email: 'a@eshop.example', password, name: 'A' };

  it.each([
    ['sign-up', {}, ['email', 'password', 'name']],
    ['sign-up', { ...good, email: 'nobody' }, ['email']],
    ['sign-up', { ...good, name: 'a\u0007b' }, ['name']],
    ['sign-up', { ...good, name: 7 }, ['name']],
    ['sign-up', { ...good, password: 'short' }, ['password']],
    ['sign-up', { ...good, password: 'x'.repeat(300) }, ['password']],
    ['sign-up', { ...good, password: `${password} ` }, ['password']],
    ['confirm', { email: good.email }, ['code']],
    ['confirm', { email: good.email, code: 'a b' }, ['code']],
    ['sign-in', { email: null, password: '' }, ['email', 'password']],
    ['refresh', {}, ['refreshToken']],
    ['reset-password', { email: good.email, code: '123456' }, ['password']],
  ])('%s refuses %j, naming the fields', async (path, body, fields) => {
    const answer = await auth.post(path, body);
    expect(answer.status).toBe(400);
    expect(answer.type).toBe('application/problem+json');
    expect(answer.body.errors.map((fault: { path: string }) => fault.path)).toEqual(fields);
  });

  it('refuses broken JSON, other media and huge bodies', async () => {
    const post = () => request(auth.app).post('/v1/auth/sign-in');
    expect((await post().type('json').send('{"email":')).status).toBe(400);
    expect((await post().type('text').send('hello')).status).toBe(415);
    expect((await post().send({ email: 'x'.repeat(300_000) })).status).toBe(413);
  });
});
