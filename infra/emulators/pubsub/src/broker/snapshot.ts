import type { Entry, RestoreEntry } from '../storage/entry.ts';
import { byPublication, type Message } from '../topics/message.ts';
import type { Broker } from './broker.ts';

type Holders = { pending: Record<string, number>; acknowledged: string[]; topic: string | null };

/**
 * The fewest entries that lead to the present state. The list is taken at once; the messages in it are shared
 * with the broker and never change, so it may be written at leisure.
 */
export function snapshotOf(broker: Broker): Entry[] {
  const holdersOf = new Map<Message, Holders>();
  const holders = (message: Message) => {
    const known = holdersOf.get(message) ?? { pending: {}, acknowledged: [], topic: null };
    holdersOf.set(message, known);
    return known;
  };
  const topics: Entry[] = [];
  for (const [name, topic] of broker.topics) {
    topics.push({ op: 'put-topic', topic: topic.config });
    for (const message of topic.retainedSince(0)) holders(message).topic = name;
  }
  const subscriptions: Entry[] = [];
  for (const [name, subscription] of broker.subscriptions) {
    subscriptions.push({ op: 'put-subscription', subscription: subscription.config });
    for (const { message, attempts } of subscription.unacknowledged())
      holders(message).pending[name] = attempts;
    for (const message of subscription.acknowledged()) holders(message).acknowledged.push(name);
  }
  const messages = [...holdersOf.keys()].sort(byPublication).map(
    (message): RestoreEntry => ({
      op: 'restore',
      message,
      ...(holdersOf.get(message) ?? holders(message)),
    }),
  );
  return [...topics, ...subscriptions, ...messages];
}
