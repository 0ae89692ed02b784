import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { traceSchema } from '@eshop/contracts/api/operations';
import { problemSchema } from '@eshop/contracts/problem';
import { createSpanExporter } from '@eshop/otlp/exporter';
import { spanTime } from '@eshop/otlp/span';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePorts } from '../ports.ts';
import { keepTraces } from './keep-traces.ts';

const folder = mkdtempSync(join(tmpdir(), 'eshop-traces-'));
let url: string;
let traces: { stop(): Promise<void> };
beforeAll(async () => {
  const { traces: port } = await freePorts();
  url = `http://127.0.0.1:${port}`;
  traces = await keepTraces(port, folder);
});
afterAll(async () => {
  await traces.stop();
  rmSync(folder, { recursive: true });
});

test('what services send comes back as one trace, with times from its begin', async () => {
  const traceId = randomBytes(16).toString('hex');
  const warned: object[] = [];
  const exporter = createSpanExporter('order', url, { warn: (fields) => void warned.push(fields) });
  const startedAt = spanTime();
  const root = { traceparent: `00-${traceId}-${'1'.repeat(16)}-01` };
  const below = { traceparent: `00-${traceId}-${'2'.repeat(16)}-01`, parentId: '1'.repeat(16) };
  const attributes = { 'http.response.status_code': 503 };
  exporter.record({
    name: 'b',
    kind: 'client',
    trace: below,
    startedAt: startedAt + 5,
    endedAt: startedAt + 7,
    failed: true,
    attributes,
  });
  exporter.record({
    name: 'a',
    kind: 'server',
    trace: root,
    startedAt,
    endedAt: startedAt + 10,
    failed: false,
  });
  await exporter.stop();

  const answer = await fetch(`${url}/v1/system/traces/${traceId}`);
  const trace = traceSchema.parse(await answer.json());
  expect(warned).toEqual([]);
  expect(trace).toMatchObject({ traceId, milliseconds: expect.closeTo(10, 1) });
  expect(trace.spans).toMatchObject([
    {
      id: '1'.repeat(16),
      parentId: null,
      service: 'order',
      name: 'a',
      kind: 'server',
      offsetMilliseconds: 0,
      failed: false,
    },
    {
      id: '2'.repeat(16),
      parentId: '1'.repeat(16),
      name: 'b',
      kind: 'client',
      failed: true,
      attributes: { 'http.response.status_code': '503' },
    },
  ]);
  expect(trace.spans[1]?.offsetMilliseconds).toBeCloseTo(5, 1);
});

test('a trace that is not kept, and an id that is none, are not found', async () => {
  for (const id of ['0'.repeat(32), 'nonsense', '..%2f..']) {
    const answer = await fetch(`${url}/v1/system/traces/${id}`);
    expect(answer.status).toBe(404);
    expect(problemSchema.parse(await answer.json()).code).toBe('NOT_FOUND');
  }
});

test('what is no export is refused', async () => {
  for (const body of ['', '{', '{"resourceSpans":[{}]}']) {
    expect((await fetch(`${url}/v1/traces`, { method: 'POST', body })).status).toBe(400);
  }
});
