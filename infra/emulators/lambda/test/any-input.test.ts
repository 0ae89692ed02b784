import { request } from 'node:http';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lambdaClient, useLambda } from './use-lambda.ts';

const lambda = useLambda([
  { name: 'echo', timeoutSeconds: 5 },
  { name: 'web', urlPort: 0, timeoutSeconds: 5 },
]);

type Sent = {
  readonly method: string;
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array;
};

/** Sends a request as it is; no client makes it proper. */
async function send(endpoint: string, { method, path, headers = {}, body = '' }: Sent) {
  const { promise, resolve, reject } = Promise.withResolvers<{
    status: number;
    type: unknown;
    text: string;
  }>();
  const length = { 'content-length': Buffer.byteLength(body) };
  const options = { method, path, agent: false, headers: { ...length, ...headers } } as const;
  const outgoing = request(endpoint, options, async (answer) => {
    const parts: Buffer[] = [];
    for await (const part of answer) parts.push(part);
    const type = answer.headers['x-amzn-errortype'];
    resolve({ status: answer.statusCode ?? 0, type, text: Buffer.concat(parts).toString() });
  });
  outgoing.on('error', reject);
  outgoing.end(body);
  return promise;
}

/** What may stand in a header: printable ASCII. */
const headerText = fc.string({ unit: 'grapheme-ascii', maxLength: 60 }).map((text) => text.trim());
const pathText = fc
  .array(
    fc.constantFrom(
      '/',
      'a',
      '%41',
      '%zz',
      '%',
      '..',
      '+',
      '~',
      'functions',
      '2015-03-31',
      'invocations',
      '%F0%9F',
    ),
    {
      maxLength: 8,
    },
  )
  .map((parts) => `/${parts.join('')}`);
const queryText = fc
  .array(fc.constantFrom('?', '&', '=', 'x', '%', '%C3%BC', '%ff', '+', '__proto__', 'constructor', '1'), {
    maxLength: 10,
  })
  .map((parts) => `?${parts.join('')}`);

describe('a function that is invoked', () => {
  it('is given any event just as it was sent, and its answer comes back just so', async () => {
    const anyObject = fc.dictionary(
      fc.string({ unit: 'binary' }).filter((name) => !['do', 'body', '__proto__'].includes(name)),
      fc.jsonValue({ stringUnit: 'binary' }),
    );
    await fc.assert(
      fc.asyncProperty(anyObject, async (event) => {
        const { payload, error } = await lambda.invoke('echo', event);
        expect(error).toBeUndefined();
        expect(payload.event).toEqual(JSON.parse(JSON.stringify(event)));
      }),
      { numRuns: 150 },
    );
  });

  it('never sees what is no JSON', async () => {
    const client = lambdaClient(lambda.endpoint);
    const isJson = (bytes: Uint8Array) => {
      try {
        JSON.parse(Buffer.from(bytes).toString());
        return true;
      } catch {
        return false;
      }
    };
    const noJson = fc.uint8Array({ minLength: 1, maxLength: 200 }).filter((bytes) => !isJson(bytes));
    await fc.assert(
      fc.asyncProperty(noJson, async (Payload) => {
        const call = client.send(new InvokeCommand({ FunctionName: 'echo', Payload }));
        await expect(call).rejects.toMatchObject({ name: 'InvalidRequestContentException' });
      }),
      { numRuns: 50 },
    );
    client.destroy();
  });
});

describe('the Invoke API', () => {
  it('refuses whatever is not signed, by a word of Lambda and never by a fault of its own', async () => {
    const anything = fc.record({
      method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'),
      path: fc.tuple(pathText, queryText).map(([path, query]) => path + query),
      headers: fc.dictionary(
        fc.constantFrom(
          'authorization',
          'x-amz-date',
          'x-amz-invocation-type',
          'x-amz-client-context',
          'x-amz-log-type',
        ),
        fc.oneof(
          headerText,
          headerText.map((text) => `AWS4-HMAC-SHA256 Credential=${text}`),
        ),
      ),
      body: fc.uint8Array({ maxLength: 200 }),
    });
    await fc.assert(
      fc.asyncProperty(anything, async (sent) => {
        const { status, type, text } = await send(lambda.endpoint, sent);
        expect([400, 403]).toContain(status);
        expect(type).toMatch(/^\w+Exception$/);
        expect(JSON.parse(text)).toMatchObject({ Type: 'User', message: expect.any(String) });
      }),
      { numRuns: 300 },
    );
  });
});

describe('a function URL', () => {
  it('gives the function any body byte by byte, and any path and query as they came', async () => {
    const anything = fc.record({
      method: fc.constantFrom('POST', 'PUT', 'PATCH', 'DELETE'),
      path: pathText,
      query: queryText,
      headers: fc.record({
        'content-type': fc.constantFrom('text/plain', 'application/json', 'image/png', 'nonsense', 'text/'),
        'x-custom': headerText,
      }),
      body: fc
        .uint8Array({ maxLength: 300 })
        .filter((bytes) => !Buffer.from(bytes).toString().startsWith('{"do"')),
    });
    await fc.assert(
      fc.asyncProperty(anything, async ({ path, query, ...sent }) => {
        const { status, text } = await send(lambda.url('web'), { ...sent, path: path + query });
        expect(status).toBe(200);
        const { event } = JSON.parse(text);
        expect(event.rawQueryString).toBe(query.slice(1));
        expect(event.headers['x-custom']).toBe(sent.headers['x-custom']);
        expect(event.requestContext.http.method).toBe(sent.method);
        const given = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
        const asText = Buffer.from(Buffer.from(sent.body).toString());
        expect(given.equals(event.isBase64Encoded ? Buffer.from(sent.body) : asText)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
