import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { testApp } from './http-app.ts';

const id = '0192f0a0-0000-7000-8000-000000000001';
const line = { productId: id, quantity: 1 };
const post = (app: Parameters<typeof request>[0]) =>
  request(app).post('/v1/orders').set('authorization', 'Bearer customer');
const paths = (answer: request.Response) => answer.body.errors.map(({ path }: { path: string }) => path);

function expectProblem(answer: request.Response, status: number): void {
  expect(answer.status).toBe(status);
  expect(answer.type).toBe('application/problem+json');
  expect(answer.body).toMatchObject({
    type: expect.stringMatching(/^https:\/\/eshop\.example\/problems\/[a-z-]+$/),
    title: expect.any(String),
    status,
    detail: expect.any(String),
    code: expect.stringMatching(/^[A-Z_]+$/),
    requestId: answer.headers['x-request-id'],
  });
}

describe('a body that does not fit', () => {
  it.each([
    ['nothing', undefined, ['items']],
    ['an empty object', {}, ['items']],
    ['a wrong type', { items: 'many' }, ['items']],
    ['no items', { items: [] }, ['items']],
    ['an array', [line], ['body']],
    [
      'faults of several members',
      { items: [line, { productId: 'x', quantity: 0 }], note: 7 },
      ['items.1.productId', 'items.1.quantity', 'note'],
    ],
    ['a negative quantity', { items: [{ ...line, quantity: -1 }] }, ['items.0.quantity']],
    ['a fractional quantity', { items: [{ ...line, quantity: 1.5 }] }, ['items.0.quantity']],
    ['an enormous quantity', { items: [{ ...line, quantity: 1e308 }] }, ['items.0.quantity']],
    ['a quantity in quotes', { items: [{ ...line, quantity: '1' }] }, ['items.0.quantity']],
    ['null', { items: null }, ['items']],
  ])('%s is 400 naming each faulty member', async (_what, body, expected) => {
    const { app, received } = testApp();
    const answer = await post(app).send(body as object);
    expectProblem(answer, 400);
    expect(answer.body.code).toBe('VALIDATION_FAILED');
    expect([...new Set(paths(answer))]).toEqual(expected);
    expect(received).toEqual([]);
  });

  it('is named together with the faults of query and headers', async () => {
    const { app } = testApp();
    const answer = await post(app)
      .query({ dryRun: 'perhaps' })
      .set('idempotency-key', 'a b')
      .send({ items: [] });
    expectProblem(answer, 400);
    expect(paths(answer)).toEqual(['dryRun', 'items', 'idempotency-key']);
  });

  it.each(['{', '{"items":', 'NaN', "{'a':1}", '\u0000'])('broken JSON %j is 400', async (text) => {
    const { app } = testApp();
    const answer = await post(app).type('application/json').send(text);
    expectProblem(answer, 400);
    expect(paths(answer)).toEqual(['body']);
    expect(answer.text).not.toMatch(/Unexpected|position|JSON\.parse/);
  });

  it('JSON nested a hundred thousand deep is 400', async () => {
    const { app } = testApp();
    expectProblem(
      await post(app)
        .type('application/json')
        .send('['.repeat(100_000) + ']'.repeat(100_000)),
      400,
    );
  });

  it('more than 256 kB is 413, compressed or not', async () => {
    const { app, received } = testApp();
    const huge = JSON.stringify({ items: [line], note: 'x'.repeat(300_000) });
    expectProblem(await post(app).type('application/json').send(huge), 413);
    const bomb = await post(app)
      .type('application/json')
      .set('content-encoding', 'gzip')
      .serialize((body) => body)
      .send(gzipSync(huge) as unknown as string);
    expectProblem(bomb, 413);
    expect(received).toEqual([]);
  });

  it('what claims to be gzip and is not is 400', async () => {
    const { app } = testApp();
    expectProblem(
      await post(app).type('application/json').set('content-encoding', 'gzip').send('{"items":[]}'),
      400,
    );
  });

  it.each([
    ['text/plain', {}],
    ['application/x-www-form-urlencoded', {}],
    ['application/json; charset=latin-7', {}],
    ['application/jsonp', {}],
    ['application/json', { 'content-encoding': 'lzma' }],
  ])('of type %s %j is 415', async (type, headers) => {
    const { app } = testApp();
    expectProblem(await post(app).set(headers).set('content-type', type).send('{"items":[]}'), 415);
  });

  it('takes JSON by another name and with a charset', async () => {
    const { app } = testApp();
    const body = JSON.stringify({ items: [line] });
    for (const type of ['application/json; charset=UTF-8', 'application/merge-patch+json']) {
      expect((await post(app).set('content-type', type).send(body)).status).toBe(201);
    }
  });
});

describe('a path or query that does not fit', () => {
  it.each(['/v1/orders/%ff', '/v1/orders/%', '/%zz'])('%s can not be read: 400', async (path) => {
    const { app } = testApp();
    const answer = await request(app).get(path);
    expectProblem(answer, 400);
    expect(paths(answer)).toEqual(['path']);
  });

  it.each(['limit=abc', 'limit=1&limit=2', 'limit=-1', 'limit=', 'cursor=a&cursor=b'])(
    '?%s is 400 naming it',
    async (query) => {
      const { app } = testApp();
      const answer = await request(app).get(`/v1/orders/1?${query}`);
      expectProblem(answer, 400);
      expect(paths(answer)).toEqual([query.split('=')[0]]);
    },
  );

  it('names a faulty parameter of the path', async () => {
    const { app } = testApp();
    const answer = await request(app).get(`/v1/orders/${'x'.repeat(41)}`);
    expectProblem(answer, 400);
    expect(paths(answer)).toEqual(['id']);
  });

  it('an unknown path is 404, with any method', async () => {
    const { app } = testApp();
    expectProblem(await request(app).get('/v1/nowhere'), 404);
    expectProblem(await request(app).post('/v1/nowhere').send({ a: 1 }), 404);
    expectProblem(await request(app).get('/V1/orders/1'), 404);
  });

  it('a known path with another method is 405 and says which are allowed', async () => {
    const { app } = testApp();
    const order = await request(app).put('/v1/orders/1');
    expectProblem(order, 405);
    expect(order.headers.allow?.split(', ').sort()).toEqual(['DELETE', 'GET', 'HEAD', 'PATCH']);
    expect((await request(app).get('/v1/orders')).headers.allow).toBe('POST');
    expectProblem(await request(app).post('/healthz'), 405);
  });

  it('answers that are not HTTP do not end the server', async () => {
    const { app } = testApp();
    const server = app.listen(0);
    const { port } = server.address() as AddressInfo;
    const text = await new Promise<string>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => socket.end('NONSENSE\r\n\r\n'));
      socket.on('data', (data) => resolve(String(data)));
    });
    expect(text).toMatch(/^HTTP\/1\.1 400/);
    expect((await request(server).get('/healthz')).status).toBe(200);
    server.close();
  });
});

describe('If-Match', () => {
  const patch = (app: Parameters<typeof request>[0]) =>
    request(app).patch('/v1/orders/1').set('authorization', 'Bearer admin').send({ note: 'x' });

  it('missing is 428, unreadable 400 naming the header', async () => {
    const { app } = testApp();
    expectProblem(await patch(app), 428);
    for (const tag of ['abc', '3', '"x"', '"-1"', '*', '"1", "2"', '"99999999999999999"']) {
      const answer = await patch(app).set('if-match', tag);
      expectProblem(answer, 400);
      expect(paths(answer)).toEqual(['if-match']);
    }
  });

  it('readable reaches the handler as the version, and the answer carries the next ETag', async () => {
    const { app } = testApp();
    for (const tag of ['"3"', 'W/"3"']) {
      const answer = await patch(app).set('if-match', tag);
      expect(answer.body).toEqual({ version: 4 });
      expect(answer.headers.etag).toBe('"4"');
    }
  });
});
