import type { Delivery } from '@eshop/contracts/api/operations';
import { expect, test } from 'vitest';
import { type SentEvent, spansOf, waterfallOf } from './waterfall.ts';

const at = (milliseconds: number): string => new Date(Date.UTC(2026, 10, 29) + milliseconds).toISOString();
const created: SentEvent = {
  service: 'order',
  event: {
    id: 'e1',
    topic: 'order-created',
    orderingKey: 'o',
    data: {},
    traceparent: null,
    committedAt: at(0),
    publishedAt: at(20),
  },
};
const tried = (attempt: number, from: number, to: number, outcome: Delivery['outcome']): Delivery => ({
  id: `${attempt} ${from}`,
  eventId: 'e1',
  subscription: 'order.order-created',
  topic: 'order-created',
  orderingKey: 'o',
  attempt,
  receivedAt: at(from),
  handledAt: at(to),
  milliseconds: to - from,
  outcome,
  error: null,
});
const step = (from: number, status: 'PENDING' | 'AWAITING_PAYMENT' | 'CANCELLED') => ({
  at: at(from),
  status,
  actor: 'system' as const,
});

test('what happened in one go is one chapter on one scale; a long pause begins another', () => {
  const chapters = waterfallOf(
    [step(0, 'PENDING'), step(90, 'AWAITING_PAYMENT'), step(86_400_000, 'CANCELLED')],
    [created],
    [tried(1, 40, 100, 'handled')],
  );
  expect(chapters.map(({ milliseconds, rows }) => [milliseconds, rows.map(({ kind }) => kind)])).toEqual([
    [100, ['step', 'event', 'try', 'step']],
    [1, ['step']],
  ]);
  expect(chapters[0]?.rows[2]?.segments).toEqual([
    { kind: 'travel', from: 0.2, to: 0.4 },
    { kind: 'work', from: 0.4, to: 1 },
  ]);
});

test('each part of the way is told in milliseconds', () => {
  const [chapter] = waterfallOf([step(0, 'PENDING')], [created], [tried(1, 40, 100, 'handled')]);
  expect(chapter?.rows.map(spansOf)).toEqual([
    { outbox: null, travel: null, work: null },
    { outbox: 20, travel: null, work: null },
    { outbox: null, travel: 20, work: 60 },
  ]);
});

test('tries that failed are marked, and only the first was under way since the event was published', () => {
  const [chapter] = waterfallOf([], [created], [tried(1, 40, 50, 'failed'), tried(2, 300, 340, 'retried')]);
  expect(chapter?.rows.slice(1).map(({ segments }) => segments.map(({ kind }) => kind))).toEqual([
    ['travel', 'failed'],
    ['failed'],
  ]);
});

test('an event that waits in the outbox, and a try at one that is not known, are told too', () => {
  const waiting = { ...created, event: { ...created.event, publishedAt: null } };
  expect(waterfallOf([], [waiting], []).flatMap(({ rows }) => rows.map(spansOf))).toEqual([
    { outbox: null, travel: null, work: null },
  ]);
  expect(waterfallOf([], [], [tried(1, 0, 5, 'handled')])[0]?.rows).toHaveLength(1);
});
