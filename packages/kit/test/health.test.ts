import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { createMetrics } from '../src/metrics/index.ts';
import { testApp } from './http-app.ts';

describe('GET /healthz', () => {
  it('answers as long as the process is up, whatever its dependencies do', async () => {
    const { app } = testApp({ checks: { postgres: () => Promise.reject(new Error('gone')) } });
    const answer = await request(app).get('/healthz');
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ status: 'up' });
  });
});

describe('GET /readyz', () => {
  it('is 200 when each dependency answers', async () => {
    const { app } = testApp({ checks: { postgres: async () => 1, redis: async () => 'PONG' } });
    const answer = await request(app).get('/readyz');
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ status: 'ready', checks: { postgres: 'ok', redis: 'ok' } });
  });

  it('is 503 and names the failing one, without its host', async () => {
    const { app, lines } = testApp({
      checks: { postgres: async () => 1, redis: () => Promise.reject(new Error('ECONNREFUSED 10.0.0.7')) },
    });
    const answer = await request(app).get('/readyz');
    expect(answer.status).toBe(503);
    expect(answer.headers['retry-after']).toBe('1');
    expect(answer.type).toBe('application/problem+json');
    expect(answer.body).toMatchObject({
      detail: 'not ready: redis',
      checks: { postgres: 'ok', redis: 'failing' },
    });
    expect(answer.text).not.toContain('10.0.0.7');
    expect(lines).toContainEqual(expect.objectContaining({ level: 'warn', check: 'redis' }));
  });

  it('is 503 for what it serves without too, and callers are sent there all the same', async () => {
    const { app } = testApp({
      checks: { postgres: async () => 1, pubsub: () => Promise.reject(new Error('gone')) },
      servesWithout: ['pubsub'],
    });
    const answer = await request(app).get('/readyz');
    expect([answer.status, answer.body.detail]).toEqual([503, 'not ready: pubsub']);
    const serving = await request(app).get('/readyz/serving');
    expect(serving.status).toBe(200);
    expect(serving.body).toEqual({ status: 'ready', checks: { postgres: 'ok' } });
  });

  it('sends nobody where what every request needs is away', async () => {
    const { app } = testApp({
      checks: { postgres: () => Promise.reject(new Error('gone')), pubsub: async () => 1 },
      servesWithout: ['pubsub'],
    });
    const serving = await request(app).get('/readyz/serving');
    expect([serving.status, serving.body.detail]).toEqual([503, 'not ready: postgres']);
  });

  it('waits a second for a dependency that hangs, and asks it once for all who ask at that time', async () => {
    let asked = 0;
    const { app } = testApp({
      checks: {
        s3: () => {
          asked += 1;
          return new Promise(() => undefined);
        },
      },
    });
    const startedAt = performance.now();
    const answers = await Promise.all([request(app).get('/readyz'), request(app).get('/readyz')]);
    expect(answers.map(({ status }) => status)).toEqual([503, 503]);
    expect(answers[0]?.body.checks).toEqual({ s3: 'timed out' });
    expect(performance.now() - startedAt).toBeLessThan(1_900);
    expect(asked).toBe(1);
  });

  it('takes a check that throws at once for a failing one', async () => {
    const { app } = testApp({
      checks: {
        broken: () => {
          throw new Error('at once');
        },
      },
    });
    expect((await request(app).get('/readyz')).body.checks).toEqual({ broken: 'failing' });
  });
});

describe('GET /metrics', () => {
  it('shows timings by route pattern, method and status, and never a path', async () => {
    const { app } = testApp();
    await request(app).get('/v1/orders/secret-id-1');
    await request(app).get('/nowhere/secret-id-2');
    const { text } = await request(app).get('/metrics');
    expect(text).toMatch(
      /http_request_duration_seconds_count\{.*method="GET",route="\/v1\/orders\/:id",status="200".*\} 1/,
    );
    expect(text).toMatch(/http_request_duration_seconds_count\{.*route="unmatched",status="404".*\} 1/);
    expect(text).not.toContain('secret-id');
    expect(text).toContain('process_resident_memory_bytes{service="test"}');
  });

  it('is served though one gauge can not be measured', async () => {
    const metrics = createMetrics('test');
    metrics.gauge('outbox_waiting', 'Waiting events', [], () => Promise.reject(new Error('away')));
    metrics.gauge('carts', 'Carts', [], () => 7);
    const { app } = testApp({ metrics });
    const answer = await request(app).get('/metrics');
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('carts{service="test"} 7');
    expect(metrics.counter('sales_total', 'Sales')).toBe(metrics.counter('sales_total', 'Sales'));
  });
});
