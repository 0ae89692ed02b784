import { randomBytes } from 'node:crypto';
import type { EventData, EventType } from '@eshop/contracts';
import { ensurePubSub } from '@eshop/topology';
import type { PubSub } from '@google-cloud/pubsub';
import { createPublisher, createPubSub, newEvent, type OutboxEvent } from '../messaging/index.ts';
import { testVariable } from './environment.ts';

/** A message seen on a topic. */
export type Published<T extends EventType> = {
  readonly id: string;
  readonly orderingKey: string;
  readonly data: EventData<T>;
  readonly attributes: Readonly<Record<string, string>>;
};

export type TestPubSub = {
  readonly projectId: string;
  readonly pubsub: PubSub;
  /** Everything published on the topic since the start, in the order it came; an event sent twice stands here twice. */
  published<T extends EventType>(type: T): Published<T>[];
  /** Publishes as another service would; `event` lets a test send the very same event again. */
  publish<T extends EventType>(type: T, data: EventData<T>): Promise<OutboxEvent>;
  publishAgain(event: OutboxEvent): Promise<void>;
  /** Publishes bytes that no contract allows. */
  publishRaw(topic: string, data: Buffer, attributes?: Record<string, string>): Promise<void>;
  close(): Promise<void>;
};

/** A Pub/Sub project of its own for one test file, with all topics and subscriptions; `watch` lists what `published` shows. */
export async function testPubSub(watch: readonly EventType[] = []): Promise<TestPubSub> {
  testVariable('PUBSUB_EMULATOR_HOST');
  const projectId = `test-${randomBytes(6).toString('hex')}`;
  const pubsub = createPubSub({ projectId });
  await ensurePubSub(pubsub);
  const publisher = createPublisher(pubsub);
  const seen = new Map<string, Published<EventType>[]>();
  const watchers = await Promise.all(
    watch.map(async ({ topic, data }) => {
      const messages: Published<EventType>[] = [];
      seen.set(topic, messages);
      await pubsub.topic(topic).createSubscription(`test.${topic}`, { enableMessageOrdering: true });
      const subscription = pubsub.subscription(`test.${topic}`, { batching: { maxMilliseconds: 2 } });
      subscription.on('message', (message) => {
        messages.push({
          id: message.attributes['ce-id'] ?? message.id,
          orderingKey: message.orderingKey ?? '',
          data: data.parse(JSON.parse(message.data.toString())),
          attributes: message.attributes,
        });
        message.ack();
      });
      return subscription;
    }),
  );

  return {
    projectId,
    pubsub,
    published<T extends EventType>(type: T) {
      const messages = seen.get(type.topic);
      if (!messages) throw new Error(`this test does not watch ${type.topic}`);
      // They were parsed by the schema of the type with this topic.
      return messages as Published<T>[];
    },
    async publish(type, data) {
      const event = newEvent(type, data, { source: 'test' });
      await publisher.publish(event);
      return event;
    },
    publishAgain: (event) => publisher.publish(event),
    async publishRaw(topic, data, attributes = {}) {
      await pubsub.topic(topic).publishMessage({ data, attributes });
    },
    async close() {
      await Promise.all(watchers.map((subscription) => subscription.close()));
      await pubsub.close();
    },
  };
}
