import { createServer, type Socket } from 'node:net';
import { problemSchema } from '@eshop/contracts/problem';
import { eventually } from '@eshop/kit/testing';
import { describe, expect, it } from 'vitest';
import { useGateway } from './use-gateway.ts';

const gateway = useGateway({ UPSTREAM_TIMEOUT_SECONDS: '1', WAREHOUSE_URL: 'http://127.0.0.1:1' });

const problemOf = async (answer: Response) => {
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  const problem = problemSchema.parse(await answer.json());
  expect(problem.status).toBe(answer.status);
  expect(JSON.stringify(problem)).not.toMatch(/127\.0\.0\.1|localhost|ECONN|socket/);
  return problem;
};

describe('a service that is away', () => {
  it.each(['GET', 'POST'])('is a 503 with Retry-After for %s, and the others go on', async (method) => {
    const answer = await gateway.ask('/v1/stock-movements', { method });
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('1');
    expect(await problemOf(answer)).toMatchObject({
      code: 'UNAVAILABLE',
      detail: 'warehouse is temporarily unavailable',
    });
    expect((await gateway.ask('/v1/cart')).status).toBe(200);
  });
});

describe('a service that does not answer', () => {
  it('is a 504 after the time-out, and is told that nobody waits any more', async () => {
    let gone = false;
    gateway.upstream('cart').answering = (_req, res) => {
      res.once('close', () => {
        gone = true;
      });
    };
    const answer = await gateway.ask('/v1/cart');
    expect(answer.status).toBe(504);
    expect((await problemOf(answer)).code).toBe('GATEWAY_TIMEOUT');
    await eventually(() => expect(gone).toBe(true));
  });

  it('does not count as waiting once it was given up', async () => {
    await eventually(() => expect(gateway.context.upstreams.get('cart')?.waiting).toBe(0));
  });
});

describe('a connection that breaks before the answer', () => {
  it('is tried again once for a GET', async () => {
    let tries = 0;
    gateway.upstream('product').answering = (req, res) => {
      tries += 1;
      if (tries === 1) req.socket.destroy();
      else res.end('[]');
    };
    expect((await gateway.ask('/v1/products')).status).toBe(200);
    expect(tries).toBe(2);
  });

  it('is a 503 when it breaks again', async () => {
    let tries = 0;
    gateway.upstream('product').answering = (req) => {
      tries += 1;
      req.socket.destroy();
    };
    const answer = await gateway.ask('/v1/products');
    expect(answer.status).toBe(503);
    expect((await problemOf(answer)).code).toBe('UNAVAILABLE');
    expect(tries).toBe(2);
  });

  it('is tried again once, with its body, for a request that the service does once whatever comes twice', async () => {
    const bodies: string[] = [];
    gateway.upstream('order').answering = (req, res) => {
      const chunks: Buffer[] = [];
      req.on('data', (chunk: Buffer) => void chunks.push(chunk));
      req.on('end', () => {
        bodies.push(Buffer.concat(chunks).toString());
        if (bodies.length === 1) req.socket.destroy();
        else res.writeHead(201).end('{}');
      });
    };
    const body = JSON.stringify({ address: { note: 'x'.repeat(2_000) } });
    const headers = { 'content-type': 'application/json', 'idempotency-key': 'one' };
    const answer = await gateway.ask('/v1/orders', { method: 'POST', headers, body });
    expect(answer.status).toBe(201);
    expect(bodies).toEqual([body, body]);
  });

  it('is tried again once for a PUT, which sets what it says', async () => {
    let tries = 0;
    gateway.upstream('cart').answering = (req, res) => {
      tries += 1;
      req.resume();
      req.on('end', () => (tries === 1 ? req.socket.destroy() : res.end('{}')));
    };
    const headers = { 'content-type': 'application/json' };
    const answer = await gateway.ask('/v1/cart/items/1', { method: 'PUT', headers, body: '{"quantity":1}' });
    expect(answer.status).toBe(200);
    expect(tries).toBe(2);
  });

  it('is never tried again with a key that the endpoint does not know', async () => {
    let tries = 0;
    gateway.upstream('cart').answering = (req) => {
      tries += 1;
      req.socket.destroy();
    };
    const headers = { 'content-type': 'application/json', 'idempotency-key': 'one' };
    const answer = await gateway.ask('/v1/cart/merge', { method: 'POST', headers, body: '{}' });
    expect(answer.status).toBe(503);
    expect(tries).toBe(1);
  });

  it.each(['POST', 'PATCH', 'DELETE'])(
    'is never tried again for a %s without a key: it may have had its effect',
    async (method) => {
      let tries = 0;
      for (const name of ['auth', 'cart'] as const) {
        gateway.upstream(name).answering = (req) => {
          tries += 1;
          req.socket.destroy();
        };
      }
      const path = {
        POST: '/v1/auth/refresh',
        PATCH: '/v1/auth/me',
        DELETE: '/v1/cart',
      }[method];
      const answer = await gateway.ask(path ?? '', { method, ...(method !== 'DELETE' && { body: '{}' }) });
      expect(answer.status).toBe(503);
      expect(tries).toBe(1);
    },
  );
});

describe('a service that answers nonsense', () => {
  it('is a 502', async () => {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('data', () => socket.write('HTTP/9.9 nonsense\r\n\r\n'));
      socket.on('error', () => undefined);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const { createUpstream } = await import('../src/routes/upstream-client.ts');
    const upstreams = gateway.context.upstreams;
    const kept = upstreams.get('order');
    const nonsense = createUpstream('order', new URL(`http://127.0.0.1:${port}`), 1_000);
    upstreams.set('order', nonsense);
    try {
      const answer = await gateway.ask('/v1/orders');
      expect(answer.status).toBe(502);
      expect((await problemOf(answer)).code).toBe('BAD_GATEWAY');
    } finally {
      if (kept) upstreams.set('order', kept);
      nonsense.close();
      for (const socket of sockets) socket.destroy();
      server.close();
    }
  });
});

describe('a service that is slow for many', () => {
  it('is a 503 at once beyond a thousand that wait, and serves again afterwards', async () => {
    const upstream = gateway.context.upstreams.get('payment');
    if (!upstream) throw new Error('payment is missing');
    upstream.waiting += 1_000;
    const answer = await gateway.ask('/v1/payments');
    expect(answer.status).toBe(503);
    upstream.waiting -= 1_000;
    expect((await gateway.ask('/v1/payments')).status).toBe(200);
    expect(upstream.waiting).toBe(0);
  });
});
