import type { Span, Trace } from '@eshop/contracts/api/operations';
import { expect, test } from 'vitest';
import { traceIdsOf, traceRows } from './trace-rows.ts';
import type { SentEvent } from './waterfall.ts';

const span = (id: string, parentId: string | null, more: Partial<Span> = {}): Span => ({
  id,
  parentId,
  service: 'order',
  name: id,
  kind: 'server',
  offsetMilliseconds: 0,
  milliseconds: 10,
  failed: false,
  attributes: {},
  ...more,
});
const trace = (...spans: Span[]): Trace => ({
  traceId: 'a'.repeat(32),
  startedAt: '2026-11-29T00:00:00.000Z',
  milliseconds: 100,
  spans,
});

test('each span stands below what caused it, with its part of the time', () => {
  const rows = traceRows(
    trace(
      span('request', 'of a browser that keeps none', { milliseconds: 50 }),
      span('call', 'request', { kind: 'client', attributes: { 'peer.service': 'product' } }),
      span('answer', 'call', { service: 'product', offsetMilliseconds: 20 }),
      span('handled', 'request', { kind: 'consumer', offsetMilliseconds: 60, milliseconds: 40 }),
    ),
  );
  expect(rows.map(({ span: { id }, depth, from, to }) => [id, depth, from, to])).toEqual([
    ['request', 0, 0, 0.5],
    ['call', 1, 0, 0.1],
    ['answer', 2, 0.2, 0.3],
    ['handled', 1, 0.6, 1],
  ]);
});

test('what a span asked of stores is summed up in its row, a transaction by its statements', () => {
  const store = { kind: 'client', attributes: { 'db.system.name': 'postgresql' } } as const;
  const rows = traceRows(
    trace(
      span('request', null),
      span('SQL transaction', 'request', { kind: 'client', milliseconds: 8 }),
      span('INSERT', 'SQL transaction', { ...store, milliseconds: 3 }),
      span('UPDATE', 'SQL transaction', { ...store, milliseconds: 2 }),
      span('SELECT', 'request', { ...store, milliseconds: 1 }),
    ),
  );
  expect(rows.map(({ span: { id }, stores }) => [id, stores])).toEqual([
    ['request', { count: 3, milliseconds: 9 }],
  ]);
});

test('what was published out of a transaction stands below who began it', () => {
  const rows = traceRows(
    trace(
      span('request', null),
      span('SQL transaction', 'request', { kind: 'client' }),
      span('publish order-created', 'SQL transaction', { kind: 'producer', offsetMilliseconds: 20 }),
      span('call', 'request', { offsetMilliseconds: 5 }),
    ),
  );
  expect(rows.map(({ span: { id }, depth }) => [id, depth])).toEqual([
    ['request', 0],
    ['call', 1],
    ['publish order-created', 1],
  ]);
});

test('the traces of events are told once each, the oldest first', () => {
  const event = (committedAt: string, traceparent: string | null) =>
    ({ service: 'order', event: { committedAt, traceparent } }) as SentEvent;
  const [one, other] = ['1'.repeat(32), '2'.repeat(32)];
  expect(
    traceIdsOf([
      event('2026-11-29T02:00:00.000Z', `00-${other}-aaaaaaaaaaaaaaaa-01`),
      event('2026-11-29T01:00:00.000Z', `00-${one}-aaaaaaaaaaaaaaaa-01`),
      event('2026-11-29T03:00:00.000Z', `00-${one}-bbbbbbbbbbbbbbbb-01`),
      event('2026-11-29T04:00:00.000Z', null),
    ]),
  ).toEqual([one, other]);
});
