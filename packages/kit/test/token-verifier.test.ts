import { SignJWT } from 'jose';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createTokenVerifier } from '../src/auth/index.ts';
import { silentLogger } from '../src/logging/index.ts';
import { issuer, newKeys, startServer } from './key-server.ts';

const minute = 60_000;
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(closers.splice(0).map((close) => close()));
});

type Auth = { status: number; roles: string[] };

async function setUp(options: { auth?: Auth } = {}) {
  const keys = await newKeys();
  const auth = options.auth;
  const served = { keySet: keys.keySet as unknown };
  const server = await startServer({
    '/jwks': () => ({ status: 200, body: served.keySet }),
    '/v1/auth/verify': () =>
      auth?.status === 200
        ? { status: 200, body: { userId: 'user-1', roles: auth.roles } }
        : {
            status: auth?.status ?? 500,
            body: {
              type: 'about:blank',
              title: 'x',
              status: auth?.status,
              code: 'UNAUTHENTICATED',
              requestId: 'r',
            },
          },
  });
  closers.push(server.close);
  const clock = { now: Date.now() };
  const config = {
    TOKEN_ISSUER: issuer,
    TOKEN_JWKS_URL: `${server.url}/jwks`,
    TOKEN_CLIENT_IDS: ['web', 'machine'],
    AUTH_URL: auth ? server.url : undefined,
  };
  const verifier = createTokenVerifier(config, { logger: silentLogger(), now: () => clock.now });
  const ageMinutes = (minutes: number) => ({ iat: Math.floor(Date.now() / 1_000) - minutes * 60 });
  return { keys, server, served, clock, config, verifier, ageMinutes };
}

const refused = { problem: { status: 401 } };
const unavailable = { problem: { status: 503 } };

describe('a token', () => {
  it('of a person gives the caller with the roles of their groups', async () => {
    const { keys, verifier } = await setUp();
    const token = await keys.sign({ 'cognito:groups': ['admin', 'service', 'other'] });
    const caller = await verifier.verify(token);
    expect(caller).toMatchObject({ userId: 'user-1', roles: ['customer', 'admin'], token });
    expect(caller.hasRole('admin')).toBe(true);
    expect(caller.hasRole('service')).toBe(false);
  });

  it('of a machine is a service only with the scope, and a person with the scope is none', async () => {
    const { keys, verifier } = await setUp();
    const machine = { sub: 'machine', client_id: 'machine', username: undefined };
    expect((await verifier.verify(await keys.sign({ ...machine, scope: 'eshop/service' }))).roles).toEqual([
      'service',
    ]);
    expect((await verifier.verify(await keys.sign({ ...machine, scope: 'eshop/other' }))).roles).toEqual([]);
    expect((await verifier.verify(await keys.sign({ scope: 'eshop/service' }))).roles).toEqual(['customer']);
  });

  it.each<[string, Record<string, unknown>]>([
    ['another issuer', { iss: 'http://evil.example' }],
    ['another client', { client_id: 'other' }],
    ['no client', { client_id: undefined }],
    ['the use of an id token', { token_use: 'id' }],
    ['an end in the past', { exp: Math.floor(Date.now() / 1_000) - 60 }],
    ['no end', { exp: undefined }],
    ['no subject', { sub: undefined }],
    ['a start in the future', { nbf: Math.floor(Date.now() / 1_000) + 600 }],
  ])('with %s is refused', async (_what, claims) => {
    const { keys, verifier } = await setUp();
    await expect(verifier.verify(await keys.sign(claims))).rejects.toMatchObject(refused);
  });

  it('that is forged is refused: another key, a changed body, no signature, a shared secret', async () => {
    const { keys, verifier } = await setUp();
    const good = await keys.sign({});
    const [header, , signature] = good.split('.');
    const body = Buffer.from(
      JSON.stringify({ sub: 'user-2', token_use: 'access', client_id: 'web', iss: issuer, exp: 9e9 }),
    );
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    const shared = await new SignJWT({ token_use: 'access', client_id: 'web' })
      .setProtectedHeader({ alg: 'HS256', kid: 'k1' })
      .setIssuer(issuer)
      .setSubject('user-1')
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(Buffer.from(JSON.stringify(keys.keySet.keys[0])));
    const forged = [
      await (await newKeys()).sign({}),
      `${header}.${body.toString('base64url')}.${signature}`,
      `${none}.${body.toString('base64url')}.`,
      shared,
      'nonsense',
      'a.b.c',
    ];
    for (const token of forged) await expect(verifier.verify(token)).rejects.toMatchObject(refused);
    await expect(verifier.verify(good)).resolves.toMatchObject({ userId: 'user-1' });
  });

  it('ends when it says, though it was verified before', async () => {
    const { keys, verifier, clock } = await setUp();
    const token = await keys.sign({});
    await verifier.verify(token);
    clock.now += 61 * minute;
    await expect(verifier.verify(token)).rejects.toMatchObject(refused);
  });

  it('is verified with one look at the key set for many', async () => {
    const { keys, verifier, server } = await setUp();
    const tokens = await Promise.all(Array.from({ length: 20 }, (_, n) => keys.sign({ jti: String(n) })));
    await Promise.all(tokens.map((token) => verifier.verify(token)));
    expect(server.count('/jwks')).toBe(1);
  });

  it('goes on to count while the key set is away, also when it was fetched long ago', async () => {
    const { keys, server, verifier } = await setUp();
    await verifier.ready?.();
    await verifier.ready?.();
    expect(server.count('/jwks')).toBe(1);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11 * minute });
    const renewed = await keys.sign({});
    await verifier.verify(renewed);
    await expect.poll(() => server.count('/jwks')).toBe(2);
    await server.close();
    vi.setSystemTime(Date.now() + 11 * minute);
    expect((await verifier.verify(await keys.sign({}))).userId).toBe('user-1');
  });

  it('needs a key set, and says when that can not be had', async () => {
    const { server, verifier } = await setUp();
    await server.close();
    await expect(verifier.ready?.()).rejects.toThrow();
  });

  it('can not be judged without the key set: 503, not 401', async () => {
    const { keys, config } = await setUp();
    const verifier = createTokenVerifier(
      { ...config, TOKEN_JWKS_URL: 'http://127.0.0.1:9/jwks' },
      { logger: silentLogger() },
    );
    await expect(verifier.verify(await keys.sign({}))).rejects.toMatchObject(unavailable);
  });
});

describe('with the auth service', () => {
  it('a fresh token counts by its signature, an older one is asked for once in 30 s however many requests come', async () => {
    const { keys, verifier, server, clock, ageMinutes } = await setUp({
      auth: { status: 200, roles: ['customer'] },
    });
    await verifier.verify(await keys.sign({}));
    expect(server.count('/v1/auth/verify')).toBe(0);
    const token = await keys.sign(ageMinutes(1));
    await Promise.all(Array.from({ length: 10 }, () => verifier.verify(token)));
    clock.now += 29_000;
    await verifier.verify(token);
    expect(server.count('/v1/auth/verify')).toBe(1);
    clock.now += 2_000;
    await verifier.verify(token);
    expect(server.count('/v1/auth/verify')).toBe(2);
  });

  it('a signed-out token is refused within 60 s and stays refused', async () => {
    const auth = { status: 200, roles: ['customer'] };
    const { keys, verifier, clock } = await setUp({ auth });
    const token = await keys.sign({});
    await verifier.verify(token);
    auth.status = 401;
    clock.now += 31_000;
    await expect(verifier.verify(token)).rejects.toMatchObject(refused);
    auth.status = 503;
    clock.now += minute;
    await expect(verifier.verify(token)).rejects.toMatchObject(refused);
  });

  it('a role that was taken away is gone with the next question', async () => {
    const auth = { status: 200, roles: ['customer', 'admin'] };
    const { keys, verifier, clock } = await setUp({ auth });
    const token = await keys.sign({ 'cognito:groups': ['admin'] });
    expect((await verifier.verify(token)).hasRole('admin')).toBe(true);
    auth.roles = ['customer'];
    clock.now += 31_000;
    expect((await verifier.verify(token)).hasRole('admin')).toBe(false);
  });

  it('a machine is never asked for', async () => {
    const { keys, verifier, server, clock } = await setUp({ auth: { status: 401, roles: [] } });
    const token = await keys.sign({
      sub: 'machine',
      client_id: 'machine',
      username: undefined,
      scope: 'eshop/service',
    });
    clock.now += 30 * minute;
    expect((await verifier.verify(token)).roles).toEqual(['service']);
    expect(server.count('/v1/auth/verify')).toBe(0);
  });

  it('away: a token counts for 5 minutes after it was last good, then it is 503, also at once again', async () => {
    const auth = { status: 200, roles: ['customer'] };
    const { keys, verifier, clock, ageMinutes } = await setUp({ auth });
    const confirmed = await keys.sign(ageMinutes(20));
    await verifier.verify(confirmed);
    auth.status = 503;
    clock.now += 4 * minute;
    await expect(verifier.verify(confirmed)).resolves.toMatchObject({ userId: 'user-1' });
    await expect(verifier.verify(await keys.sign(ageMinutes(0.6)))).resolves.toMatchObject({
      userId: 'user-1',
    });
    await expect(verifier.verify(await keys.sign(ageMinutes(20)))).rejects.toMatchObject(unavailable);
    clock.now += 2 * minute;
    await expect(verifier.verify(confirmed)).rejects.toMatchObject(unavailable);
    await expect(verifier.verify(confirmed)).rejects.toMatchObject(unavailable);
    auth.status = 200;
    clock.now += 3_000;
    await expect
      .poll(() => verifier.verify(confirmed).catch(() => (clock.now += 3_000)), { timeout: 5_000 })
      .toMatchObject({
        userId: 'user-1',
      });
  });
});
