import type { UntypedServiceImplementation } from '@grpc/grpc-js';
import type { Broker } from '../broker/broker.ts';
import { compileFilter } from '../filter/filter.ts';
import { applyFieldMask } from '../resources/field-mask.ts';
import { namePrefix } from '../resources/names.ts';
import { pageOfNames } from '../resources/paging.ts';
import { toMilliseconds } from '../resources/time.ts';
import { refuseUnsupported } from '../resources/unsupported.ts';
import type { Journal } from '../storage/journal.ts';
import {
  mutableSubscriptionFields,
  parseSubscription,
  requireLeaseSeconds,
  type SubscriptionConfig,
} from '../subscriptions/subscription-config.ts';
import { presentSubscription } from './present.ts';
import { pull } from './pull.ts';
import { alreadyExists, failedPrecondition, invalidArgument, unimplemented } from './status.ts';
import { streamingPull } from './streaming-pull.ts';
import { unary } from './unary.ts';
import type * as wire from './wire.ts';

/** google.pubsub.v1.Subscriber; methods that are missing here answer UNIMPLEMENTED. */
export function createSubscriberService(broker: Broker, journal: Journal): UntypedServiceImplementation {
  const putSubscription = (subscription: SubscriptionConfig) => {
    broker.record({ op: 'put-subscription', subscription });
    return presentSubscription(broker, subscription);
  };
  const configOf = (name: string) => broker.subscription(name).config;
  return {
    CreateSubscription: unary(journal, (request: wire.WireSubscription) => {
      const subscription = parseSubscription(request);
      compileFilter(subscription.filter);
      if (broker.subscriptions.has(subscription.name)) throw alreadyExists(subscription.name);
      broker.topic(subscription.topic);
      if (subscription.deadLetterPolicy) broker.topic(subscription.deadLetterPolicy.deadLetterTopic);
      return putSubscription(subscription);
    }),

    GetSubscription: unary(journal, (request: wire.SubscriptionRequest) =>
      presentSubscription(broker, configOf(request.subscription)),
    ),

    UpdateSubscription: unary(journal, ({ subscription, updateMask }: wire.UpdateSubscriptionRequest) => {
      if (!subscription) throw invalidArgument('The subscription must be set.');
      const current = { pushConfig: null, ...configOf(subscription.name) };
      const updated = applyFieldMask(current, subscription, updateMask?.paths, mutableSubscriptionFields);
      const { deadLetterTopic } = updated.deadLetterPolicy ?? {};
      if (deadLetterTopic && deadLetterTopic !== current.deadLetterPolicy?.deadLetterTopic)
        broker.topic(deadLetterTopic);
      return putSubscription({ ...parseSubscription(updated), detached: current.detached });
    }),

    DeleteSubscription: unary(journal, (request: wire.SubscriptionRequest): wire.Empty => {
      broker.subscription(request.subscription);
      broker.record({ op: 'delete-subscription', subscription: request.subscription });
      return {};
    }),

    ListSubscriptions: unary(journal, (request: wire.ListRequest) => {
      const prefix = namePrefix('subscriptions', request.project);
      const names = [...broker.subscriptions.keys()].filter((name) => name.startsWith(prefix));
      const page = pageOfNames(names, request);
      const subscriptions = page.names.map((name) => presentSubscription(broker, configOf(name)));
      return { subscriptions, nextPageToken: page.nextPageToken };
    }),

    ModifyPushConfig: unary(
      journal,
      ({ subscription, pushConfig }: wire.ModifyPushConfigRequest): wire.Empty => {
        broker.subscription(subscription);
        refuseUnsupported(pushConfig ?? {}, { pushEndpoint: 'Push delivery' });
        return {};
      },
    ),

    Seek: unary(journal, ({ subscription, time, snapshot }: wire.SeekRequest): wire.Empty => {
      const { detached } = configOf(subscription);
      if (detached) throw failedPrecondition('The subscription is detached.');
      if (snapshot) throw unimplemented('Seek to a snapshot');
      if (!time) throw invalidArgument('A seek needs a time.');
      broker.record({ op: 'seek', subscription, time: toMilliseconds(time) });
      return {};
    }),

    Acknowledge: unary(journal, (request: wire.AcknowledgeRequest): wire.Empty => {
      const subscription = broker.subscription(request.subscription);
      if (request.ackIds.length === 0) throw invalidArgument('No ack ids specified.');
      subscription.acknowledge(request.ackIds);
      return {};
    }),

    ModifyAckDeadline: unary(journal, (request: wire.ModifyAckDeadlineRequest): wire.Empty => {
      const subscription = broker.subscription(request.subscription);
      if (request.ackIds.length === 0) throw invalidArgument('No ack ids specified.');
      requireLeaseSeconds(request.ackDeadlineSeconds);
      subscription.modifyAckDeadline(request.ackIds, request.ackDeadlineSeconds);
      return {};
    }),

    Pull: unary(journal, (request: wire.PullRequest, call) =>
      pull(broker.subscription(request.subscription), request, call),
    ),

    StreamingPull: streamingPull(broker),
  };
}
