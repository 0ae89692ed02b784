import type { Delivery, PublishedEvent } from '@eshop/contracts/api/operations';
import { expect, test } from 'vitest';
import { type FlowReaders, readOrderFlow } from './read-order-flow.ts';

const event = (id: string): PublishedEvent => ({
  id,
  topic: 'order-created',
  orderingKey: 'o',
  data: {},
  traceparent: null,
  committedAt: '2026-11-29T00:00:00.000Z',
  publishedAt: null,
});
const empty = { items: [], nextCursor: null };
const nothing: FlowReaders = { publishedEvents: async () => empty, deliveries: async () => empty };

test('events are read page by page, each with the service that published it', async () => {
  const flow = await readOrderFlow('o', {
    ...nothing,
    publishedEvents: async (service, { key, cursor }) => {
      expect(key).toBe('o');
      if (service !== 'order') return empty;
      return cursor ? { items: [event('2')], nextCursor: null } : { items: [event('1')], nextCursor: 'more' };
    },
  });
  expect(flow.events.map(({ service, event: { id } }) => [service, id])).toEqual([
    ['order', '1'],
    ['order', '2'],
  ]);
});

test('a service that does not answer is named, and the others are read all the same', async () => {
  const delivery = { id: 'd', subscription: 'order.payment-updated' } as Delivery;
  const flow = await readOrderFlow('o', {
    ...nothing,
    deliveries: async (service) => {
      if (service === 'payment') return null;
      return { items: service === 'order' ? [delivery] : [], nextCursor: null };
    },
  });
  expect([flow.away, flow.deliveries]).toEqual([['payment'], [delivery]]);
});

test('a service whose pages never end is left off after five', async () => {
  let pages = 0;
  await readOrderFlow('o', {
    ...nothing,
    publishedEvents: async (service) => {
      if (service !== 'order') return empty;
      pages++;
      return { items: [], nextCursor: 'more' };
    },
  });
  expect(pages).toBe(5);
});
