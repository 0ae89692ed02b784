import type { EventType } from '@eshop/contracts';
import { PubSub, type Topic } from '@google-cloud/pubsub';
import type { Check } from '../health/index.ts';
import type { OutboxEvent } from './event.ts';

/** A Pub/Sub client for the project; where it connects to and with which credentials comes from Google's own variables. */
export function createPubSub({ projectId }: { projectId: string }): PubSub {
  return new PubSub({ projectId });
}

export type Publisher = {
  /** Publishes one event and returns when the topic has it. Events of one ordering key keep the order of the calls. */
  publish(event: OutboxEvent): Promise<void>;
  /** Sends what waits in batches and lets go of the topics. */
  flush(): Promise<void>;
};

const publishTimeoutMilliseconds = 5_000;

/** Publishes with ordering keys; a key that failed is opened again at once, since the relay sends its events anew. */
export function createPublisher(pubsub: PubSub): Publisher {
  const topics = new Map<string, Topic>();
  const topicOf = (name: string): Topic => {
    const known = topics.get(name);
    if (known) return known;
    const topic = pubsub.topic(name, {
      messageOrdering: true,
      batching: { maxMilliseconds: 1, maxMessages: 100 },
      // The relay is the one that tries again: a publish that hangs must not outlive the lease of its event.
      gaxOpts: { timeout: publishTimeoutMilliseconds, retry: null },
    });
    topics.set(name, topic);
    return topic;
  };

  return {
    async publish({ topic: name, orderingKey, data, attributes }) {
      const topic = topicOf(name);
      try {
        await topic.publishMessage({ data: Buffer.from(data), attributes: { ...attributes }, orderingKey });
      } catch (error) {
        topic.resumePublishing(orderingKey);
        throw error;
      }
    },
    async flush() {
      await Promise.all([...topics.values()].map((topic) => topic.flush()));
    },
  };
}

/** Who asks gives up after a second; what it asked must not go on trying behind it. */
const askedOnce = { timeout: 1_000, retry: null };

/** Asks whether Pub/Sub answers and has the topic: for services that publish. */
export function topicCheck(pubsub: PubSub, { topic: name }: EventType): Check {
  const topic = pubsub.topic(name);
  return () => topic.getMetadata(askedOnce);
}

/** Asks whether Pub/Sub answers and has the subscription: for services that only consume. */
export function subscriptionCheck(pubsub: PubSub, service: string, { topic }: EventType): Check {
  const subscription = pubsub.subscription(`${service}.${topic}`);
  return () => subscription.getMetadata(askedOnce);
}
