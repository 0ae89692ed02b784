import type { Broker } from '../broker/broker.ts';
import type { SubscriptionConfig } from '../subscriptions/subscription-config.ts';
import type { TopicConfig } from '../topics/topic-config.ts';

/** A topic as clients see it. */
export const presentTopic = (config: TopicConfig) => ({ ...config, state: 'ACTIVE' });

/** A subscription as clients see it. */
export const presentSubscription = (broker: Broker, config: SubscriptionConfig) => ({
  ...config,
  state: 'ACTIVE',
  pushConfig: {},
  topicMessageRetentionDuration: broker.topics.get(config.topic)?.config.messageRetentionDuration ?? null,
});
