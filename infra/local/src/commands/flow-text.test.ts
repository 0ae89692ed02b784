import type { Delivery } from '@eshop/contracts/api/operations';
import { waterfallOf } from '@eshop/order-flow/waterfall';
import { expect, test } from 'vitest';
import { flowText } from './flow-text.ts';

const start = Date.UTC(2026, 10, 29);
const at = (milliseconds: number): string => new Date(start + milliseconds).toISOString();
const order = { number: 'ES-100001', id: 'o', status: 'PENDING', createdAt: at(0) } as const;
const sent = {
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
const failed: Delivery = {
  id: 'd1',
  eventId: 'e1',
  subscription: 'warehouse.order-created',
  topic: 'order-created',
  orderingKey: 'o',
  attempt: 2,
  receivedAt: at(60),
  handledAt: at(100),
  milliseconds: 40,
  outcome: 'failed',
  error: 'no warehouse is near',
};
const chapters = waterfallOf([{ at: at(0), status: 'PENDING', actor: 'customer' }], [sent], [failed]);
const textAt = (now: number, away: string[] = []) => flowText({ order, chapters, away, now });

test('each step, event and try has its line, when it began, how long it took, and its error', () => {
  const lines = textAt(start).split('\n');
  expect(lines[0]).toBe('ES-100001  PENDING  o');
  expect(lines[2]).toBe('2026-11-29T00:00:00.000Z  within 100 ms');
  expect(lines[3]).toMatch(/^ {6}\+0 ms {2}PENDING by customer +\|$/);
  expect(lines[4]).toMatch(/^ {6}\+0 ms {2}order publishes order-created +-{8} +outbox 20 ms$/);
  expect(lines[5]).toMatch(/^ {5}\+60 ms {4}warehouse\.order-created failed, try 2 +x{16} {2}work 40 ms$/);
  expect(lines[6]).toBe('               no warehouse is near');
});

test('what can not be known is said', () => {
  expect(textAt(start)).not.toMatch(/Away|Older/);
  expect(textAt(start + 86_400_001, ['payment'])).toContain('Away, so what they know is missing: payment');
  expect(textAt(start + 86_400_001)).toContain('Older than a day');
});
