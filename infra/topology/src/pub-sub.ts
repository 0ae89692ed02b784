/** Who consumes which topic: the one description from which subscriptions, dead letters and the diagrams are made. */
export const topics = {
  'product-created': ['warehouse'],
  'product-updated': ['cart', 'warehouse'],
  'product-quantity-updated': ['product'],
  'order-created': ['order'],
  'payment-updated': ['order'],
  'sale-created': ['sales-report'],
  'order-status-updated': ['payment'],
} as const satisfies Record<string, readonly string[]>;

export type TopicName = keyof typeof topics;

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

export const topicNames = Object.keys(topics) as TopicName[];

export const subscriptions: readonly SubscriptionPlan[] = topicNames.flatMap((topic) =>
  topics[topic].map((service) => ({
    topic,
    service,
    name: `${service}.${topic}`,
    deadLetterTopic: `${service}.${topic}.dead`,
    deadLetterSubscription: `${service}.${topic}.dead`,
  })),
);
