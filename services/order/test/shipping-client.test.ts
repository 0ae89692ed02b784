import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Unavailable } from '@eshop/kit/errors';
import { silentLogger } from '@eshop/kit/logging';
import { startSilentServer } from '@eshop/kit/testing';
import { afterEach, expect, it, vi } from 'vitest';
import { createShippingClient } from '../src/quotes/shipping-client.ts';

afterEach(() => void vi.unstubAllEnvs());

const freshFor = 20;
const clientWith = (times: { freshFor?: number; keptFor?: number } = {}) =>
  createShippingClient('shipping-cost', { logger: silentLogger(), ...times });

/** The function behind the Lambda API, at a cost that can be changed, or away. */
async function startFunction() {
  const state = { cost: 200, isAway: false, asked: 0 };
  const server = createServer((_req, res) => {
    state.asked += 1;
    res.statusCode = state.isAway ? 400 : 200;
    res.end(JSON.stringify({ cost: { amount: state.cost, currency: 'USD' }, distance: 0 }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  vi.stubEnv('AWS_ENDPOINT_URL_LAMBDA', `http://127.0.0.1:${port}`);
  return { state, stop: () => void server.close().closeAllConnections() };
}

it('a function that takes the call and never answers is unavailable, and holds nobody for long', async () => {
  const silent = await startSilentServer();
  vi.stubEnv('AWS_ENDPOINT_URL_LAMBDA', silent.url);
  try {
    const began = performance.now();
    await expect(clientWith().cost('10250', '90210')).rejects.toThrow(Unavailable);
    expect(performance.now() - began).toBeLessThan(9_000);
  } finally {
    await silent.close();
  }
});

it('a clock that was an hour off and is right again costs nobody an answer', async () => {
  const client = clientWith();
  const now = Date.now;
  const clock = vi.spyOn(Date, 'now').mockImplementation(() => now() - 3_600_000);
  expect((await client.cost('10250', '10250')).amount).toBe(200);
  clock.mockRestore();
  expect((await client.cost('10250', '10251')).amount).toBe(400);
});

it('a cost is asked for once by all who need it at the same time, and anew when it is no longer fresh', async () => {
  const { state, stop } = await startFunction();
  try {
    const client = clientWith({ freshFor });
    const costs = await Promise.all(Array.from({ length: 5 }, () => client.cost('10250', '10250')));
    expect(new Set(costs.map(({ amount }) => amount))).toEqual(new Set([200]));
    expect(state.asked).toBe(1);
    state.cost = 300;
    await vi.waitFor(async () => expect((await client.cost('10250', '10250')).amount).toBe(300));
  } finally {
    stop();
  }
});

it('the last known cost counts while the function is away, for its time, and no unknown one does', async () => {
  const { state, stop } = await startFunction();
  try {
    const [client, strict] = [clientWith({ freshFor }), clientWith({ freshFor, keptFor: 0 })];
    for (const each of [client, strict]) await each.cost('10250', '10250');
    state.isAway = true;
    await vi.waitFor(() => expect(strict.cost('10250', '10250')).rejects.toThrow(Unavailable));
    const before = state.asked;
    await vi.waitFor(async () => {
      expect((await client.cost('10250', '10250')).amount).toBe(200);
      expect(state.asked).toBeGreaterThan(before);
    });
    await expect(client.cost('10250', '90210')).rejects.toThrow(Unavailable);
    await expect(client.wake()).rejects.toThrow(Unavailable);
    state.isAway = false;
    await client.wake();
    state.cost = 300;
    await vi.waitFor(async () => expect((await client.cost('10250', '10250')).amount).toBe(300));
  } finally {
    stop();
  }
});
