import type { SubscriptionStatus } from '@eshop/contracts/api/operations';
import { eventFlow, topicNames } from '@eshop/contracts/events';

/** A topic on its way from its publisher to one consumer, with its place in the drawing. */
export type FlowLine = {
  readonly topic: string;
  readonly from: string;
  readonly to: string;
  readonly row: number;
  readonly fromRow: number;
  readonly toRow: number;
  readonly handled: number | null;
  readonly failed: number;
};

export type FlowPlan = {
  readonly publishers: readonly { readonly name: string; readonly row: number }[];
  readonly consumers: readonly { readonly name: string; readonly row: number }[];
  readonly lines: readonly FlowLine[];
};

const middle = (rows: readonly number[]): number => rows.reduce((sum, row) => sum + row, 0) / rows.length;

/**
 * The drawing of the events: publishers at the left, consumers at the right, a row for each line between them. Lines of a
 * publisher follow each other; a consumer stands amid its own.
 */
export function planFlow(subscriptions: readonly SubscriptionStatus[]): FlowPlan {
  const edges = topicNames
    .flatMap((topic) =>
      eventFlow[topic].to.map((to) => ({ topic, from: eventFlow[topic].from as string, to: to as string })),
    )
    .sort((one, other) => order(one.from) - order(other.from) || order(one.to) - order(other.to))
    .map((edge, row) => ({ ...edge, row }));
  const placed = (side: 'from' | 'to') => {
    const names = [...new Set(edges.map((edge) => edge[side]))];
    return names.map((name) => ({
      name,
      row: middle(edges.filter((edge) => edge[side] === name).map(({ row }) => row)),
    }));
  };
  const publishers = placed('from');
  const consumers = spread(
    placed('to').sort((one, other) => one.row - other.row),
    edges.length,
  );
  const rowIn = (places: readonly { name: string; row: number }[], name: string) =>
    places.find((place) => place.name === name)?.row ?? 0;
  return {
    publishers,
    consumers,
    lines: edges.map((edge) => {
      const status = subscriptions.find(({ subscription }) => subscription === `${edge.to}.${edge.topic}`);
      return {
        ...edge,
        fromRow: rowIn(publishers, edge.from),
        toRow: rowIn(consumers, edge.to),
        handled: status?.handled ?? null,
        failed: status?.failed ?? 0,
      };
    }),
  };
}

/** Even distances: no two boxes on top of each other. */
const spread = (places: readonly { name: string; row: number }[], rows: number) =>
  places.map(({ name }, index) => ({ name, row: ((index + 0.5) * rows) / places.length - 0.5 }));

const rank = ['product', 'warehouse', 'payment', 'order', 'cart', 'sales-report'];
const order = (name: string): number => (rank.indexOf(name) + rank.length) % rank.length;
