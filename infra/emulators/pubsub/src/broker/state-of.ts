import type { Entry, RestoreEntry } from '../storage/entry.ts';
import type { Compactable } from '../storage/file-journal.ts';
import { byPublication, type Message } from '../topics/message.ts';
import type { Broker } from './broker.ts';

type Holders = { pending: Record<string, number>; acknowledged: string[]; topic: string | null };

/** Bytes of a message's entry besides its content in Base64, or of a topic's or subscription's entry. */
const entryOverhead = 200;
const base64Growth = 4 / 3;

/** Who still needs which message. */
function findHolders(broker: Broker): Map<Message, Holders> {
  const holdersOf = new Map<Message, Holders>();
  const holders = (message: Message) => {
    let known = holdersOf.get(message);
    if (!known) {
      known = { pending: {}, acknowledged: [], topic: null };
      holdersOf.set(message, known);
    }
    return known;
  };
  for (const [name, topic] of broker.topics) {
    for (const message of topic.retainedSince(0)) holders(message).topic = name;
  }
  for (const [name, subscription] of broker.subscriptions) {
    for (const { message, attempts } of subscription.unacknowledged())
      holders(message).pending[name] = attempts;
    for (const message of subscription.acknowledged()) holders(message).acknowledged.push(name);
  }
  return holdersOf;
}

function estimateBytes(broker: Broker): number {
  const messages = new Set<Message>();
  for (const topic of broker.topics.values())
    for (const message of topic.retainedSince(0)) messages.add(message);
  for (const subscription of broker.subscriptions.values()) {
    for (const { message } of subscription.unacknowledged()) messages.add(message);
    for (const message of subscription.acknowledged()) messages.add(message);
  }
  let bytes = (broker.topics.size + broker.subscriptions.size) * entryOverhead;
  for (const message of messages) bytes += entryOverhead + message.size * base64Growth;
  return bytes;
}

/**
 * The fewest entries that lead to the present state. The list is taken at once; the messages in it are shared
 * with the broker and never change, so it may be written at leisure.
 */
function entriesOf(broker: Broker): Entry[] {
  const topics = broker.topics.values().map(({ config }): Entry => ({ op: 'put-topic', topic: config }));
  const subscriptions = broker.subscriptions
    .values()
    .map(({ config }): Entry => ({ op: 'put-subscription', subscription: config }));
  const messages = [...findHolders(broker)]
    .sort(([a], [b]) => byPublication(a, b))
    .map(([message, holders]): RestoreEntry => ({ op: 'restore', message, ...holders }));
  return [...topics, ...subscriptions, ...messages];
}

/** The broker's state, for the journal to be compacted to. */
export const stateOf = (broker: Broker): Compactable => ({
  estimatedBytes: () => estimateBytes(broker),
  entries: () => entriesOf(broker),
});
