import { eventFlow, topicNames } from '@eshop/contracts/events';
import { expect, test } from 'vitest';
import { planFlow } from './flow-lines.ts';

test('every way of an event is a line of its own row, with what its consumer has done', () => {
  const status = {
    subscription: 'order.payment-updated',
    topic: 'payment-updated',
    handled: 7,
    failed: 2,
    retried: 0,
    lag: { p50Milliseconds: 1, p99Milliseconds: 2 },
    lastHandledAt: null,
  };
  const { lines, consumers, publishers } = planFlow([status]);
  expect(lines).toHaveLength(topicNames.reduce((sum, topic) => sum + eventFlow[topic].to.length, 0));
  expect(lines.map(({ row }) => row)).toEqual(lines.map((_, index) => index));
  expect(lines.find(({ topic }) => topic === 'payment-updated')).toMatchObject({ handled: 7, failed: 2 });
  expect(lines.find(({ topic }) => topic === 'sale-created')).toMatchObject({ handled: null });
  for (const places of [consumers, publishers]) {
    expect(new Set(places.map(({ row }) => row)).size).toBe(places.length);
  }
});
