import type { Delivery, PublishedEvent } from '@eshop/contracts/api/operations';
import { expect, test } from 'vitest';
import { type FlowRow, lastOutcomes, maxRows, orderOf, withNews } from './flow.ts';

const eventAt = (second: number, id = String(second)): PublishedEvent => ({
  id,
  topic: 'order-created',
  orderingKey: 'key',
  data: { orderId: 'o' },
  traceparent: null,
  committedAt: new Date(second * 1_000).toISOString(),
  publishedAt: null,
});
const news = (event: PublishedEvent) => ({ kind: 'event' as const, service: 'order', event });
const tryAt = (eventId: string, second: number, outcome: Delivery['outcome']): Delivery => ({
  id: `${eventId} ${second}`,
  eventId,
  subscription: 'order.order-created',
  topic: 'order-created',
  orderingKey: 'key',
  attempt: 1,
  receivedAt: new Date(second * 1_000).toISOString(),
  handledAt: new Date(second * 1_000).toISOString(),
  milliseconds: 0,
  outcome,
  error: null,
});

test('news come in once, newest first, and an event keeps its tries when it is told again', () => {
  const handled = { kind: 'delivery' as const, delivery: tryAt('1', 3, 'handled') };
  let rows: readonly FlowRow[] = withNews([], [news(eventAt(1)), news(eventAt(2)), handled, handled]);
  rows = withNews(rows, [news({ ...eventAt(1), publishedAt: new Date(4_000).toISOString() })]);
  expect(rows.map(({ event }) => event.id)).toEqual(['2', '1']);
  expect(rows[1]).toMatchObject({ event: { publishedAt: '1970-01-01T00:00:04.000Z' }, deliveries: [{}] });
  expect(rows[1]?.deliveries).toHaveLength(1);
});

test('a try at an event that is not shown changes nothing, and the list is bounded', () => {
  expect(withNews([], [{ kind: 'delivery', delivery: tryAt('x', 1, 'failed') }])).toEqual([]);
  const many = Array.from({ length: maxRows + 50 }, (_, second) => news(eventAt(second)));
  const rows = withNews([], many);
  expect(rows).toHaveLength(maxRows);
  expect(rows[0]?.event.id).toBe(String(maxRows + 49));
});

test('the last word of a subscription counts', () => {
  const outcomes = lastOutcomes([tryAt('1', 1, 'failed'), tryAt('1', 2, 'handled')]);
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['handled']);
});

test('an event tells of an order, or of none', () => {
  expect(orderOf({ data: { orderId: 'o' } })).toBe('o');
  expect(orderOf({ data: null })).toBeNull();
  expect(orderOf({ data: { orderId: 7 } })).toBeNull();
});
