import { collectSpans } from '@eshop/kit/testing';
import { describe, expect, it } from 'vitest';
import { givenCategory, productBody } from './support/given.ts';
import { useProductService } from './support/product-service.ts';

const traceId = 'c'.repeat(32);
const shop = useProductService();

describe('what the product service does', () => {
  it('is one trace: the request, and each command to DynamoDB', async () => {
    const category = await givenCategory(shop);
    const collection = await collectSpans('product');
    try {
      const answer = await shop.http
        .post('/v1/products')
        .set({ ...shop.admin, traceparent: `00-${traceId}-${'d'.repeat(16)}-01` })
        .send(productBody(category.id));
      expect(answer.status).toBe(201);
      const spans = (await collection.spans()).filter((span) => span.traceId === traceId);
      const request = spans.find(({ name }) => name === 'POST /v1/products');
      const below = spans.filter(({ parentSpanId }) => parentSpanId === request?.spanId);
      expect(request?.parentSpanId).toBe('d'.repeat(16));
      expect(below.map(({ name }) => name)).toContain('DynamoDB TransactWrite');
    } finally {
      await collection.stop();
    }
  });
});
