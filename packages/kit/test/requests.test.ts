import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { testApp } from './http-app.ts';

const id = '0192f0a0-0000-7000-8000-000000000001';

describe('a good request', () => {
  it('reaches the handler parsed and typed, and its answer goes out with status and headers', async () => {
    const { app, received } = testApp();
    const answer = await request(app)
      .post('/v1/orders')
      .set('authorization', 'Bearer customer')
      .set('idempotency-key', 'k-1')
      .send({ items: [{ productId: id, quantity: 2, price: 1 }], note: 'Grüße 🚗\n', hacker: true });
    expect(answer.status).toBe(201);
    expect(answer.headers).toMatchObject({ 'x-key': 'k-1', location: '/v1/orders/1' });
    expect(answer.headers['x-powered-by']).toBeUndefined();
    expect(answer.headers.etag).toBeUndefined();
    expect(received).toEqual([{ items: [{ productId: id, quantity: 2 }], note: 'Grüße 🚗\n' }]);
  });

  it('has a hash that says whether another asks for the same', async () => {
    const { app } = testApp();
    const hash = async (text: string) =>
      (
        await request(app)
          .post('/v1/orders')
          .set('authorization', 'Bearer customer')
          .type('application/json')
          .send(text)
      ).headers['x-hash'];
    const first = await hash(`{"items":[{"productId":"${id}","quantity":2}],"note":"a"}`);
    expect(first).toMatch(/^[\da-f]{64}$/);
    expect(await hash(`{"note":"a", "unknown":1, "items":[{"quantity":2,"productId":"${id}"}]}`)).toBe(first);
    expect(await hash(`{"items":[{"productId":"${id}","quantity":3}],"note":"a"}`)).not.toBe(first);
  });

  it('keeps its request id; one that is missing or odd is replaced', async () => {
    const { app } = testApp();
    const sent = await request(app).get('/v1/orders/1').set('x-request-id', 'abc-1');
    expect(sent.headers['x-request-id']).toBe('abc-1');
    const odd = await request(app).get('/v1/orders/1').set('x-request-id', 'x'.repeat(200));
    expect(odd.headers['x-request-id']).toMatch(/^[\da-f-]{36}$/);
  });

  it('is answered 204 without a body, and to HEAD without one', async () => {
    const { app } = testApp();
    const removed = await request(app).delete('/v1/orders/1').set('authorization', 'Bearer admin');
    expect(removed.status).toBe(204);
    expect(removed.text).toBe('');
    const head = await request(app).head('/v1/orders/1');
    expect(head.status).toBe(200);
    expect(head.text).toBeFalsy();
  });
});

describe('an error', () => {
  it('that nobody foresaw is a plain 500 that tells nothing, and a full log line', async () => {
    const { app, lines } = testApp();
    const answer = await request(app).get('/v1/fail/crash').set('x-request-id', 'r-9');
    expect(answer.status).toBe(500);
    expect(answer.body).toEqual({
      type: 'https://eshop.example/problems/internal',
      title: 'Something went wrong',
      status: 500,
      detail: 'something went wrong on our side',
      code: 'INTERNAL',
      requestId: 'r-9',
    });
    const line = lines.find(({ level }) => level === 'error');
    expect(line).toMatchObject({
      requestId: 'r-9',
      err: { message: expect.stringContaining('SELECT secret') },
    });
    expect(JSON.stringify(line)).toContain('http-app.ts');
    expect(JSON.stringify(line)).not.toContain('hunter2');
  });

  it('of a dependency is 503 with Retry-After', async () => {
    const { app } = testApp();
    const answer = await request(app).get('/v1/fail/away');
    expect(answer.status).toBe(503);
    expect(answer.headers['retry-after']).toBe('7');
    expect(answer.body.detail).toBe('warehouse is temporarily unavailable');
  });

  it('of a store that is away is 503 with Retry-After and names no host', async () => {
    const { app } = testApp();
    const answer = await request(app).get('/v1/fail/store-away');
    expect(answer.status).toBe(503);
    expect(answer.headers['retry-after']).toBe('1');
    expect(answer.body).toMatchObject({ code: 'UNAVAILABLE', detail: 'a store is temporarily unavailable' });
    expect(JSON.stringify(answer.body)).not.toContain('db.internal');
  });

  it('in the shape of an answer is a 500 while answers are checked, and goes out when they are not', async () => {
    const checked = testApp();
    expect((await request(checked.app).get('/v1/fail/not')).status).toBe(500);
    expect(JSON.stringify(checked.lines)).toContain('does not fit its schema: good:');
    const unchecked = testApp({ checkAnswers: false });
    const answer = await request(unchecked.app).get('/v1/fail/not');
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ good: 'not' });
  });
});

describe('the access log', () => {
  it('has one line a request, with who, what, how it ended and how long it took, and no query', async () => {
    const { app, lines } = testApp();
    await request(app)
      .get('/v1/orders/7?cursor=abcdef')
      .set('x-request-id', 'r-1')
      .set('traceparent', '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01')
      .set('authorization', 'Bearer customer');
    await request(app).get('/healthz');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      level: 'info',
      msg: 'request',
      service: 'test',
      requestId: 'r-1',
      traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
      method: 'GET',
      path: '/v1/orders/7',
      route: '/v1/orders/:id',
      status: 200,
      callerId: 'u1',
      ms: expect.any(Number),
    });
    expect(JSON.stringify(lines)).not.toContain('abcdef');
  });
});

describe('a stream', () => {
  it('ends its work when the client goes away', async () => {
    const { app, lines } = testApp();
    const server = app.listen(0);
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const leave = new AbortController();
    const answer = await fetch(`http://127.0.0.1:${port}/v1/watch`, { signal: leave.signal });
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
    leave.abort();
    await expect.poll(() => lines.length).toBe(1);
    expect(lines[0]).toMatchObject({ route: '/v1/watch', aborted: true });
    server.close();
  });
});
