import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { newAddress, useGateway } from './use-gateway.ts';

const gateway = useGateway();
const direct = useGateway({ TRUST_PROXY: 'false', CORS_ORIGINS: 'https://shop.example' });

/** Sends bytes as they are, and gives back what came until the server closed. */
const raw = (port: number, text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.setTimeout(5_000, () => socket.destroy(new Error(`no end: ${answer}`)));
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
    });
    socket.once('error', reject);
    socket.once('close', () => resolve(answer));
  });

type Told = { headers: Record<string, string> };
const told = async (answer: Response): Promise<Told> => (await answer.json()) as Told;

describe('headers on their way to a service', () => {
  it('lose what concerns the connection alone, and what Connection names', async () => {
    await raw(
      gateway.port,
      'GET /v1/products HTTP/1.1\r\nHost: shop\r\nConnection: close, X-Private\r\nX-Private: 1\r\nTE: trailers\r\nTrailer: X\r\nProxy-Authorization: Basic YTpi\r\nUpgrade: h2c\r\nX-Kept: yes\r\n\r\n',
    );
    const [seen] = gateway.takeSeen();
    for (const name of ['x-private', 'te', 'trailer', 'proxy-authorization', 'upgrade', 'expect']) {
      expect(seen?.headers).not.toHaveProperty(name);
    }
    expect(seen?.headers).toMatchObject({ 'x-kept': 'yes', connection: 'keep-alive' });
  });

  it('carry the request id and the trace, made where they are missing', async () => {
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    const answer = await gateway.ask('/v1/products', { headers: { 'x-request-id': 'tour-1', traceparent } });
    expect(answer.headers.get('x-request-id')).toBe('tour-1');
    const { headers } = await told(answer);
    expect(headers['x-request-id']).toBe('tour-1');
    expect(headers.traceparent).toMatch(/^00-4bf92f3577b34da6a3ce929d0e0e4736-/);
    const other = await gateway.ask('/v1/products');
    expect((await told(other)).headers['x-request-id']).toBe(other.headers.get('x-request-id'));
  });

  it('say who asked, and do not believe a client who says so itself', async () => {
    const spoofed = {
      'x-forwarded-for': '9.9.9.9',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      forwarded: 'for=9.9.9.9',
      'x-real-ip': '9.9.9.9',
    };
    const { headers } = await told(await fetch(`${direct.url}/v1/products`, { headers: spoofed }));
    expect(headers).toMatchObject({
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-host': `127.0.0.1:${direct.port}`,
      'x-forwarded-proto': 'http',
    });
    expect(headers).not.toHaveProperty('forwarded');
    expect(headers).not.toHaveProperty('x-real-ip');
  });

  it('keep the addresses that a trusted proxy names', async () => {
    const address = newAddress();
    const { headers } = await told(
      await gateway.ask('/v1/products', {
        headers: { 'x-forwarded-for': address, 'x-forwarded-proto': 'https' },
      }),
    );
    expect(headers).toMatchObject({
      'x-forwarded-for': `${address}, 127.0.0.1`,
      'x-forwarded-proto': 'https',
    });
  });

  it.each([
    [
      'a length and a transfer coding',
      'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /v1/stock HTTP/1.1\r\n\r\n',
    ],
    ['two lengths', 'Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcde'],
    ['a list of lengths', 'Content-Length: 4, 5\r\n\r\nabcde'],
    ['a signed length', 'Content-Length: +4\r\n\r\nabcd'],
    ['an unknown transfer coding', 'Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n'],
    ['a second transfer coding', 'Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n'],
    ['a disguised transfer coding', 'Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n'],
    ['a folded header', 'Content-Type: application/json\r\n folded\r\nContent-Length: 0\r\n\r\n'],
    ['a bare line feed', 'Content-Length: 0\nX: y\r\n\r\n'],
    ['a broken chunk size', 'Transfer-Encoding: chunked\r\n\r\nzz\r\nab\r\n0\r\n\r\n'],
  ])('a request with %s is refused and no whole request reaches a service', async (_what, rest) => {
    gateway.takeSeen();
    let whole = 0;
    gateway.upstream('order').answering = (req, res) => {
      req.on('end', () => {
        whole += 1;
        res.end();
      });
      req.on('error', () => undefined);
      req.resume();
    };
    const answer = await raw(
      gateway.port,
      `POST /v1/orders/quote HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n${rest}`,
    );
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect(whole).toBe(0);
    expect(gateway.takeSeen().filter(({ service }) => service !== 'order')).toEqual([]);
  });
});

describe('headers of an answer', () => {
  it('come from the service, without those of its connection and its make', async () => {
    gateway.upstream('product').answering = (_req, res) => {
      res.setHeader('x-powered-by', 'Express');
      res.setHeader('server', 'secret/1.0');
      res.setHeader('etag', '"7"');
      res.setHeader('vary', 'accept-language');
      res.setHeader('access-control-allow-origin', '*');
      res.setHeader('set-cookie', ['a=1', 'b=2']);
      res.end('[]');
    };
    const answer = await gateway.ask('/v1/products');
    for (const name of ['x-powered-by', 'server', 'access-control-allow-origin']) {
      expect(answer.headers.get(name)).toBeNull();
    }
    expect(answer.headers.get('etag')).toBe('"7"');
    expect(answer.headers.get('vary')).toBe('accept-language, Origin');
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  });

  it.each(['/v1/cart', '/v1/nothing'])('keep browsers from misreading or framing %s', async (path) => {
    const { headers } = await gateway.ask(path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
  });
});

describe('CORS', () => {
  it('lets the sites of a developer read answers, refusals too', async () => {
    for (const path of ['/v1/cart', '/v1/nothing']) {
      const { headers } = await gateway.ask(path, { headers: { origin: 'http://localhost:3000' } });
      expect(headers.get('access-control-allow-origin')).toBe('http://localhost:3000');
      for (const name of ['etag', 'x-request-id', 'retry-after', 'location']) {
        expect(headers.get('access-control-expose-headers')).toContain(name);
      }
      expect(headers.get('access-control-allow-credentials')).toBeNull();
    }
  });

  it('answers a preflight without asking a service', async () => {
    gateway.takeSeen();
    const answer = await gateway.ask('/v1/orders', {
      method: 'OPTIONS',
      headers: {
        origin: 'http://127.0.0.1:3001',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,idempotency-key,x-cart-token',
      },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-methods')).toContain('POST');
    expect(answer.headers.get('access-control-allow-headers')).toMatch(
      /authorization.*idempotency-key.*x-cart-token/,
    );
    expect(gateway.takeSeen()).toEqual([]);
  });

  it('lets no other origin read', async () => {
    for (const origin of ['http://localhost:3000', 'https://shop.example.evil', 'null']) {
      const { headers } = await fetch(`${direct.url}/v1/cart`, { headers: { origin } });
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
    const { headers } = await fetch(`${direct.url}/v1/cart`, { headers: { origin: 'https://shop.example' } });
    expect(headers.get('access-control-allow-origin')).toBe('https://shop.example');
  });
});
