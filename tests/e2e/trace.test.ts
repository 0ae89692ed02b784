import { randomBytes } from 'node:crypto';
import { gatewayApi, type Span } from '@eshop/contracts/api/operations';
import { createOrder } from '@eshop/contracts/api/order';
import { eventually } from '@eshop/kit/testing';
import { describe, expect, it } from 'vitest';
import { customerSiteUrl } from '../lib/environment.ts';
import { addressAt, untilOrder } from '../lib/orders.ts';
import { admin, newCustomer } from '../lib/people.ts';
import { newProduct } from '../lib/products.ts';
import { send } from '../lib/raw.ts';

/** A trace that is recorded, though the shop records none by itself. */
function newTrace(flag: '00' | '01' = '01') {
  const [traceId, rootId] = [randomBytes(16).toString('hex'), randomBytes(8).toString('hex')];
  const spans = async () =>
    (await (await admin()).shop.call(gatewayApi.getTrace, { params: { traceId } })).spans;
  return { traceId, rootId, headers: { traceparent: `00-${traceId}-${rootId}-${flag}` }, spans };
}

const namesOf = (spans: readonly Span[], service: string) =>
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
      const all = await spans();
      expect(namesOf(all, 'gateway')).toContain('POST /v1/orders');
      expect(namesOf(all, 'order')).toEqual(
        expect.arrayContaining(['POST /v1/orders', 'publish order-created', 'process order.order-created']),
      );
      expect(namesOf(all, 'warehouse')).toContain('publish product-quantity-updated');
      expect(namesOf(all, 'product')).toContain('process product.product-quantity-updated');
      expect(namesOf(all, 'payment')).toContain('process payment.order-status-updated');
      const ids = new Set([rootId, ...all.map(({ id }) => id)]);
      expect(all.filter(({ parentId }) => !ids.has(parentId ?? ''))).toEqual([]);
      expect(all.some(({ attributes }) => attributes['db.system.name'] === 'postgresql')).toBe(true);
    });
  });

  it('goes from a page of the site through the gateway to the catalogue', async () => {
    const { rootId, headers, spans } = newTrace();

    const page = await send('/', { origin: customerSiteUrl(), headers });

    expect(page.status).toBe(200);
    await eventually(async () => {
      const all = await spans();
      const site = all.find(({ service }) => service === 'customer-site');
      expect(site).toMatchObject({ name: 'GET /', parentId: rootId });
      expect(all.find(({ service }) => service === 'gateway')?.parentId).toBe(site?.id);
      expect(namesOf(all, 'product')).toContain('GET /v1/products');
    });
  });

  it('is not recorded when nobody asked for it', async () => {
    const [unasked, asked] = [newTrace('00'), newTrace()];
    await send('/v1/products?limit=1', { headers: unasked.headers });
    await send('/v1/products?limit=1', { headers: asked.headers });

    await eventually(async () =>
      expect(namesOf(await asked.spans(), 'gateway')).toContain('GET /v1/products'),
    );
    await expect(unasked.spans()).rejects.toMatchObject({ status: 404 });
  });
});
