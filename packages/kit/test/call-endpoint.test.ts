import { endpoint } from '@eshop/contracts/endpoint';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Unavailable } from '../src/errors/index.ts';
import { callEndpoint, UnfitUpstreamAnswer, UpstreamProblem } from '../src/http/index.ts';
import { runInTrace } from '../src/logging/index.ts';
import { startServer } from './key-server.ts';

const getStock = endpoint({
  name: 'getStock',
  method: 'get',
  path: '/v1/stock/:sku',
  summary: 'Stock',
  access: ['service'],
  params: z.object({ sku: z.string() }),
  query: z.object({ below: z.coerce.number().optional(), ids: z.array(z.string()).optional() }),
  status: 200,
  answer: z.object({ onHand: z.int() }),
});
const reserve = endpoint({
  name: 'reserve',
  method: 'put',
  path: '/v1/reservations/:orderId',
  summary: 'Reserves',
  access: ['service'],
  params: z.object({ orderId: z.string() }),
  body: z.object({ quantity: z.int() }),
  status: 200,
  answer: z.object({ held: z.boolean() }),
});
const release = endpoint({
  name: 'release',
  method: 'post',
  path: '/v1/release',
  summary: 'R',
  access: ['service'],
  status: 204,
});

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

async function setUp(...answers: { status: number; body: unknown; delayMs?: number }[]) {
  const next = () => (answers.length > 1 ? answers.shift() : answers[0]) ?? { status: 500, body: {} };
  const server = await startServer({
    '/v1/stock/a%2Fb%20c': next,
    '/v1/reservations/o-1': next,
    '/v1/release': next,
  });
  closers.push(server.close);
  const call = { service: 'warehouse', baseUrl: `${server.url}/` };
  const get = (timeoutMs?: number) =>
    callEndpoint(getStock, { ...call, params: { sku: 'a/b c' }, ...(timeoutMs && { timeoutMs }) });
  const put = () => callEndpoint(reserve, { ...call, params: { orderId: 'o-1' }, body: { quantity: 1 } });
  return { server, call, get, put };
}

const good = { status: 200, body: { onHand: 3, other: 1 } };

describe('callEndpoint', () => {
  it('sends what the endpoint asks for, with token, request id and trace, and gives the typed answer', async () => {
    const { server, call } = await setUp(good);
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    const answer = await runInTrace({ requestId: 'r-1', traceparent }, () =>
      callEndpoint(getStock, {
        ...call,
        params: { sku: 'a/b c' },
        query: { below: 5, ids: ['x', 'y'] },
        token: 't',
      }),
    );
    expect(answer).toEqual({ onHand: 3 });
    expect(server.asked[0]?.path).toBe('/v1/stock/a%2Fb%20c?below=5&ids=x%2Cy');
    expect(server.asked[0]?.headers).toMatchObject({
      authorization: 'Bearer t',
      'x-request-id': 'r-1',
      traceparent: expect.stringContaining('4bf92f3577b34da6a3ce929d0e0e4736'),
    });
  });

  it('sends a body as JSON with its idempotency key, and needs no answer where there is none', async () => {
    const { server, call, put } = await setUp({ status: 200, body: { held: true } });
    expect(await put()).toEqual({ held: true });
    expect(server.asked[0]).toMatchObject({
      body: '{"quantity":1}',
      headers: { 'content-type': 'application/json' },
    });
    expect(await callEndpoint(release, { ...call, idempotencyKey: 'k-1' })).toBeUndefined();
    expect(server.asked[1]?.headers['idempotency-key']).toBe('k-1');
  });

  it('throws a refusal of the neighbour with its problem', async () => {
    const problem = {
      type: 'https://x.example/p',
      title: 'Short',
      status: 409,
      code: 'OUT_OF_STOCK',
      requestId: 'r',
      availableQuantity: 1,
    };
    const { put, server } = await setUp({ status: 409, body: problem });
    const error = await put().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UpstreamProblem);
    expect(error).toMatchObject({ status: 409, code: 'OUT_OF_STOCK', problem: { availableQuantity: 1 } });
    expect(server.asked).toHaveLength(1);
  });

  it('tries a GET once more, and nothing else', async () => {
    const reading = await setUp({ status: 503, body: {} }, good);
    expect(await reading.get()).toEqual({ onHand: 3 });
    expect(reading.server.asked).toHaveLength(2);
    const writing = await setUp({ status: 503, body: {} }, { status: 200, body: { held: true } });
    await expect(writing.put()).rejects.toBeInstanceOf(Unavailable);
    expect(writing.server.asked).toHaveLength(1);
  });

  it('is 503 with Retry-After when the neighbour is slow or gone, and names it without its address', async () => {
    const { get } = await setUp({ ...good, delayMs: 2_000 });
    const startedAt = performance.now();
    const error = await get(100).catch((thrown: unknown) => thrown);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
    expect(error).toMatchObject({
      message: 'warehouse is temporarily unavailable',
      problem: { status: 503 },
    });
    expect((error as Unavailable).retryAfterSeconds).toBeGreaterThan(0);
    const gone = callEndpoint(release, { service: 'warehouse', baseUrl: 'http://127.0.0.1:9' });
    await expect(gone).rejects.toBeInstanceOf(Unavailable);
  });

  it('stops asking a neighbour that fails again and again, and asks again after a while', async () => {
    const failing = { status: 500, body: {} };
    const { put, server } = await setUp(...Array(5).fill(failing), { status: 200, body: { held: true } });
    for (let count = 0; count < 5; count += 1) await expect(put()).rejects.toBeInstanceOf(Unavailable);
    await expect(put()).rejects.toBeInstanceOf(Unavailable);
    expect(server.asked).toHaveLength(5);
    await expect
      .poll(() => put().catch(() => null), { timeout: 5_000, interval: 200 })
      .toEqual({ held: true });
  });

  it('gets a refused machine token anew, once', async () => {
    const { call, server } = await setUp({ status: 401, body: {} }, { status: 204, body: null });
    const tokens = ['token-1', 'token-2'];
    const token = Object.assign(async () => tokens[0] ?? '', { forget: () => void tokens.shift() });
    await callEndpoint(release, { ...call, token });
    expect(server.asked.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer token-1',
      'Bearer token-2',
    ]);
  });

  it('refuses an answer that does not fit the contract', async () => {
    const { get } = await setUp({ status: 200, body: { onHand: 'many' } });
    await expect(get()).rejects.toBeInstanceOf(UnfitUpstreamAnswer);
  });

  it('ends with its caller', async () => {
    const { call } = await setUp({ ...good, delayMs: 2_000 });
    const signal = AbortSignal.timeout(50);
    const pending = callEndpoint(getStock, { ...call, params: { sku: 'a/b c' }, signal });
    await expect(pending).rejects.toMatchObject({ name: 'TimeoutError' });
  });
});
