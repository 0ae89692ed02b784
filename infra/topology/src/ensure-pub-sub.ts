import type { CreateSubscriptionOptions, PubSub } from '@google-cloud/pubsub';
import { maxDeliveryAttempts, subscriptions, topicNames } from './pub-sub.ts';

const alreadyExists = 6;
const daysInSeconds = 86_400;

/** Makes every topic, subscription and dead-letter topic that the project lacks; changes nothing that is there. */
export async function ensurePubSub(pubsub: PubSub): Promise<void> {
  const deadLetterTopics = subscriptions.map(({ deadLetterTopic }) => deadLetterTopic);
  await Promise.all(
    [...topicNames, ...deadLetterTopics].map((name) => unlessThere(pubsub.createTopic(name))),
  );
  await Promise.all(
    subscriptions.flatMap((plan) => [
      createSubscription(pubsub, plan.deadLetterTopic, plan.deadLetterSubscription, {
        messageRetentionDuration: { seconds: 31 * daysInSeconds },
      }),
      createSubscription(pubsub, plan.topic, plan.name, {
        enableMessageOrdering: true,
        ackDeadlineSeconds: 30,
        messageRetentionDuration: { seconds: 7 * daysInSeconds },
        deadLetterPolicy: {
          deadLetterTopic: pubsub.topic(plan.deadLetterTopic).name,
          maxDeliveryAttempts,
        },
        retryPolicy: { minimumBackoff: { nanos: 200_000_000 }, maximumBackoff: { seconds: 60 } },
      }),
    ]),
  );
}

function createSubscription(
  pubsub: PubSub,
  topic: string,
  name: string,
  options: CreateSubscriptionOptions,
): Promise<void> {
  return unlessThere(pubsub.createSubscription(pubsub.topic(topic), name, options));
}

async function unlessThere(creation: Promise<unknown>): Promise<void> {
  try {
    await creation;
  } catch (error) {
    if ((error as { code?: unknown }).code !== alreadyExists) throw error;
  }
}
