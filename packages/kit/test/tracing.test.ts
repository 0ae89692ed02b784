import { execFileSync } from 'node:child_process';
import { endpoint } from '@eshop/contracts/endpoint';
import { productQuantityUpdated } from '@eshop/contracts/events';
import request from 'supertest';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { callEndpoint, createRoutes, createServiceApp } from '../src/http/index.ts';
import { currentTrace, runInTrace, silentLogger } from '../src/logging/index.ts';
import { createPublisher, newEvent, startConsumers, subscribe } from '../src/messaging/index.ts';
import { publishInTrace } from '../src/messaging/publish-in-trace.ts';
import { createMetrics } from '../src/metrics/index.ts';
import { collectSpans, eventually, type SpanCollection, testPubSub } from '../src/testing/index.ts';
import { inSpan, startTracing } from '../src/tracing/index.ts';
import { testTokens } from './http-app.ts';

const traceId = 'a'.repeat(32);
const traceparent = `00-${traceId}-${'b'.repeat(16)}-01`;

const away = endpoint({
  name: 'away',
  method: 'get',
  path: '/v1/orders/:id',
  summary: 'Reads an order of a neighbour',
  access: 'public',
  params: z.object({ id: z.string() }),
  status: 200,
  answer: z.object({ id: z.string() }),
});

describe('spans', () => {
  let collection: SpanCollection;

  const start = async (share?: string) => {
    collection = await collectSpans('test', share);
  };
  const recorded = () => collection.spans();
  afterEach(() => collection.stop());

  it('of a request: below the caller, with the calls that it made below it', async () => {
    await start();
    const neighbour = createRoutes({ tokens: testTokens, checkAnswers: true }).on(
      away,
      ({ params }) => params,
    );
    const server = createServiceApp({
      service: 'neighbour',
      logger: silentLogger(),
      checks: {},
      routes: [neighbour],
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const caller = createRoutes({ tokens: testTokens, checkAnswers: true }).on(away, ({ params }) =>
      callEndpoint(away, { service: 'neighbour', baseUrl: `http://127.0.0.1:${port}`, params }),
    );
    const app = createServiceApp({ service: 'caller', logger: silentLogger(), checks: {}, routes: [caller] });
    await request(app).get('/v1/orders/7').set('traceparent', traceparent).expect(200);
    await request(app).get('/healthz').expect(200);
    await new Promise((resolve) => server.close(resolve));

    const spans = await recorded();
    const [outer] = spans.filter((span) => span.parentSpanId === 'b'.repeat(16));
    const [call] = spans.filter((span) => span.parentSpanId === outer?.spanId);
    const [inner] = spans.filter((span) => span.parentSpanId === call?.spanId);
    expect(spans).toHaveLength(3);
    expect(spans.every((span) => span.traceId === traceId)).toBe(true);
    expect([outer, call, inner].map((span) => [span?.name, span?.kind])).toEqual([
      ['GET /v1/orders/:id', 2],
      ['GET /v1/orders/:id', 3],
      ['GET /v1/orders/:id', 2],
    ]);
    expect(outer?.attributes['http.response.status_code']).toBe('200');
  });

  it('of an event: published below the request, handled below the publishing', async () => {
    await start();
    const events = await testPubSub();
    const handled: (string | undefined)[] = [];
    const consumers = startConsumers({
      pubsub: events.pubsub,
      service: 'product',
      subscriptions: [
        subscribe(productQuantityUpdated, async () => {
          handled.push(currentTrace()?.traceparent);
        }),
      ],
      logger: silentLogger(),
      metrics: createMetrics('test'),
    });
    const publisher = createPublisher(events.pubsub);
    const data = { productId: '019a0000-0000-7000-8000-000000000001', availableQuantity: 1, version: 1 };
    await runInTrace({ traceparent }, () =>
      publishInTrace(publisher, newEvent(productQuantityUpdated, data, { source: 'test' })),
    );
    await eventually(() => expect(handled).toHaveLength(1));
    await consumers.stop();
    await publisher.flush();
    await events.close();

    const spans = await recorded();
    const [published] = spans.filter(({ kind }) => kind === 4);
    const [consumed] = spans.filter(({ kind }) => kind === 5);
    expect(published).toMatchObject({ traceId, name: 'publish product-quantity-updated' });
    expect(consumed).toMatchObject({ traceId, parentSpanId: published?.spanId });
    expect(handled[0]).toContain(consumed?.spanId);
  });

  it('of work that failed say so', async () => {
    await start();
    const work = runInTrace({ traceparent }, () =>
      inSpan({ name: 'store', kind: 'client' }, () => Promise.reject(new Error('gone'))),
    );
    await expect(work).rejects.toThrow('gone');
    expect(await recorded()).toMatchObject([{ name: 'store', status: { code: 2 } }]);
  });

  it('are not made of a trace that its beginning left out, nor of new ones at a share of 0', async () => {
    await start('0');
    const store = () => inSpan({ name: 'store', kind: 'client' }, async () => 1);
    await runInTrace({ traceparent: `${traceparent.slice(0, -2)}00` }, store);
    await runInTrace({}, store);
    expect(await recorded()).toEqual([]);
    await runInTrace({ traceparent }, store);
    expect(await recorded()).toHaveLength(1);
  });
});

describe('startTracing', () => {
  it('refuses what it cannot read', async () => {
    await expect(startTracing('test', silentLogger(), { OTEL_ENABLED: 'maybe' })).rejects.toThrow(
      'OTEL_ENABLED',
    );
    await expect(startTracing('test', silentLogger(), { OTEL_TRACES_SAMPLER_ARG: '1.5' })).rejects.toThrow(
      'a number from 0 to 1',
    );
  });

  it('loads nothing that sends spans unless it is on', () => {
    const loaded = (on: string) =>
      execFileSync(process.execPath, ['test/loaded-by-tracing.ts'], {
        cwd: `${import.meta.dirname}/..`,
        env: { ...process.env, OTEL_ENABLED: on },
        encoding: 'utf8',
      });
    for (const part of ['otlp/src/exporter.ts', 'otlp/src/document.ts', 'tracing/redis-spans.ts']) {
      expect(loaded('false')).not.toContain(part);
      expect(loaded('true')).toContain(part);
    }
  });
});
