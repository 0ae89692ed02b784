import { randomBytes, randomUUID } from 'node:crypto';
import { createOrder } from '@eshop/contracts/api/order';
import { requestIdHeader } from '@eshop/contracts/headers';
import { type CollectedSpan, type Collector, eventually, startCollector } from '@eshop/kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customerSiteUrl, shopVariable } from '../lib/environment.ts';
import { addressAt, untilOrder } from '../lib/orders.ts';
import { newCustomer } from '../lib/people.ts';
import { newProduct } from '../lib/products.ts';
import { send } from '../lib/raw.ts';

let collector: Collector;
beforeAll(async () => {
  const port = Number(new URL(shopVariable('OTEL_EXPORTER_OTLP_ENDPOINT')).port);
  collector = await startCollector(port);
});
afterAll(() => collector.close());

/** A trace that is recorded, though the shop records none by itself. */
function newTrace() {
  const [traceId, rootId] = [randomBytes(16).toString('hex'), randomBytes(8).toString('hex')];
  const spans = () => collector.spans().filter((span) => span.traceId === traceId);
  return { rootId, headers: { traceparent: `00-${traceId}-${rootId}-01` }, spans };
}

const namesOf = (spans: readonly CollectedSpan[], service: string) =>
  spans.filter((span) => span.service === service).map(({ name }) => name);

describe('a trace', () => {
  it('goes from an order’s request through services, topics and stores, and hangs together', async () => {
    const product = await newProduct({ stock: 1 });
    const person = await newCustomer();
    const { rootId, headers, spans } = newTrace();
    const body = { items: [{ productId: product.id, quantity: 1 }], address: addressAt() };

    const order = await person.shop.call(createOrder, { body, headers });
    await untilOrder(person, order.id, 'AWAITING_PAYMENT');

    await eventually(async () => {
      const all = spans();
      expect(namesOf(all, 'gateway')).toContain('POST /v1/orders');
      expect(namesOf(all, 'order')).toEqual(
        expect.arrayContaining(['POST /v1/orders', 'publish order-created', 'process order.order-created']),
      );
      expect(namesOf(all, 'warehouse')).toContain('publish product-quantity-updated');
      expect(namesOf(all, 'product')).toContain('process product.product-quantity-updated');
      expect(namesOf(all, 'payment')).toContain('process payment.order-status-updated');
      const ids = new Set([rootId, ...all.map(({ spanId }) => spanId)]);
      expect(all.filter(({ parentSpanId }) => !ids.has(parentSpanId ?? ''))).toEqual([]);
      expect(all.some(({ attributes }) => attributes['db.system.name'] === 'postgresql')).toBe(true);
    });
  });

  it('goes from a page of the site through the gateway to the catalogue', async () => {
    const { rootId, headers, spans } = newTrace();

    const page = await send('/', { origin: customerSiteUrl(), headers });

    expect(page.status).toBe(200);
    await eventually(async () => {
      const all = spans();
      const site = all.find(({ service }) => service === 'customer-site');
      expect(site).toMatchObject({ name: 'GET /', parentSpanId: rootId });
      expect(all.find(({ service }) => service === 'gateway')?.parentSpanId).toBe(site?.spanId);
      expect(namesOf(all, 'product')).toContain('GET /v1/products');
    });
  });

  it('is not recorded when nobody asked for it', async () => {
    const unasked = randomUUID();
    await send('/v1/products?limit=1', { headers: { [requestIdHeader]: unasked } });
    const { headers, spans } = newTrace();
    await send('/v1/products?limit=1', { headers });

    await eventually(async () => expect(namesOf(spans(), 'gateway')).toContain('GET /v1/products'));
    const all = collector.spans().map(({ attributes }) => attributes['eshop.request_id']);
    expect(all).not.toContain(unasked);
  });
});
