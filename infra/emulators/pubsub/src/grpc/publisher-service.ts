import type { UntypedServiceImplementation } from '@grpc/grpc-js';
import type { Broker } from '../broker/broker.ts';
import { applyFieldMask } from '../resources/field-mask.ts';
import { namePrefix } from '../resources/names.ts';
import { pageOfNames } from '../resources/paging.ts';
import type { Journal } from '../storage/journal.ts';
import { requirePublishable } from '../topics/message-limits.ts';
import { mutableTopicFields, parseTopic, type TopicConfig } from '../topics/topic-config.ts';
import { presentTopic } from './present.ts';
import { alreadyExists, invalidArgument } from './status.ts';
import { unary } from './unary.ts';
import type * as wire from './wire.ts';

/** google.pubsub.v1.Publisher; methods that are missing here answer UNIMPLEMENTED. */
export function createPublisherService(broker: Broker, journal: Journal): UntypedServiceImplementation {
  const putTopic = (topic: TopicConfig) => {
    broker.record({ op: 'put-topic', topic });
    return presentTopic(topic);
  };
  return {
    CreateTopic: unary(journal, (request: wire.WireTopic) => {
      const topic = parseTopic(request);
      if (broker.topics.has(topic.name)) throw alreadyExists(topic.name);
      return putTopic(topic);
    }),

    GetTopic: unary(journal, (request: wire.TopicRequest) =>
      presentTopic(broker.topic(request.topic).config),
    ),

    UpdateTopic: unary(journal, ({ topic, updateMask }: wire.UpdateTopicRequest) => {
      if (!topic) throw invalidArgument('The topic must be set.');
      const { config } = broker.topic(topic.name);
      return putTopic(parseTopic(applyFieldMask(config, topic, updateMask?.paths, mutableTopicFields)));
    }),

    DeleteTopic: unary(journal, (request: wire.TopicRequest): wire.Empty => {
      broker.topic(request.topic);
      broker.record({ op: 'delete-topic', topic: request.topic });
      return {};
    }),

    ListTopics: unary(journal, (request: wire.ListRequest) => {
      const prefix = namePrefix('topics', request.project);
      const names = [...broker.topics.keys()].filter((name) => name.startsWith(prefix));
      const page = pageOfNames(names, request);
      return {
        topics: page.names.map((name) => presentTopic(broker.topic(name).config)),
        nextPageToken: page.nextPageToken,
      };
    }),

    ListTopicSubscriptions: unary(journal, (request: wire.ListTopicSubscriptionsRequest) => {
      const { subscriptions } = broker.topic(request.topic);
      const page = pageOfNames(
        [...subscriptions].map(({ config }) => config.name),
        request,
      );
      return { subscriptions: page.names, nextPageToken: page.nextPageToken };
    }),

    DetachSubscription: unary(journal, (request: wire.SubscriptionRequest): wire.Empty => {
      const { config } = broker.subscription(request.subscription);
      broker.record({ op: 'put-subscription', subscription: { ...config, detached: true } });
      return {};
    }),

    Publish: unary(journal, (request: wire.PublishRequest) => {
      const topic = broker.topic(request.topic);
      requirePublishable(request.messages);
      return { messageIds: broker.publish(topic, request.messages) };
    }),
  };
}
