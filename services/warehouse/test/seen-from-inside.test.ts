import { collectSpans } from '@eshop/kit/testing';
import { describe, expect, it } from 'vitest';
import { useWarehouse } from './use-warehouse.ts';

const traceId = 'c'.repeat(32);

describe('what the warehouse does', () => {
  const warehouse = useWarehouse();

  it('is one trace: the request, its transaction, and each statement without its values', async () => {
    const collection = await collectSpans('warehouse');
    try {
      await warehouse
        .as('admin')
        .post('/v1/warehouses')
        .set('traceparent', `00-${traceId}-${'d'.repeat(16)}-01`)
        .send({ name: 'Seen from inside', zipCode: '40404' })
        .expect(201);
      const spans = (await collection.spans()).filter((span) => span.traceId === traceId);
      const named = (name: string) => spans.find((span) => span.name === name);
      const request = named('POST /v1/warehouses');
      const transaction = named('SQL transaction');
      const insert = named('INSERT warehouses');
      expect(request?.parentSpanId).toBe('d'.repeat(16));
      expect(transaction?.parentSpanId).toBe(request?.spanId);
      expect(insert).toMatchObject({
        parentSpanId: transaction?.spanId,
        attributes: { 'db.system.name': 'postgresql' },
      });
      expect(JSON.stringify(spans)).not.toContain('40404');
    } finally {
      await collection.stop();
    }
  });

  it('shows how its connections are used', async () => {
    const figures = await (await fetch(`${warehouse.url}/metrics`)).text();
    expect(figures).toMatch(/^sql_pool_connections\{state="idle",service="warehouse"\} [1-9]/m);
    expect(figures).toContain('sql_pool_size{service="warehouse"} 10');
  });
});
