import { shippingCostSchema } from '@eshop/contracts/api/shipping-cost';
import { apis } from '@eshop/contracts/apis';
import type { Endpoint } from '@eshop/contracts/endpoint';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { shopVariable } from '../lib/environment.ts';
import { send } from '../lib/raw.ts';

const openApi = z.object({
  openapi: z.string().startsWith('3.1'),
  paths: z.record(
    z.string(),
    z.record(z.string(), z.object({ operationId: z.string(), responses: z.object({}).loose() })),
  ),
});

const originOf = (service: string) => shopVariable(`${service.toUpperCase().replaceAll('-', '_')}_URL`);
const services = Object.entries(apis).filter(([service]) => service !== 'shipping-cost');

describe.each([...services.map(([service]) => service), 'gateway'])('%s', (service) => {
  it('is up, ready, measured and described', async () => {
    const origin = originOf(service);
    expect((await send('/healthz', { origin })).status).toBe(200);
    const ready = await send('/readyz', { origin });
    expect(ready.status, ready.text).toBe(200);
    const metrics = await send('/metrics', { origin });
    expect(metrics.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(metrics.text).toContain('http_');
    const description = await send('/openapi.json', { origin });
    openApi.parse(JSON.parse(description.text));
  });
});

describe.each(services)('the description of %s', (service, api) => {
  it('has every endpoint of the contract, and no other', async () => {
    const { text } = await send('/openapi.json', { origin: originOf(service) });
    const described = Object.entries(openApi.parse(JSON.parse(text)).paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId }]) => `${operationId}: ${method} ${path}`),
    );
    const promised = Object.values(api).map(
      ({ name, method, path }: Endpoint) => `${name}: ${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`,
    );
    expect(described.toSorted()).toEqual(promised.toSorted());
  });
});

describe('the shipping cost function', () => {
  const ask = (body: string, type = 'application/json') =>
    send('/shipping-cost', {
      method: 'POST',
      origin: shopVariable('SHIPPING_COST_URL'),
      headers: { 'content-type': type },
      body,
    });

  it('asks two dollars for each step between zip codes and one more, and 1,500 at most', async () => {
    for (const [fromZip, toZip, amount] of [
      ['10250', '10250', 200],
      ['10250', '10251', 400],
      ['00001', '99999', 150_000],
    ] as const) {
      const reply = await ask(JSON.stringify({ fromZip, toZip }));
      const { cost, distance } = shippingCostSchema.parse(JSON.parse(reply.text));
      expect(cost).toEqual({ amount, currency: 'USD' });
      expect(distance).toBe(Math.abs(Number(fromZip) - Number(toZip)));
    }
  });

  it('refuses what is no zip code', async () => {
    const bad = [
      '{',
      '[]',
      'null',
      '{}',
      '{"fromZip":"1","toZip":"10250"}',
      '{"fromZip":10250,"toZip":"10250"}',
    ];
    for (const body of bad) expect((await ask(body)).status).toBe(400);
  });
});
