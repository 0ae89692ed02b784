import type { CreateSubscriptionOptions, PubSub } from '@google-cloud/pubsub';
import { subscriptionSettings as settings, subscriptions, topicNames } from './pub-sub.ts';

const alreadyExists = 6;

/** Makes every topic, subscription and dead-letter topic that the project lacks; changes nothing that is there. */
export async function ensurePubSub(pubsub: PubSub): Promise<void> {
  const deadLetterTopics = subscriptions.map(({ deadLetterTopic }) => deadLetterTopic);
  await Promise.all(
    [...topicNames, ...deadLetterTopics].map((name) => unlessThere(pubsub.createTopic(name))),
  );
  await Promise.all(
    subscriptions.flatMap((plan) => [
      createSubscription(pubsub, plan.deadLetterTopic, plan.deadLetterSubscription, {
        messageRetentionDuration: { seconds: settings.deadLetterRetentionSeconds },
      }),
      createSubscription(pubsub, plan.topic, plan.name, {
        enableMessageOrdering: settings.ordered,
        ackDeadlineSeconds: settings.ackDeadlineSeconds,
        messageRetentionDuration: { seconds: settings.retentionSeconds },
        deadLetterPolicy: {
          deadLetterTopic: pubsub.topic(plan.deadLetterTopic).name,
          maxDeliveryAttempts: settings.maxDeliveryAttempts,
        },
        retryPolicy: {
          minimumBackoff: { nanos: settings.minimumBackOffMilliseconds * 1_000_000 },
          maximumBackoff: { seconds: settings.maximumBackOffSeconds },
        },
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
