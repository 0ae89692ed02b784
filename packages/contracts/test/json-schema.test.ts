import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { apis } from '../src/apis.ts';
import type { Endpoint } from '../src/endpoint.ts';
import { eventTypes } from '../src/events/index.ts';
import { outOfStockProblemSchema, problemSchema } from '../src/problem.ts';

const target = 'draft-2020-12';
const endpoints: [string, Endpoint][] = Object.entries(apis).flatMap(([service, api]) =>
  Object.values<Endpoint>(api).map((one): [string, Endpoint] => [`${service} ${one.name}`, one]),
);

describe('the OpenAPI document can be made', () => {
  it.each(endpoints)('of what %s takes', (_name, { params, query, body }) => {
    for (const schema of [params, query, body]) {
      if (schema) expect(z.toJSONSchema(schema, { target, io: 'input' })).toBeTypeOf('object');
    }
  });

  it.each(endpoints)('of what %s answers, read or written', (_name, { answer }) => {
    if (!answer) return;
    expect(z.toJSONSchema(answer, { target, io: 'output' })).toBeTypeOf('object');
    expect(z.toJSONSchema(answer, { target, io: 'input' })).toBeTypeOf('object');
  });

  it.each(Object.values(eventTypes))('of the event $topic, read or written', ({ data }) => {
    expect(z.toJSONSchema(data, { target, io: 'output' })).toMatchObject({ additionalProperties: false });
    expect(z.toJSONSchema(data, { target, io: 'input' })).toMatchObject({ type: 'object' });
  });

  it('of problems', () => {
    for (const schema of [problemSchema, outOfStockProblemSchema]) {
      expect(z.toJSONSchema(schema, { target })).toBeTypeOf('object');
    }
  });

  it('with a limit documented as the number it stands for', () => {
    const schema = z.toJSONSchema(apis.order.listOrders.query, { target, io: 'input' });
    expect(schema.properties?.limit).toMatchObject({
      type: 'integer',
      minimum: 1,
      maximum: 100,
    });
    expect(schema.required).toBeUndefined();
  });

  it('with the tree of categories as one named schema', () => {
    const schema = z.toJSONSchema(apis.product.listCategories.answer, { target });
    expect(Object.keys(schema.$defs ?? {})).toEqual(['Category']);
  });
});

describe('the endpoints', () => {
  it('have a name of their own within a service, and the key they are listed under', () => {
    for (const api of Object.values(apis)) {
      for (const [key, one] of Object.entries<Endpoint>(api)) expect(one.name).toBe(key);
    }
  });

  it('have a method and path of their own', () => {
    const routes = endpoints.map(([, { method, path }]) => `${method} ${path}`);
    expect(new Set(routes).size).toBe(routes.length);
  });

  it('parse each parameter of their path and no other', () => {
    for (const [, { path, params }] of endpoints) {
      const named = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name);
      const schema = z.toJSONSchema(params ?? z.object({}), { target, io: 'input' });
      expect(Object.keys(schema.properties ?? {})).toEqual(named);
    }
  });

  it('ask for a version wherever an admin changes or deletes a resource that has one', () => {
    const guarded = endpoints.filter(([, one]) => one.ifMatch).map(([, one]) => `${one.method} ${one.path}`);
    expect(guarded.sort()).toEqual([
      'delete /v1/categories/:id',
      'delete /v1/products/:id',
      'delete /v1/warehouses/:id',
      'patch /v1/categories/:id',
      'patch /v1/products/:id',
      'patch /v1/warehouses/:id',
      'post /v1/products/:id/restore',
      'put /v1/products/:id/images/order',
    ]);
  });
});
