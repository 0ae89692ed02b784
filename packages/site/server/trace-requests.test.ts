import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { sendToGateway } from '../src/gateway/request.ts';
import { patternOf, type RequestTracing, traceRequests } from './trace-requests.ts';

const listen = async (server: Server): Promise<string> => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

describe('a request to a site', () => {
  const asked: (string | undefined)[] = [];
  const documents: unknown[] = [];
  const gateway = createServer((req, res) => {
    asked.push(req.headers.traceparent?.toString());
    res.end('{}');
  });
  const collector = createServer(async (req, res) => {
    documents.push(await json(req));
    res.end('{}');
  });
  let tracing: RequestTracing;
  let site: Server;
  let url: string;

  async function start(enabled: boolean, share = 1): Promise<void> {
    const settings = { OTEL_ENABLED: enabled, OTEL_TRACES_SAMPLER_ARG: share, TRACE_READS: true };
    const OTEL_EXPORTER_OTLP_ENDPOINT = await listen(collector);
    tracing = traceRequests('customer-site', { ...settings, OTEL_EXPORTER_OTLP_ENDPOINT });
    site = createServer((req, res) =>
      tracing.answer(req, res, () => {
        sendToGateway('/v1/categories').then(
          () => res.end('page'),
          (error: unknown) => res.destroy(error instanceof Error ? error : undefined),
        );
      }),
    );
    url = await listen(site);
  }

  beforeAll(async () => {
    vi.stubEnv('GATEWAY_URL', await listen(gateway));
  });
  afterAll(() => gateway.close());
  beforeEach(() => {
    asked.length = 0;
    documents.length = 0;
  });
  afterEach(async () => {
    await tracing.stop();
    for (const server of [site, collector]) server.close();
    for (const server of [site, collector]) server.closeAllConnections();
  });

  it('begins a trace that the gateway goes on with, as a span that says no id', async () => {
    await start(true);
    await (await fetch(`${url}/orders/019a0000-0000-7000-8000-000000000001?from=mail`)).text();
    await (await fetch(`${url}/healthz`)).text();
    await tracing.stop();
    expect(asked[0]).toMatch(/^00-[\da-f]{32}-[\da-f]{16}-01$/);
    const [, traceId, spanId] = asked[0]?.split('-') ?? [];
    expect(documents).toMatchObject([
      {
        resourceSpans: [
          {
            resource: { attributes: [{ key: 'service.name', value: { stringValue: 'customer-site' } }, {}] },
            scopeSpans: [{ spans: [{ traceId, spanId, name: 'GET /orders/:id', kind: 2 }] }],
          },
        ],
      },
    ]);
    expect(JSON.stringify(documents)).not.toContain('from=mail');
  });

  it('goes on with the trace that the browser brings', async () => {
    await start(false);
    const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
    await (await fetch(url, { headers: { traceparent } })).text();
    expect(asked[0]).toMatch(new RegExp(`^00-${'a'.repeat(32)}-(?!b{16})[\\da-f]{16}-01$`));
    expect(documents).toEqual([]);
  });

  it('decides for all behind it what is recorded', async () => {
    await start(true, 0);
    await (await fetch(url)).text();
    await tracing.stop();
    expect(asked[0]).toMatch(/-00$/);
    expect(documents).toEqual([]);
  });
});

describe('patternOf', () => {
  it('has one name for requests of a kind', () => {
    expect(patternOf('/orders/019a0000-0000-7000-8000-000000000001/pay')).toBe('/orders/:id/pay');
    expect(patternOf('/media/019a0000-0000-7000-8000-000000000001/page.webp')).toBe('/media/:file');
    expect(patternOf('/checkout')).toBe('/checkout');
  });
});
