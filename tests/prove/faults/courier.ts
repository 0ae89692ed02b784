import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { createPubSub } from '@eshop/kit/messaging';
import type { Message, PubSub, Subscription, Topic } from '@google-cloud/pubsub';

/** Tells what a courier sent from what the shop did. */
const mark = 'prove-courier';
const pauseMilliseconds = 500;
const triesAtMost = 120;

/** Somebody who takes messages by the real protocol, and sends them once more. */
export type Courier = {
  isOurs(message: Message): boolean;
  /** Publishes a message as it was, after a while. Without its ordering key it may come before others of its aggregate. */
  publishLater(message: Message, milliseconds: number, inOrder: boolean): void;
  /** Ends it once everything is sent. */
  close(): Promise<void>;
};

type Options = {
  readonly topic: string;
  /** The subscription of a consumer, whose messages are shared with it; otherwise one of its own. */
  readonly subscription?: string;
  take(message: Message, courier: Courier): void;
};

/** Begins to take the messages of a topic. */
export async function openCourier(
  pubsub: PubSub,
  { topic: name, subscription, take }: Options,
): Promise<Courier> {
  const plain: Topic = pubsub.topic(name, { batching: { maxMilliseconds: 1 } });
  const ordered: Topic = pubsub.topic(name, { messageOrdering: true, batching: { maxMilliseconds: 1 } });
  const source = await sourceOf(pubsub, name, subscription);
  const sending = new Set<Promise<void>>();

  async function publish(message: Message, milliseconds: number, inOrder: boolean): Promise<void> {
    await wait(milliseconds);
    const { data, attributes, orderingKey } = message;
    const copy = { data, attributes: { ...attributes, [mark]: 'yes' } };
    if (!inOrder || !orderingKey) return untilTaken(() => plain.publishMessage(copy));
    return untilTaken(() => {
      ordered.resumePublishing(orderingKey);
      return ordered.publishMessage({ ...copy, orderingKey });
    });
  }

  const courier: Courier = {
    isOurs: ({ attributes }) => mark in attributes,
    publishLater(message, milliseconds, inOrder) {
      const sent = publish(message, milliseconds, inOrder).finally(() => sending.delete(sent));
      sending.add(sent);
    },
    async close() {
      await source.close();
      await Promise.all(sending);
      await Promise.all([plain.flush(), ordered.flush()]);
      if (subscription === undefined) await source.delete();
    },
  };
  source.on('message', (message: Message) => take(message, courier));
  // The client connects again by itself.
  source.on('error', () => undefined);
  return courier;
}

/** What was taken from a consumer must come to it again, however long Pub/Sub is away. */
async function untilTaken(publish: () => Promise<unknown>): Promise<void> {
  for (let left = triesAtMost; ; left -= 1) {
    try {
      await publish();
      return;
    } catch (error) {
      if (left === 0) throw error;
      await wait(pauseMilliseconds);
    }
  }
}

/** gRPC's code. */
const alreadyExists = 6;

async function sourceOf(pubsub: PubSub, topic: string, shared: string | undefined): Promise<Subscription> {
  if (shared !== undefined) return pubsub.subscription(shared, { flowControl: { maxMessages: 16 } });
  const name = `prove.${topic}.${randomUUID()}`;
  try {
    await pubsub.topic(topic).createSubscription(name);
  } catch (error) {
    // It is there already where the answer to the client's own first try was lost.
    if (!(error instanceof Error && 'code' in error && error.code === alreadyExists)) throw error;
  }
  return pubsub.subscription(name);
}

/** Sets several couriers to work; what is answered ends them. */
export async function sendCouriers(
  projectId: string,
  couriers: readonly Options[],
): Promise<() => Promise<void>> {
  const pubsub = createPubSub({ projectId });
  const opened = await Promise.all(couriers.map((options) => openCourier(pubsub, options)));
  return async () => {
    await Promise.all(opened.map((courier) => courier.close()));
    await pubsub.close();
  };
}
