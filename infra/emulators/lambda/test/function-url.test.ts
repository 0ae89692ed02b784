import { describe, expect, it } from 'vitest';
import { useLambda } from './use-lambda.ts';

const lambda = useLambda([{ name: 'web', urlPort: 0, timeoutSeconds: 1 }]);

async function event(path: string, init?: RequestInit): Promise<Record<string, unknown>> {
  const answer = await fetch(`${lambda.url('web')}${path}`, init);
  const { event } = (await answer.json()) as { event: Record<string, unknown> };
  return event;
}

const doing = (task: object): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(task),
});

describe('the event of a function URL', () => {
  it('is payload format 2.0', async () => {
    const sent = await event('/a%20b/c?x=1&x=2&y=%C3%BC', {
      method: 'PUT',
      headers: { cookie: 'a=1; b=2', 'X-Custom': 'v', 'content-type': 'application/json' },
      body: '{"text":"ü"}',
    });
    expect(sent).toMatchObject({
      version: '2.0',
      routeKey: '$default',
      rawPath: '/a b/c',
      rawQueryString: 'x=1&x=2&y=%C3%BC',
      queryStringParameters: { x: '1,2', y: 'ü' },
      cookies: ['a=1', 'b=2'],
      headers: { 'x-custom': 'v' },
      body: '{"text":"ü"}',
      isBase64Encoded: false,
      requestContext: {
        http: { method: 'PUT', path: '/a b/c', sourceIp: '127.0.0.1', protocol: 'HTTP/1.1' },
        stage: '$default',
      },
    });
  });

  it('has no body and no parameters where none were sent', async () => {
    const sent = await event('/');
    expect(sent).not.toHaveProperty('body');
    expect(sent).not.toHaveProperty('cookies');
    expect(sent).not.toHaveProperty('queryStringParameters');
  });

  it('carries other bodies in base64', async () => {
    const bytes = new Uint8Array([0, 255, 128, 10]);
    const sent = await event('/', { method: 'POST', headers: { 'content-type': 'image/png' }, body: bytes });
    expect(sent).toMatchObject({ body: Buffer.from(bytes).toString('base64'), isBase64Encoded: true });
  });
});

describe('the answer of a function URL', () => {
  const answer = (result: unknown) => fetch(lambda.url('web'), doing({ do: 'result', result }));

  it('has the status, headers, cookies and body that the handler gave', async () => {
    const headers = { 'Content-Type': 'text/plain', 'x-number': 7, 'content-length': '999' };
    const sent = await answer({ statusCode: 418, headers, cookies: ['a=1', 'b=2; Path=/'], body: 'tea' });
    expect(sent.status).toBe(418);
    expect(sent.headers.get('content-type')).toBe('text/plain');
    expect(sent.headers.get('x-number')).toBe('7');
    expect(sent.headers.getSetCookie()).toEqual(['a=1', 'b=2; Path=/']);
    expect(await sent.text()).toBe('tea');
  });

  it('is decoded from base64', async () => {
    const bytes = Buffer.from([0, 255, 128]);
    const sent = await answer({ statusCode: 200, body: bytes.toString('base64'), isBase64Encoded: true });
    expect(Buffer.from(await sent.arrayBuffer()).equals(bytes)).toBe(true);
  });

  it('is JSON with 200 where the handler gave no status', async () => {
    const sent = await answer({ some: 'thing' });
    expect([sent.status, sent.headers.get('content-type'), await sent.json()]).toEqual([
      200,
      'application/json',
      { some: 'thing' },
    ]);
  });

  it('is 502 for a handler that fails, times out or answers nonsense, without telling why', async () => {
    const nonsense = { do: 'result', result: { statusCode: 'many' } };
    for (const task of [{ do: 'fail' }, { do: 'sleep', ms: 5000 }, nonsense]) {
      const sent = await fetch(lambda.url('web'), doing(task));
      expect(sent.status).toBe(502);
      expect(await sent.text()).not.toMatch(/too far|stack|at /);
    }
  });

  it('is 413 for a body over 6 MB', async () => {
    const sent = await fetch(lambda.url('web'), { method: 'POST', body: 'x'.repeat(7_000_000) });
    expect(sent.status).toBe(413);
  });
});
