import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasImage, imageOf } from '../src/registry.ts';

describe('a registry', () => {
  const server = createServer((request, response) => {
    const isKnown = request.headers.authorization === 'Bearer good';
    const isThere =
      request.url === '/v2/project/repository/eshop/order/manifests/abc' && request.method === 'HEAD';
    response.writeHead(isKnown ? (isThere ? 200 : 404) : 401).end();
  });
  let address: string;

  beforeAll(async () => {
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    address = `127.0.0.1:${(server.address() as AddressInfo).port}/project/repository`;
  });
  afterAll(() => void server.close());

  it('has an image, or not', async () => {
    const registry = { address, token: 'good' };
    expect(await hasImage(registry, 'order', 'abc')).toBe(true);
    expect(await hasImage(registry, 'order', 'abd')).toBe(false);
  });

  it('that does not say is a fault, for else everything would be built anew', async () => {
    await expect(hasImage({ address, token: 'bad' }, 'order', 'abc')).rejects.toThrow(/answered 401/);
  });

  it('has images by part and tag', () => {
    expect(imageOf('r.example/a/b', 'order', 'abc')).toBe('r.example/a/b/eshop/order:abc');
  });
});
