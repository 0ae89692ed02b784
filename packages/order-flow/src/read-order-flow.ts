import type { Delivery, PublishedEvent } from '@eshop/contracts/api/operations';
import { eventFlow, topicNames } from '@eshop/contracts/events';
import type { SentEvent } from './waterfall.ts';

/** Topics whose events tell of orders. */
const orderTopics = topicNames.filter((topic) => !topic.startsWith('product-'));
const orderPublishers = [...new Set(orderTopics.map((topic) => eventFlow[topic].from))];
const orderConsumers = [...new Set(orderTopics.flatMap((topic) => eventFlow[topic].to as readonly string[]))];

/** An order has some ten events; more pages than this it never fills. */
const mostPages = 5;

type Page<Item> = { readonly items: readonly Item[]; readonly nextCursor: string | null };
type FlowQuery = { readonly key: string; readonly limit: number; readonly cursor?: string };

/** How to ask a service; null when it does not answer. */
export type FlowReaders = {
  publishedEvents(service: string, query: FlowQuery): Promise<Page<PublishedEvent> | null>;
  deliveries(service: string, query: FlowQuery): Promise<Page<Delivery> | null>;
};

/** An order's events and what each consumer did with them. */
export type OrderFlow = {
  readonly events: readonly SentEvent[];
  readonly deliveries: readonly Delivery[];
  /** Services that did not answer: what they know is missing. */
  readonly away: readonly string[];
};

/** Asks every service that publishes or handles events of orders, side by side. */
export async function readOrderFlow(orderId: string, readers: FlowReaders): Promise<OrderFlow> {
  const away = new Set<string>();
  const from = <Item>(service: string, read: (query: FlowQuery) => Promise<Page<Item> | null>) =>
    allPages(orderId, read, () => away.add(service));
  const [events, deliveries] = await Promise.all([
    Promise.all(
      orderPublishers.map(async (service) => {
        const read = await from(service, (query) => readers.publishedEvents(service, query));
        return read.map((event): SentEvent => ({ service, event }));
      }),
    ),
    Promise.all(
      orderConsumers.map((service) => from(service, (query) => readers.deliveries(service, query))),
    ),
  ]);
  return { events: events.flat(), deliveries: deliveries.flat(), away: [...away] };
}

async function allPages<Item>(
  key: string,
  read: (query: FlowQuery) => Promise<Page<Item> | null>,
  noteAway: () => void,
): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null = null;
  for (let pages = 0; pages < mostPages; pages++) {
    const page: Page<Item> | null = await read({ key, limit: 100, ...(cursor !== null && { cursor }) });
    if (page === null) {
      noteAway();
      break;
    }
    items.push(...page.items);
    cursor = page.nextCursor;
    if (cursor === null) break;
  }
  return items;
}
