import { tracingChannel } from 'node:diagnostics_channel';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runInTrace } from '../src/logging/index.ts';
import { createMetrics } from '../src/metrics/index.ts';
import { showPool } from '../src/sql/pool-figures.ts';
import { summaryOf } from '../src/sql/statement-span.ts';
import { collectSpans, type SpanCollection } from '../src/testing/index.ts';
import { operationOf, traceAwsClient } from '../src/tracing/trace-aws-client.ts';

const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
const inTrace = <Result>(work: () => Promise<Result>) => runInTrace({ traceparent }, work);

describe('spans of stores', () => {
  let collection: SpanCollection;
  beforeEach(async () => {
    collection = await collectSpans('test');
  });
  afterEach(() => collection.stop());

  it('name an AWS command and say when it failed', async () => {
    class GetItemCommand {}
    const client = traceAwsClient(
      { send: (_: object): Promise<unknown> => Promise.reject(new Error('away')) },
      'DynamoDB',
    );
    await expect(inTrace(() => client.send(new GetItemCommand()))).rejects.toThrow('away');
    expect(await collection.spans()).toMatchObject([
      { name: 'DynamoDB GetItem', kind: 3, status: { code: 2 }, attributes: { 'rpc.method': 'GetItem' } },
    ]);
    expect(operationOf('_PutObjectCommand2')).toBe('PutObject');
  });

  it('name a Redis command without its keys and values', async () => {
    const channel = tracingChannel('ioredis:command');
    const command = { command: 'evalsha', args: ['hash', 1, 'cart:somebody'] };
    await inTrace(() => channel.tracePromise(async () => 'OK', command));
    await expect(
      inTrace(() => channel.tracePromise(() => Promise.reject(new Error('away')), { command: 'get' })),
    ).rejects.toThrow('away');
    const spans = await collection.spans();
    expect(spans).toMatchObject([
      { name: 'EVALSHA', kind: 3, status: {} },
      { name: 'GET', status: { code: 2 } },
    ]);
    expect(JSON.stringify(spans)).not.toContain('somebody');
  });

  it('are not made of what nobody asked for', async () => {
    await tracingChannel('ioredis:command').tracePromise(async () => 'OK', { command: 'ping' });
    expect(await collection.spans()).toEqual([]);
  });
});

describe('summaryOf', () => {
  it.each([
    ['SELECT "public"."orders"."id" FROM "public"."orders" WHERE 1=1', 'SELECT orders'],
    ['UPDATE outbox SET claimed_by = $1', 'UPDATE outbox'],
    ['\n  insert into `eshop_cart`.`saved_carts` (id) values (?)', 'INSERT saved_carts'],
    ['COMMIT', 'COMMIT'],
    ['\n  WITH placed AS (\n  INSERT INTO orders (id) VALUES ($1)) SELECT 1', 'INSERT orders'],
  ])('says of %j what it does', (sql, summary) => {
    expect(summaryOf(sql)).toBe(summary);
  });
});

describe('showPool', () => {
  it('shows the pools of both drivers', async () => {
    for (const pool of [
      { totalCount: 5, idleCount: 2, waitingCount: 4 },
      { activeConnections: () => 3, idleConnections: () => 2, taskQueueSize: () => 4 },
    ]) {
      const metrics = createMetrics('test');
      showPool(metrics, 7, pool);
      const text = await metrics.registry.metrics();
      expect(text).toContain('sql_pool_connections{state="used",service="test"} 3');
      expect(text).toContain('sql_pool_connections{state="idle",service="test"} 2');
      expect(text).toContain('sql_pool_waiting{service="test"} 4');
      expect(text).toContain('sql_pool_size{service="test"} 7');
    }
  });
});
