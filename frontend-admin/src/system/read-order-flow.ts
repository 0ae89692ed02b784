import 'server-only';
import { consumerOf, type Delivery, publisherOf } from '@eshop/contracts/api/operations';
import { getOrder, listOrders, type Order } from '@eshop/contracts/api/order';
import { eventFlow, topicNames } from '@eshop/contracts/events';
import { idSchema } from '@eshop/contracts/ids';
import { isProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { unlessAway } from '@eshop/site/gateway/unless-away.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import type { SentEvent } from './waterfall.ts';

/** Topics whose events tell of orders. */
const orderTopics = topicNames.filter((topic) => !topic.startsWith('product-'));
const orderPublishers = [...new Set(orderTopics.map((topic) => eventFlow[topic].from))];
const orderConsumers = [...new Set(orderTopics.flatMap((topic) => eventFlow[topic].to as readonly string[]))];

/** An order has some ten events; more pages than this it never fills. */
const mostPages = 5;

/** The order with this number or id; null when there is none. @throws GatewayAway */
export async function findOrder(wanted: string): Promise<Order | null> {
  if (!idSchema.safeParse(wanted).success) {
    const { items } = await callAsVisitor(listOrders, { query: { scope: 'all', q: wanted, limit: 10 } });
    return items.find(({ number }) => number.toLowerCase() === wanted.toLowerCase()) ?? null;
  }
  try {
    return await callAsVisitor(getOrder, { params: { id: wanted } });
  } catch (error) {
    if (isProblem(error, 'NOT_FOUND')) return null;
    throw error;
  }
}

export type OrderFlow = {
  readonly events: readonly SentEvent[];
  readonly deliveries: readonly Delivery[];
  /** Services that did not answer: what they know is missing. */
  readonly away: readonly string[];
};

/** An order's events and what each consumer did with them. */
export async function readOrderFlow(orderId: string): Promise<OrderFlow> {
  const away = new Set<string>();
  const orNoteAway = async <Item>(service: string, reading: Promise<Item[]>): Promise<Item[]> => {
    const read = await unlessAway(reading);
    if (read === null) away.add(service);
    return read ?? [];
  };
  const events = orderPublishers.map(async (service) => {
    const { listPublishedEvents } = publisherOf(service);
    const read = await orNoteAway(
      service,
      allPages((cursor) =>
        callAsVisitor(listPublishedEvents, { query: { key: orderId, limit: 100, cursor } }),
      ),
    );
    return read.map((event): SentEvent => ({ service, event }));
  });
  const deliveries = orderConsumers.map((service) => {
    const { listDeliveries } = consumerOf(service);
    return orNoteAway(
      service,
      allPages((cursor) => callAsVisitor(listDeliveries, { query: { key: orderId, limit: 100, cursor } })),
    );
  });
  return {
    events: (await Promise.all(events)).flat(),
    deliveries: (await Promise.all(deliveries)).flat(),
    away: [...away],
  };
}

async function allPages<Item>(
  read: (cursor: string | undefined) => Promise<{ items: Item[]; nextCursor: string | null }>,
): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const answer = await read(cursor);
    items.push(...answer.items);
    if (answer.nextCursor === null) break;
    cursor = answer.nextCursor;
  }
  return items;
}
