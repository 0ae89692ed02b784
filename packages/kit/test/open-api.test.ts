import { apis } from '@eshop/contracts/apis';
import type { Endpoint } from '@eshop/contracts/endpoint';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { openApiDocument } from '../src/http/index.ts';
import { testApp } from './http-app.ts';

describe('GET /openapi.json', () => {
  it('names each operation by itself, also in a document of all services', () => {
    const endpoints = Object.values(apis).flatMap((api) => Object.values<Endpoint>(api));
    const { paths } = openApiDocument({ service: 'gateway', version: '1.0.0', endpoints });
    const ids = Object.values(paths as Record<string, Record<string, { operationId: string }>>).flatMap(
      (path) => Object.values(path).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('listDeadLettersSalesReport');
  });

  it('describes each endpoint from the schemas in use', async () => {
    const { app } = testApp();
    const { body } = await request(app).get('/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    expect(Object.keys(body.paths['/v1/orders/{id}'])).toEqual(['get', 'patch', 'delete']);
    const { post } = body.paths['/v1/orders'];
    expect(post).toMatchObject({
      operationId: 'placeOrder',
      security: [{ bearer: [] }],
      parameters: [
        { name: 'dryRun', in: 'query', required: false },
        { name: 'Idempotency-Key', in: 'header', required: false },
      ],
      requestBody: { content: { 'application/json': { schema: { required: ['items'] } } } },
    });
    expect(Object.keys(post.responses)).toEqual([
      '201',
      '400',
      '401',
      '403',
      '409',
      '413',
      '415',
      '422',
      '500',
      '503',
    ]);
    expect(post.responses['409'].description).toContain('OUT_OF_STOCK');
    expect(post.responses['400'].content['application/problem+json'].schema).toEqual({
      $ref: '#/components/schemas/Problem',
    });
    const { patch, get } = body.paths['/v1/orders/{id}'];
    expect(patch.parameters).toContainEqual(
      expect.objectContaining({ name: 'If-Match', in: 'header', required: true }),
    );
    expect(patch['x-roles']).toEqual(['admin']);
    expect(get.security).toEqual([{}, { bearer: [] }]);
    expect(get.parameters[0]).toMatchObject({ name: 'id', in: 'path', required: true });
    const form = body.paths['/v1/proofs'].post.requestBody.content['multipart/form-data'].schema;
    expect(form.required).toEqual(['orderId', 'file']);
    expect(body.paths['/v1/watch'].get.responses['200'].content).toHaveProperty('text/event-stream');
  });

  it.each(Object.entries(apis))(
    'can be made of the whole %s API, and every reference leads somewhere',
    (service, api) => {
      const document = openApiDocument({
        service,
        version: '1.0.0',
        endpoints: Object.values<Endpoint>(api),
      });
      const { schemas } = document.components as { schemas: Record<string, unknown> };
      const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
        ([, target]) => target,
      );
      expect(references.length).toBeGreaterThan(0);
      for (const reference of new Set(references)) {
        expect(reference).toMatch(/^#\/components\/schemas\//);
        expect(schemas).toHaveProperty([reference?.split('/').at(-1) ?? '']);
      }
    },
  );
});
