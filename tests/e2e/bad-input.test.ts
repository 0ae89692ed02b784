import assert from 'node:assert/strict';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bomb, brokenJson, deep, huge, otherKinds } from '../lib/bad-bodies.ts';
import { checkProblem } from '../lib/check-reply.ts';
import { pathOf } from '../lib/client.ts';
import { publicEndpoints, type ServedEndpoint, unknownParams } from '../lib/endpoints.ts';
import { inTurn, odditiesOf, oddTexts, oddValues } from '../lib/oddities.ts';
import { newPersonWith } from '../lib/people.ts';
import { picture } from '../lib/proofs.ts';
import { type RawReply, type RawRequest, send } from '../lib/raw.ts';
import { sampleBodies } from '../lib/sample-bodies.ts';
import { together } from '../lib/together.ts';

let authorization: string;

/** An admin who may do everything: what is refused is refused for what it is. */
beforeAll(async () => {
  authorization = `Bearer ${(await newPersonWith('admin', 'warehouse')).token}`;
});

/** Endpoints whose good requests do something, even about things that do not exist: only bad ones are sent there. */
const doesSomething = new Set([
  ...['signUp', 'signOut', 'updateMe', 'createWarehouse', 'createCategory', 'setCartItem'],
  ...['updateWarehouse', 'resendCode', 'forgotPassword', 'createAddress'],
]);

async function request(
  { endpoint }: ServedEndpoint,
  sent: RawRequest & { query?: string; params?: object } = {},
) {
  const { query = '', params, headers, ...rest } = sent;
  const path = pathOf(endpoint.path, { ...unknownParams(endpoint), ...params }) + query;
  return send(path, {
    method: endpoint.method.toUpperCase(),
    headers: {
      ...(endpoint.access === 'public' ? {} : { authorization }),
      ...(endpoint.ifMatch ? { 'if-match': '"1"' } : {}),
      ...headers,
    },
    ...rest,
  });
}

const json = { 'content-type': 'application/json' };
const sendJson = (served: ServedEndpoint, body: unknown) =>
  request(served, { headers: json, body: JSON.stringify(body) });

/** A refusal, and never a fault of ours. */
function checkRefusal(reply: RawReply, ...statuses: number[]) {
  const problem = checkProblem(reply);
  const wanted = statuses.length > 0 ? statuses : [400, 404, 405, 409, 413, 415, 422];
  assert.ok(wanted.includes(reply.status), `${reply.what}: ${reply.status} ${reply.text.slice(0, 300)}`);
  return problem;
}

/** 400 that names each faulty member, which are those that the schema itself finds. */
function checkNamed(reply: RawReply, schema: z.ZodType, sent: unknown) {
  const problem = checkRefusal(reply, 400);
  const named = new Set(problem.errors?.map(({ path }) => path));
  const { error } = schema.safeParse(sent);
  assert.ok(error);
  for (const { path } of error.issues) {
    const dotted = path.map(String).join('.');
    const what = () => `${reply.what.slice(0, 200)} with ${JSON.stringify(sent).slice(0, 500)}`;
    if (dotted) assert.ok(named.has(dotted), `${what()}: ${dotted} is not named in ${reply.text}`);
  }
}

/** Whatever the service makes of it: no fault of ours. */
function checkTaken(reply: RawReply) {
  if (reply.status >= 400) checkProblem(reply);
  expect(reply.status, reply.text).toBeLessThan(500);
}

/** Several at once, as real clients are. */
async function each<T>(values: readonly T[], work: (value: T) => Promise<void>): Promise<void> {
  const left = values.values();
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      for (const value of left) await work(value);
    }),
  );
}

const oddIds = ['1', 'not-an-id', '💥', 'a b', `' OR 1=1`, '../x', '%', '\u0000', 'x'.repeat(2_000), '{}'];
/** Characters of odd texts that a path has room for. */
const mostInPath = 9_000;

const kindOf = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value);

/** A text, a number, a list and so on: at each place others, in turn. */
const oneOfEachKind = (values: readonly unknown[], place: number): unknown[] =>
  [...Map.groupBy(values, kindOf).values()].flatMap((ofKind) => inTurn(ofKind, place, 1));

const queryOf = (query: unknown): string => {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {}))
    for (const each of [value].flat()) given.append(name, String(each));
  return `?${given}`;
};

/** In place of `it` where a test does not apply. */
const none = (_name: string, _test: () => Promise<void>): void => {};

const withJson = publicEndpoints.filter(({ endpoint }) => endpoint.body && !endpoint.file);
const withQuery = publicEndpoints.filter(({ endpoint }) => endpoint.query);
const withParams = publicEndpoints.filter(({ endpoint }) => endpoint.params);
const withFile = publicEndpoints.filter(({ endpoint }) => endpoint.file);

describe.each(withJson)('the body of $name', (served) => {
  const { name, body: schema } = served.endpoint;
  const sample = sampleBodies[name];
  assert.ok(schema && sample, `${name} needs a sample body`);
  const place = withJson.indexOf(served);

  it('is checked member by member; each fault is named', async () => {
    expect(schema.safeParse(sample).error).toBeUndefined();
    const { faulty, fine } = together(sample, odditiesOf(sample), schema);
    await each(faulty, async (body) => {
      checkNamed(await sendJson(served, body), schema, body);
    });
    await each(doesSomething.has(name) ? [] : fine, async (body) => {
      checkTaken(await sendJson(served, body));
    });
  });

  it('is refused when it is no object, no JSON, or of another kind', async () => {
    await each(oneOfEachKind(oddValues, place), async (body) => {
      if (schema.safeParse(body).error) checkRefusal(await sendJson(served, body), 400);
    });
    await each(inTurn(brokenJson, place, 2), async (body) => {
      checkRefusal(await request(served, { headers: json, body }), 400);
    });
    await each(inTurn(otherKinds, place, 2), async ({ headers, statuses = [415] }) => {
      checkRefusal(await request(served, { headers, body: JSON.stringify(sample) }), ...statuses);
    });
  });

  it('is refused when it is huge, deep, or grows when unpacked', async () => {
    checkRefusal(await request(served, { headers: json, body: huge }), 413);
    const packed = await request(served, { headers: { ...json, 'content-encoding': 'gzip' }, body: bomb });
    checkRefusal(packed, 413, 415);
    const body = doesSomething.has(name) ? deep : `{"deep":${deep}}`;
    const reply = await request(served, { headers: json, body });
    expect(reply.status).toBeLessThan(500);
  });
});

describe.each(withQuery)('the query of $name', (served) => {
  const { query: schema } = served.endpoint;
  assert.ok(schema instanceof z.ZodObject);
  const names = Object.keys(schema.shape);
  const asked = Object.fromEntries(names.map((name) => [name, '']));
  const oddities = odditiesOf(asked, [...oddTexts, ['1', '2']]).filter((oddity) => 'value' in oddity);

  it('is checked member by member; each fault is named', async () => {
    const { faulty, fine } = together({}, oddities, schema, mostInPath);
    await each(faulty, async (query) => {
      checkNamed(await request(served, { query: queryOf(query) }), schema, query);
    });
    await each(fine, async (query) => {
      checkTaken(await request(served, { query: queryOf(query) }));
    });
  });

  it('with members of no sense at all is refused or left alone', async () => {
    for (const sense of ['[]=1', '[a]=1', '=%', '=%ff']) {
      const query = names.map((name) => name + sense).join('&');
      const reply = await request(served, { query: `?__proto__=1&${query}` });
      // A path with a parameter names nothing here, which is found out when the query is fine.
      if (reply.status >= 400) checkRefusal(reply, 400, ...(served.endpoint.params ? [404] : []));
    }
  });

  const hasCursor = names.includes('cursor');
  (hasCursor ? it : none)('takes no cursor that it did not give', async () => {
    const written = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const cursors = [
      'x',
      'null',
      written(null),
      written({}),
      written([1, 2]),
      written({ id: 1 }),
      written('💥'),
      'A'.repeat(4_000),
    ];
    await each(cursors, async (cursor) => {
      const problem = checkRefusal(await request(served, { query: `?cursor=${cursor}` }), 400);
      expect(problem.errors?.map(({ path }) => path)).toContain('cursor');
    });
  });
});

describe.each(withParams)('the path of $name', (served) => {
  const { endpoint } = served;
  const [first = ''] = Object.keys(unknownParams(endpoint));
  const sample = sampleBodies[endpoint.name];
  const form = async () => {
    const { bytes, type } = await picture('png');
    const data = new FormData();
    for (const [key, value] of Object.entries(sample ?? {})) data.set(key, String(value));
    data.set(endpoint.file?.field ?? 'file', new Blob([Uint8Array.from(bytes)], { type }), 'a.png');
    return { body: data };
  };
  let body: RawRequest = sample ? { headers: json, body: JSON.stringify(sample) } : {};
  beforeAll(async () => {
    if (endpoint.file) body = await form();
  });

  it('is refused when it names nothing that could be', async () => {
    await each(inTurn(oddIds, withParams.indexOf(served), 4), async (id) => {
      const reply = await request(served, { params: { [first]: id }, ...body });
      checkRefusal(reply, 400, 404, 405, 414);
    });
    const odd = endpoint.path.replace(`:${first}`, '%E0%A4%A').replaceAll(/:\w+/g, 'x');
    const reply = await send(odd, {
      method: endpoint.method.toUpperCase(),
      headers: { authorization },
      ...body,
    });
    checkRefusal(reply, 400, 404);
  });

  // A line that is not in the cart counts as removed.
  (endpoint.name === 'removeCartItem' ? none : it)('is 404 for what does not exist', async () => {
    checkRefusal(await request(served, body), 404);
  });
});

describe.each(withFile)('the file of $name', (served) => {
  const { file, body: schema } = served.endpoint;
  assert.ok(file);
  const fields = schema ? (sampleBodies[served.endpoint.name] ?? {}) : {};
  const form = (
    bytes: Uint8Array | null,
    { type = 'image/png', name = 'a.png', field = file.field, with: more = fields } = {},
  ) => {
    const data = new FormData();
    for (const [key, value] of Object.entries(more)) data.set(key, String(value));
    if (bytes) data.set(field, new Blob([Uint8Array.from(bytes)], { type }), name);
    return data;
  };
  const upload = (...args: Parameters<typeof form>) => request(served, { body: form(...args) });

  it('is taken for what it is and not for what it claims to be', async () => {
    const lies = [
      Buffer.from('#!/bin/sh\nrm -rf /'),
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      Buffer.from('<html><script>alert(1)</script></html>'),
      Buffer.from('GIF89a\u0001\u0000\u0001\u0000\u0000\u0000\u0000;'),
      Buffer.from('PK\u0003\u0004 a zip'),
      Buffer.from('just text'),
      Buffer.alloc(1_000),
    ];
    await each(lies, async (bytes) => {
      checkRefusal(await upload(bytes), 415);
    });
  });

  it('is refused when it is missing, empty, cut off, too large, or twice', async () => {
    const { bytes } = await picture('png');
    checkRefusal(await upload(null), 400);
    checkRefusal(await upload(new Uint8Array()), 400);
    const cutOff = checkRefusal(await upload(bytes.subarray(0, 40)), 400, 404, 415);
    expect(cutOff.errors?.map(({ path }) => path) ?? [file.field]).toContain(file.field);
    const problem = checkRefusal(await upload(Buffer.concat([bytes, Buffer.alloc(file.maxBytes)])), 413);
    expect(problem.errors?.map(({ path }) => path)).toContain(file.field);
    checkRefusal(await upload(bytes, { field: 'other' }), 400);
    const twice = form(bytes);
    twice.append(file.field, new Blob([Uint8Array.from(bytes)]), 'b.png');
    checkRefusal(await request(served, { body: twice }), 400);
  });

  it('comes in a form, and in no other way', async () => {
    const { bytes } = await picture('png');
    checkRefusal(await request(served, { headers: json, body: '{}' }), 415);
    checkRefusal(await request(served, { headers: { 'content-type': 'image/png' }, body: bytes }), 415);
    checkRefusal(
      await request(served, { headers: { 'content-type': 'multipart/form-data' }, body: bytes }),
      400,
      415,
    );
    const boundary = { 'content-type': 'multipart/form-data; boundary=x' };
    for (const body of [
      '',
      'nonsense',
      '--x',
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n',
    ]) {
      checkRefusal(await request(served, { headers: boundary, body }), 400);
    }
  });

  (schema ? it : none)('comes with fields that are checked one by one', async () => {
    const { bytes } = await picture('png');
    assert.ok(schema);
    const { faulty, fine } = together(fields, odditiesOf(fields, oddTexts), schema);
    const uploadWith = (body: unknown) =>
      upload(bytes, { with: z.record(z.string(), z.unknown()).parse(body) });
    await each(faulty, async (body) => {
      checkNamed(await uploadWith(body), schema, body);
    });
    await each(fine, async (body) => {
      checkRefusal(await uploadWith(body));
    });
  });
});

describe('the gateway', () => {
  it('answers unknown paths and methods with a problem', async () => {
    for (const path of [
      '/',
      '/v1',
      '/v1/nothing',
      '/v2/products',
      '/v1/products/a/b/c',
      '/admin',
      '/.env',
      '/v1//products',
    ]) {
      checkRefusal(await send(path, { headers: { authorization } }), 404);
    }
    for (const method of ['PUT', 'DELETE', 'PATCH'])
      checkRefusal(await send('/v1/products', { method }), 404, 405);
    for (const path of ['/%', '/v1/products/%', '/v1/%E0%A4%A']) checkRefusal(await send(path), 400, 404);
  });

  it('lets no odd header do harm', async () => {
    const headers = [
      { 'x-request-id': 'x'.repeat(500) },
      { 'x-request-id': '<script>' },
      { traceparent: 'nonsense' },
      { accept: 'nonsense' },
      { 'if-none-match': 'nonsense' },
      { 'x-forwarded-for': 'nonsense, 1.2.3.4' },
      { range: 'bytes=0-0' },
      { cookie: 'a=b'.repeat(500) },
    ];
    await each(headers, async (header) => {
      const reply = await send('/v1/products?limit=1', { headers: { ...header } });
      expect(reply.status).toBe(200);
      expect(reply.headers.get('x-request-id')).toMatch(/^[!-~]{1,128}$/);
    });
    const kept = await send('/v1/products?limit=1', { headers: { 'x-request-id': 'my-own.id:1' } });
    expect(kept.headers.get('x-request-id')).toBe('my-own.id:1');
  });

  it('refuses keys, versions and tokens of no sense, naming the header', async () => {
    const refusedHeader = async (
      path: string,
      method: string,
      headers: Record<string, string>,
      status: number,
    ) =>
      checkRefusal(
        await send(path, {
          method,
          headers: { authorization, ...json, ...headers },
          body: method === 'GET' ? undefined : '{}',
        }),
        status,
      );
    for (const key of ['x'.repeat(256), 'with space', 'ü']) {
      await refusedHeader('/v1/orders', 'POST', { 'idempotency-key': key }, 400);
    }
    const product = `/v1/products/${crypto.randomUUID()}`;
    const patch = { method: 'PATCH', body: '{"name":"A name"}' };
    const noMatch = checkRefusal(await send(product, { ...patch, headers: { authorization, ...json } }), 428);
    expect(noMatch.code).toBe('PRECONDITION_REQUIRED');
    for (const tag of ['nonsense', '"x"', '-1', '']) {
      const reply = await send(product, { ...patch, headers: { authorization, ...json, 'if-match': tag } });
      checkRefusal(reply, 400, 404, 412, 428);
    }
    const events = `/v1/orders/${crypto.randomUUID()}/events`;
    checkRefusal(await send(events, { headers: { authorization, 'last-event-id': 'x' } }), 400, 404);
    checkRefusal(await send('/v1/cart', { headers: { 'x-cart-token': 'no token' } }), 400);
  });
});
