import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const session = {
  accessToken: 'new',
  refreshToken: 'refresh',
  expiresIn: 3_600,
  user: { id: '01890000-0000-7000-8000-000000000001', name: 'Ada', email: 'ada@eshop.example', roles: [] },
};

function problem(res: ServerResponse, status: number, code: string) {
  res.writeHead(status, { 'content-type': 'application/problem+json' });
  const type = `https://eshop.example/problems/${code.toLowerCase()}`;
  res.end(JSON.stringify({ type, title: code, status, code, requestId: 'r' }));
}

describe('renewing a session', () => {
  let gateway: Server;
  let asked: number;
  let answer: (res: ServerResponse) => void;
  let renewSession: typeof import('./renew-session.ts').renewSession;

  beforeEach(async () => {
    asked = 0;
    answer = (res) => res.end(JSON.stringify(session));
    gateway = createServer((_, res) => {
      asked += 1;
      setImmediate(answer, res);
    });
    await new Promise<void>((ready) => gateway.listen(0, '127.0.0.1', ready));
    vi.stubEnv('GATEWAY_URL', `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`);
    vi.resetModules();
    ({ renewSession } = await import('./renew-session.ts'));
  });

  afterEach(async () => {
    vi.unstubAllEnvs();
    gateway.closeAllConnections();
    await new Promise((closed) => gateway.close(closed));
  });

  it('asks once for all requests of a page', async () => {
    const renewals = await Promise.all(Array.from({ length: 20 }, () => renewSession('refresh', {})));
    expect(renewals).toEqual(Array(20).fill({ session }));
    expect(await renewSession('refresh', {})).toEqual({ session });
    expect(asked).toBe(1);
  });

  it('keeps visitors apart', async () => {
    await Promise.all([renewSession('one', {}), renewSession('two', {})]);
    expect(asked).toBe(2);
  });

  it('ends with a refresh token that the shop does not know', async () => {
    answer = (res) => problem(res, 401, 'UNAUTHENTICATED');
    expect(await renewSession('refresh', {})).toBe('ended');
  });

  it.each([
    [429, 'TOO_MANY_REQUESTS'],
    [500, 'INTERNAL'],
    [503, 'UNAVAILABLE'],
  ])('gives no session up for a %i', async (status, code) => {
    answer = (res) => problem(res, status, code);
    expect(await renewSession('refresh', {})).toBe('away');
  });

  it('gives no session up for nonsense or a cut connection, and asks again the next time', async () => {
    answer = (res) => res.end('<html>');
    expect(await renewSession('refresh', {})).toBe('away');
    answer = (res) => res.destroy();
    expect(await renewSession('refresh', {})).toBe('away');
    answer = (res) => res.end(JSON.stringify(session));
    expect(await renewSession('refresh', {})).toEqual({ session });
  });
});
