import { afterEach, describe, expect, it } from 'vitest';
import { createServiceToken } from '../src/auth/index.ts';
import { startServer } from './key-server.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

async function setUp() {
  let issued = 0;
  const state = { status: 200 };
  const server = await startServer({
    '/oauth2/token': () => {
      issued += 1;
      return {
        status: state.status,
        body: { access_token: `token-${issued}`, expires_in: 3_600, token_type: 'Bearer' },
      };
    },
  });
  closers.push(server.close);
  const clock = { now: 0 };
  const config = {
    SERVICE_TOKEN_URL: `${server.url}/oauth2/token`,
    SERVICE_CLIENT_ID: 'order',
    SERVICE_CLIENT_SECRET: 's3c:ret',
  };
  return { server, state, clock, token: createServiceToken(config, () => clock.now) };
}

describe('the token of a service', () => {
  it('is got once by client credentials for all who ask at that time', async () => {
    const { token, server } = await setUp();
    const tokens = await Promise.all([token(), token(), token()]);
    expect(new Set(tokens)).toEqual(new Set(['token-1']));
    expect(server.asked).toHaveLength(1);
    expect(server.asked[0]?.body).toBe('grant_type=client_credentials&scope=eshop%2Fservice');
    const basic = String(server.asked[0]?.headers.authorization).replace('Basic ', '');
    expect(Buffer.from(basic, 'base64').toString()).toBe('order:s3c%3Aret');
  });

  it('is renewed a minute before its end, or when it was thrown away', async () => {
    const { token, clock } = await setUp();
    expect(await token()).toBe('token-1');
    clock.now = 3_539_000;
    expect(await token()).toBe('token-1');
    clock.now = 3_541_000;
    expect(await token()).toBe('token-2');
    token.forget();
    expect(await token()).toBe('token-3');
  });

  it('serves to its end when it can not be renewed; without one it is 503 until it works again', async () => {
    const { token, clock, state } = await setUp();
    await token();
    state.status = 500;
    clock.now = 3_550_000;
    expect(await token()).toBe('token-1');
    clock.now = 3_601_000;
    await expect(token()).rejects.toMatchObject({ problem: { status: 503 } });
    state.status = 200;
    expect(await token()).toMatch(/^token-/);
  });
});
