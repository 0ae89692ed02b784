import { collectSpans, eventually } from '@eshop/kit/testing';
import { describe, expect, it } from 'vitest';
import { guest, useCart } from './use-cart.ts';

const traceId = 'c'.repeat(32);
const traceparent = `00-${traceId}-${'d'.repeat(16)}-01`;

describe('what the cart does', () => {
  const cart = useCart();

  it('is one trace: the request, and each command to Redis without its keys', async () => {
    const productId = cart.products.givenProduct({ stock: 7 });
    const token = await cart.guestWith({ [productId]: 1 });
    const collection = await collectSpans('cart');
    try {
      const answer = await cart.put({ ...guest(token), traceparent }, productId, 2);
      expect(answer.status).toBe(200);
      await eventually(async () => {
        const spans = (await collection.spans()).filter((span) => span.traceId === traceId);
        const request = spans.find(({ name }) => name === 'PUT /v1/cart/items/:productId');
        const below = spans.filter(({ parentSpanId }) => parentSpanId === request?.spanId);
        expect(request?.parentSpanId).toBe('d'.repeat(16));
        expect(below.map(({ name }) => name)).toEqual(expect.arrayContaining(['EVALSHA', 'WAIT']));
        expect(below.every(({ attributes }) => attributes['db.system.name'] === 'redis')).toBe(true);
        expect(JSON.stringify(spans)).not.toContain(answer.body.id);
      });
    } finally {
      await collection.stop();
    }
  });

  it('shows how its connections are used, and how far MySQL is behind', async () => {
    const { text } = await cart.api().get('/metrics');
    for (const connection of ['direct', 'confirmed']) {
      expect(text).toContain(`redis_ready{connection="${connection}",service="cart"} 1`);
      expect(text).toContain(`redis_commands_waiting{connection="${connection}",service="cart"} `);
    }
    expect(text).toContain('sql_pool_size{service="cart"} 5');
    expect(text).toMatch(/^sql_pool_connections\{state="idle",service="cart"\} [1-9]/m);
    expect(text).toMatch(/^cart_mysql_lag_seconds\{service="cart"\} \d/m);
  });
});
