import type { SubscriptionConfig } from '../subscriptions/subscription-config.ts';
import { createMessage, type Message } from '../topics/message.ts';
import type { TopicConfig } from '../topics/topic-config.ts';

/** A change of state. All state is the result of applying the entries of the journal in their order. */
export type Entry =
  | { readonly op: 'put-topic'; readonly topic: TopicConfig }
  | { readonly op: 'delete-topic'; readonly topic: string }
  | { readonly op: 'put-subscription'; readonly subscription: SubscriptionConfig }
  | { readonly op: 'delete-subscription'; readonly subscription: string }
  | { readonly op: 'publish'; readonly topic: string; readonly messages: readonly Message[] }
  | { readonly op: 'acknowledge'; readonly subscription: string; readonly messageIds: readonly string[] }
  | {
      readonly op: 'count-attempts';
      readonly subscription: string;
      /** Attempts by message id. */
      readonly attempts: Readonly<Record<string, number>>;
    }
  | { readonly op: 'seek'; readonly subscription: string; readonly time: number }
  | RestoreEntry;

/** One message as compaction writes it: who still needs it. */
export type RestoreEntry = {
  readonly op: 'restore';
  readonly message: Message;
  /** Attempts so far, by the subscription that has yet to acknowledge it. */
  readonly pending: Readonly<Record<string, number>>;
  /** Subscriptions that acknowledged it and retain it for a seek. */
  readonly acknowledged: readonly string[];
  /** The topic that retains it. */
  readonly topic: string | null;
};

type StoredMessage = readonly [
  id: string,
  publishedAt: number,
  key: string,
  attributes: object,
  data: string,
];

const storeMessage = ({ id, publishedAt, orderingKey, attributes, data }: Message): StoredMessage => [
  id,
  publishedAt,
  orderingKey,
  attributes,
  data.toString('base64'),
];

function readMessage([id, publishedAt, orderingKey, attributes, data]: StoredMessage): Message {
  const content = { data: Buffer.from(data, 'base64'), attributes: { ...attributes }, orderingKey };
  return createMessage(id, publishedAt, content);
}

/** One line of the journal, without its line break. */
export function encodeEntry(entry: Entry): string {
  switch (entry.op) {
    case 'publish':
      return JSON.stringify({ ...entry, messages: entry.messages.map(storeMessage) });
    case 'restore':
      return JSON.stringify({ ...entry, message: storeMessage(entry.message) });
    default:
      return JSON.stringify(entry);
  }
}

/** Reads a line that `encodeEntry` wrote; throws on any other. */
export function decodeEntry(line: string): Entry {
  const entry = JSON.parse(line);
  switch (entry.op) {
    case 'publish':
      return { ...entry, messages: entry.messages.map(readMessage) };
    case 'restore':
      return { ...entry, message: readMessage(entry.message) };
    default:
      return entry;
  }
}
