import type { PartName } from '@eshop/local/ports';
import type { ServiceName } from '@eshop/local/shop/services';
import { type Arrow, arrows } from '../links/arrows.ts';
import type { Condition } from '../links/condition.ts';
import type { Fault } from './fault.ts';

const slow: Condition = { kind: 'slow', latencyMilliseconds: 250, bytesPerSecond: 200_000 };

const conditions = [
  {
    condition: slow,
    name: 'is slow',
    title: 'takes a quarter of a second each way and carries 200 kB a second',
  },
  { condition: { kind: 'cut' }, name: 'is cut', title: 'is cut: connections are reset, new ones too' },
  {
    condition: { kind: 'half-open' },
    name: 'is half-open',
    title: 'is half-open: connections stay, and nothing that is sent arrives',
  },
] as const satisfies readonly { condition: Condition; name: string; title: string }[];

/** Redis and its sentinels are one store to those who use it. */
const groupOf = (to: PartName): string => to.replace(/^(redis|sentinel)-\d$/, 'redis');

/** Stores that work can wait for: events stay in the outbox, tokens are checked by keys that are known. */
const isWaitedFor = (from: string, group: string) =>
  group === 'pubsub' || (group === 'cognito' && from !== 'auth') || (from === 'gateway' && group === 'redis');

/** Services that can't answer some requests without this one. */
const askersOf: Readonly<Partial<Record<ServiceName, readonly string[]>>> = {
  product: ['order'],
  cart: ['order'],
  warehouse: ['order'],
  order: ['payment'],
};

/** What a service asks that it can do without: whether a token still counts, and names that it knows already. */
const canDoWithout = (from: ServiceName, group: string) =>
  group === 'auth' || (from === 'cart' && group === 'product');

/**
 * Who may be away while a service does not reach what it speaks to: at the gateway the service behind it; else the service itself
 * and those that need its answer.
 */
function hitBy(from: ServiceName, group: string): readonly string[] {
  if (from === 'gateway') return isWaitedFor(from, group) ? [] : [group];
  if (isWaitedFor(from, group) || canDoWithout(from, group)) return [];
  return [from, ...(askersOf[from] ?? [])];
}

const pairs: readonly { from: ServiceName; group: string }[] = arrows
  .map(({ from, to }) => ({ from, group: groupOf(to) }))
  .filter(
    ({ from, group }, index, all) =>
      all.findIndex((other) => other.from === from && other.group === group) === index,
  );

/** Slow, cut and half-open, for each service with each store and service that it speaks to. */
export const networkFaults: readonly Fault[] = pairs.flatMap(({ from, group }) =>
  conditions.map(({ condition, name, title }) => ({
    name: `${from} to ${group} ${name}`,
    title: `The way from ${from} to ${group} ${title}.`,
    hits: hitBy(from, group),
    async begin({ links }) {
      const isMeant = ({ from: one, to }: Arrow) => one === from && groupOf(to) === group;
      if (links.become(condition, isMeant) === 0)
        throw new Error(`there is no link from ${from} to ${group}`);
      return async () => void links.become({ kind: 'normal' }, isMeant);
    },
  })),
);
