import { eventFlow, type TopicName, topicNames } from '@eshop/contracts/events';

export { type TopicName, topicNames };

/** One consumer of a topic, with the names of its subscription and dead-letter topic. */
export type SubscriptionPlan = {
  readonly topic: TopicName;
  readonly service: string;
  readonly name: string;
  readonly deadLetterTopic: string;
  /** Keeps the dead letters until somebody looks at them. */
  readonly deadLetterSubscription: string;
};

/** After so many tries a message goes to the dead-letter topic (contract section 4). */
export const maxDeliveryAttempts = 5;

export const subscriptions: readonly SubscriptionPlan[] = topicNames.flatMap((topic) =>
  eventFlow[topic].to.map((service) => ({
    topic,
    service,
    name: `${service}.${topic}`,
    deadLetterTopic: `${service}.${topic}.dead`,
    deadLetterSubscription: `${service}.${topic}.dead`,
  })),
);

const days = 86_400;

/** What all subscriptions have alike. */
export const subscriptionSettings = {
  ordered: true,
  ackDeadlineSeconds: 30,
  retentionSeconds: 7 * days,
  /** The longest that Pub/Sub keeps a message. */
  deadLetterRetentionSeconds: 31 * days,
  maxDeliveryAttempts,
  minimumBackOffMilliseconds: 200,
  maximumBackOffSeconds: 60,
} as const;
