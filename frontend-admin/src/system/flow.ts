import type { Delivery, PublishedEvent } from '@eshop/contracts/api/operations';

/** What the live flow tells: an event (again when it was published), or a try at one. */
export type FlowNews =
  | { readonly kind: 'event'; readonly service: string; readonly event: PublishedEvent }
  | { readonly kind: 'delivery'; readonly delivery: Delivery };

/** An event with what its consumers did. */
export type FlowRow = {
  readonly service: string;
  readonly event: PublishedEvent;
  readonly deliveries: readonly Delivery[];
};

/** Rows on the page; what is older leaves at the end. */
export const maxRows = 200;

/** The rows with news taken in, newest first. A try at an event that is not shown changes nothing. */
export function withNews(rows: readonly FlowRow[], news: readonly FlowNews[]): readonly FlowRow[] {
  const byId = new Map(rows.map((row) => [row.event.id, row]));
  for (const one of news) {
    if (one.kind === 'event') {
      const known = byId.get(one.event.id);
      byId.set(one.event.id, { deliveries: [], ...known, service: one.service, event: one.event });
      continue;
    }
    const row = byId.get(one.delivery.eventId);
    if (!row || row.deliveries.some(({ id }) => id === one.delivery.id)) continue;
    const deliveries = [...row.deliveries, one.delivery].sort((a, b) => (a.handledAt < b.handledAt ? -1 : 1));
    byId.set(row.event.id, { ...row, deliveries });
  }
  return [...byId.values()]
    .sort((one, other) => (one.event.committedAt < other.event.committedAt ? 1 : -1))
    .slice(0, maxRows);
}

/** The last word of each subscription on an event. */
export const lastOutcomes = (deliveries: readonly Delivery[]): readonly Delivery[] => [
  ...new Map(deliveries.map((delivery) => [delivery.subscription, delivery])).values(),
];

/** The order that an event tells of. */
export function orderOf({ data }: Pick<PublishedEvent, 'data'>): string | null {
  if (typeof data !== 'object' || data === null || !('orderId' in data)) return null;
  return typeof data.orderId === 'string' ? data.orderId : null;
}
