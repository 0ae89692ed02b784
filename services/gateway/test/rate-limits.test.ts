import { randomBytes } from 'node:crypto';
import { createServer, type Socket } from 'node:net';
import { problemSchema } from '@eshop/contracts/problem';
import { eventually, signIn } from '@eshop/kit/testing';
import { afterAll, describe, expect, it } from 'vitest';
import { newAddress, useGateway } from './use-gateway.ts';

const settings = { RATE_LIMIT_PER_MINUTE: '10', RATE_LIMIT_SIGN_IN_PER_MINUTE: '5' };
const gateway = useGateway(settings);
const other = useGateway(settings);
const newEmail = () => `${randomBytes(6).toString('hex')}@eshop.example`;
const times = (count: number) => Array.from({ length: count }, (_, index) => index);

type Asking = { at?: typeof gateway; address?: string; token?: string };
const ask = ({ at = gateway, address = newAddress(), token }: Asking) =>
  at.ask('/v1/products', {
    headers: { 'x-forwarded-for': address, ...(token && { authorization: `Bearer ${token}` }) },
  });
const signInAt = (email: string, address = newAddress(), at = gateway, path = 'sign-in') =>
  at.ask(`/v1/auth/${path}`, {
    method: 'POST',
    body: JSON.stringify({ email, password: 'x' }),
    headers: { 'x-forwarded-for': address, 'content-type': 'application/json' },
  });
const statuses = async (answers: Promise<Response>[]) =>
  (await Promise.all(answers)).map(({ status }) => status).sort();

describe('requests from an address', () => {
  it('are let through up to the limit, however many come at once, and refused beyond it', async () => {
    const address = newAddress();
    expect(await statuses(times(15).map(() => ask({ address })))).toEqual([
      ...times(10).map(() => 200),
      ...times(5).map(() => 429),
    ]);
    const refused = await ask({ address });
    expect(problemSchema.parse(await refused.json()).code).toBe('TOO_MANY_REQUESTS');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect(refused.headers.get('ratelimit-limit')).toBe('10');
    expect(refused.headers.get('ratelimit-remaining')).toBe('0');
    expect(refused.headers.get('access-control-expose-headers') ?? refused.headers.get('vary')).toBeTruthy();
  });

  it('tell how many are left', async () => {
    const address = newAddress();
    const left = [];
    for (const _ of times(3)) left.push((await ask({ address })).headers.get('ratelimit-remaining'));
    expect(left).toEqual(['9', '8', '7']);
  });

  it('count for unknown paths too, and not for the questions of machines', async () => {
    const address = newAddress();
    const headers = { 'x-forwarded-for': address };
    for (const _ of times(10)) expect((await gateway.ask('/v1/nothing', { headers })).status).toBe(404);
    expect((await gateway.ask('/v1/nothing', { headers })).status).toBe(429);
    expect((await gateway.ask('/healthz', { headers })).status).toBe(200);
  });

  it('leave other addresses alone', async () => {
    const address = newAddress();
    for (const _ of times(11)) await ask({ address });
    expect((await ask({})).status).toBe(200);
  });

  it('count at every gateway', async () => {
    const address = newAddress();
    for (const _ of times(10)) await ask({ address });
    await eventually(async () => expect((await ask({ at: other, address })).status).toBe(429));
  });

  it('can not be spread over the addresses of one IPv6 network', async () => {
    const network = `2001:db8:${randomBytes(2).toString('hex')}:${randomBytes(2).toString('hex')}`;
    const answers = await statuses(times(12).map((host) => ask({ address: `${network}::${host + 1}` })));
    expect(answers.filter((status) => status === 429)).toHaveLength(2);
  });
});

describe('requests of an account', () => {
  it('are counted together, whatever addresses they come from', async () => {
    const { token } = await signIn();
    for (const _ of times(10)) expect((await ask({ token })).status).toBe(200);
    expect((await ask({ token })).status).toBe(429);
    expect((await ask({})).status).toBe(200);
  });

  it('can not be used up by a forged token', async () => {
    const { token, userId } = await signIn();
    const [head = '', , signature = ''] = token.split('.');
    const forged = `${head}.${Buffer.from(JSON.stringify({ sub: userId })).toString('base64url')}.${signature}`;
    for (const _ of times(12)) await ask({ token: forged });
    expect((await ask({ token })).status).toBe(200);
  });
});

describe('tries to sign in', () => {
  it('are limited by address and account, whatever way the e-mail is written', async () => {
    const email = newEmail();
    const address = newAddress();
    for (const _ of times(4)) expect((await signInAt(email, address)).status).toBe(200);
    expect((await signInAt(` ${email.toUpperCase()} `, address)).status).toBe(200);
    const refused = await signInAt(email, address);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await signInAt(newEmail(), address)).status).toBe(200);
  });

  it('from another address are not locked out', async () => {
    const email = newEmail();
    const address = newAddress();
    await Promise.all(times(6).map(() => signInAt(email, address)));
    expect((await signInAt(email, address)).status).toBe(429);
    expect((await signInAt(email, newAddress())).status).toBe(200);
  });

  it('count at every gateway at once', async () => {
    const [email, address] = [newEmail(), newAddress()];
    const answers = times(10).map((index) => signInAt(email, address, index % 2 === 0 ? gateway : other));
    expect(await statuses(answers)).toEqual([...times(5).map(() => 200), ...times(5).map(() => 429)]);
  });

  it.each(['sign-up', 'confirm', 'resend-code', 'forgot-password', 'reset-password'])(
    'count for %s as well',
    async (path) => {
      const [email, address] = [newEmail(), newAddress()];
      for (const _ of times(5)) expect((await signInAt(email, address, gateway, path)).status).toBe(200);
      expect((await signInAt(email, address, gateway, path)).status).toBe(429);
    },
  );

  it('count for change-password by the token, whatever address the body names', async () => {
    const [{ token }, another, address] = [await signIn(), await signIn(), newAddress()];
    const change = (bearer: string) =>
      gateway.ask('/v1/auth/change-password', {
        method: 'POST',
        body: JSON.stringify({ email: newEmail(), currentPassword: 'x', newPassword: 'y' }),
        headers: {
          'x-forwarded-for': address,
          'content-type': 'application/json',
          authorization: `Bearer ${bearer}`,
        },
      });
    for (const _ of times(5)) expect((await change(token)).status).toBe(200);
    expect((await change(token)).status).toBe(429);
    expect((await change(another.token)).status).toBe(200);
  });

  it('do not count for refresh and sign-out', async () => {
    const address = newAddress();
    for (const _ of times(6))
      expect((await signInAt(newEmail(), address, gateway, 'refresh')).status).toBe(200);
  });

  it('reach the auth service with the body that was sent', async () => {
    const sent = JSON.stringify({ email: newEmail(), password: 'pässwörd 🚗' });
    const answer = await gateway.ask('/v1/auth/sign-in', {
      method: 'POST',
      body: sent,
      headers: { 'content-type': 'application/json' },
    });
    expect(await answer.json()).toMatchObject({
      bytes: Buffer.byteLength(sent),
      headers: { 'content-type': 'application/json' },
    });
  });

  it.each([
    ['no JSON', 400, { 'content-type': 'application/json' }, '{"email":'],
    ['a byte order mark', 400, { 'content-type': 'application/json' }, '\ufeff{"email":"a@b.example"}'],
    ['a packed body', 415, { 'content-type': 'application/json', 'content-encoding': 'gzip' }, '{}'],
    ['another charset', 415, { 'content-type': 'application/json; charset=utf-16le' }, '{}'],
  ])('with %s are refused: they would hide the account', async (_what, status, headers, body) => {
    gateway.takeSeen();
    const answer = await gateway.ask('/v1/auth/sign-in', { method: 'POST', body, headers });
    expect(answer.status).toBe(status);
    expect(problemSchema.parse(await answer.json()).errors).toHaveLength(1);
    expect(gateway.takeSeen()).toEqual([]);
  });
});

describe.each(['dead', 'silent'])('while Redis is %s', (kind) => {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => sockets.add(socket));
  const alone = useGateway(async () => {
    if (kind === 'dead') return { ...settings, REDIS_SENTINELS: '127.0.0.1:1' };
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    return { ...settings, REDIS_SENTINELS: `127.0.0.1:${typeof address === 'object' ? address?.port : 0}` };
  });
  afterAll(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });

  it('all requests are served, quickly, and the limits hold in the process', async () => {
    const address = newAddress();
    const startedAt = performance.now();
    expect(await statuses(times(12).map(() => ask({ at: alone, address })))).toEqual([
      ...times(10).map(() => 200),
      429,
      429,
    ]);
    const [email, another] = [newEmail(), newAddress()];
    expect(await statuses(times(7).map(() => signInAt(email, another, alone)))).toEqual([
      ...times(5).map(() => 200),
      429,
      429,
    ]);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });

  it('the gateway serves on and says that Redis is away', async () => {
    expect((await alone.ask('/readyz/serving')).status).toBe(200);
    const answer = await alone.ask('/readyz');
    expect(answer.status).toBe(503);
    expect(((await answer.json()) as { checks: { redis: string } }).checks.redis).not.toBe('ok');
  });
});
