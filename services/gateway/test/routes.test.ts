import { gatewayApi } from '@eshop/contracts/api/operations';
import { apis } from '@eshop/contracts/apis';
import type { Endpoint } from '@eshop/contracts/endpoint';
import { problemSchema } from '@eshop/contracts/problem';
import { describe, expect, it } from 'vitest';
import { publicEndpoints } from '../src/routes/route-table.ts';
import { useGateway } from './use-gateway.ts';

const gateway = useGateway();
const id = '018f3c1a-0000-7000-8000-000000000001';
const pathFor = (endpoint: Endpoint) => endpoint.path.replaceAll(/:\w+/g, id);
const owners = Object.entries(apis).flatMap(([service, api]) =>
  Object.values<Endpoint>(api).map((endpoint) => ({ service, endpoint })),
);
const open = owners.filter(({ endpoint }) => publicEndpoints.includes(endpoint));
const closed = owners.filter(({ endpoint }) => endpoint.internal);

describe('a public endpoint', () => {
  it.each(open.map(({ service, endpoint }) => [endpoint.method, endpoint.path, service, endpoint] as const))(
    '%s %s reaches %s, and no other service',
    async (method, _path, service, endpoint) => {
      gateway.takeSeen();
      const target = `${pathFor(endpoint)}?q=a%2Fb&x=%C3%A9`;
      const answer = await gateway.ask(target, {
        method: method.toUpperCase(),
        ...(method !== 'get' && {
          body: '{"email":"a@b.example"}',
          headers: { 'content-type': 'application/json' },
        }),
      });
      expect(answer.status).toBe(200);
      expect(gateway.takeSeen()).toMatchObject([{ service, method: method.toUpperCase(), url: target }]);
    },
  );

  it('is served for HEAD as for GET', async () => {
    const answer = await gateway.ask('/v1/products', { method: 'HEAD' });
    expect(answer.status).toBe(200);
    expect(gateway.takeSeen()).toMatchObject([{ service: 'product', method: 'HEAD' }]);
  });

  it('is served when a client asks as through a proxy', async () => {
    const { request } = await import('node:http');
    const status = await new Promise((resolve, reject) => {
      request(
        { host: '127.0.0.1', port: gateway.port, path: 'http://shop.example/v1/products?q=x' },
        (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        },
      )
        .once('error', reject)
        .end();
    });
    expect(status).toBe(200);
    expect(gateway.takeSeen()).toMatchObject([{ service: 'product', url: '/v1/products?q=x' }]);
  });
});

describe('what is not public', () => {
  it.each(closed.map(({ endpoint }) => [endpoint.method, endpoint.path, endpoint] as const))(
    '%s %s is a 404 and reaches nobody',
    async (method, _path, endpoint) => {
      for (const path of [
        pathFor(endpoint),
        `${pathFor(endpoint)}/`,
        `/v1/products/..${pathFor(endpoint).slice(3)}`,
      ]) {
        const answer = await gateway.ask(path, { method: method.toUpperCase() });
        expect(answer.status).toBe(404);
        expect(problemSchema.parse(await answer.json()).code).toBe('NOT_FOUND');
      }
      expect(gateway.takeSeen()).toEqual([]);
    },
  );

  it.each([
    '/',
    '/v1',
    '/v1/',
    '/v1/nothing',
    '/v1/orders/1/2/3',
    '//v1/products',
    '/V1/products',
    '/v1/Products',
  ])('%s is a 404 problem', async (path) => {
    const { request } = await import('node:http');
    const answer = await new Promise<{ status: number | undefined; type: string | undefined }>(
      (resolve, reject) => {
        request({ host: '127.0.0.1', port: gateway.port, path }, (got) => {
          got.resume();
          resolve({ status: got.statusCode, type: got.headers['content-type'] });
        })
          .once('error', reject)
          .end();
      },
    );
    expect(answer).toEqual({ status: 404, type: expect.stringContaining('application/problem+json') });
    expect(gateway.takeSeen()).toEqual([]);
  });

  it('is a 405 with Allow for a known path and another method', async () => {
    const answer = await gateway.ask('/v1/products', { method: 'PUT', body: 'x' });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET, HEAD, POST');
    expect(problemSchema.parse(await answer.json()).code).toBe('METHOD_NOT_ALLOWED');
    expect(gateway.takeSeen()).toEqual([]);
  });

  it('is a 400 for a path with a faulty percent-encoding that no route fits', async () => {
    const answer = await gateway.ask('/v1/nothing/%ff');
    expect(answer.status).toBe(400);
  });
});

describe('the machine side', () => {
  it('documents all public endpoints of all services in one document', async () => {
    const document = (await (await gateway.ask('/openapi.json')).json()) as { paths: Record<string, object> };
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(described.sort()).toEqual(
      [...publicEndpoints, ...Object.values(gatewayApi)]
        .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
        .sort(),
    );
  });

  it('tells how it is to nobody without a token', async () => {
    expect((await gateway.ask('/v1/system/gateway')).status).toBe(401);
    expect((await gateway.ask('/v1/system/gateway', { method: 'POST' })).status).toBe(405);
    expect(gateway.takeSeen()).toEqual([]);
  });

  it('serves on while a service is away, and says which', async () => {
    await gateway.upstream('payment').close();
    expect((await gateway.ask('/readyz/serving')).status).toBe(200);
    const answer = await gateway.ask('/readyz');
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({
      detail: 'not ready: payment',
      checks: { redis: 'ok', product: 'ok', payment: 'failing' },
    });
  });

  it('counts requests by route, never by path', async () => {
    await gateway.ask(`/v1/orders/${id}`);
    const metrics = await (await gateway.ask('/metrics')).text();
    expect(metrics).toContain('route="/v1/orders/:id"');
    expect(metrics).not.toContain(id);
  });
});
