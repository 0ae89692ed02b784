import { invalidArgument } from '../grpc/status.ts';
import type { StringMap, WireSubscription } from '../grpc/wire.ts';
import { requireLabels } from '../resources/labels.ts';
import { requireName } from '../resources/names.ts';
import { days, minutes, toMilliseconds } from '../resources/time.ts';
import { refuseUnsupported } from '../resources/unsupported.ts';
import { parseDeadLetterPolicy, parseRetryPolicy } from './policies.ts';

/** What the emulator knows of a subscription, in the shape of the wire. */
export type SubscriptionConfig = Pick<
  WireSubscription,
  | 'name'
  | 'topic'
  | 'ackDeadlineSeconds'
  | 'retainAckedMessages'
  | 'enableMessageOrdering'
  | 'expirationPolicy'
  | 'filter'
  | 'deadLetterPolicy'
  | 'retryPolicy'
> & {
  readonly labels: StringMap;
  readonly messageRetentionDuration: { readonly seconds: number; readonly nanos: number };
  readonly detached: boolean;
};

/** Fields that UpdateSubscription may change. */
export const mutableSubscriptionFields = [
  'ackDeadlineSeconds',
  'retainAckedMessages',
  'messageRetentionDuration',
  'labels',
  'expirationPolicy',
  'deadLetterPolicy',
  'retryPolicy',
  'pushConfig',
  'enableExactlyOnceDelivery',
];

const unsupported = {
  bigqueryConfig: 'Delivery to BigQuery',
  bigtableConfig: 'Delivery to Bigtable',
  cloudStorageConfig: 'Delivery to Cloud Storage',
  enableExactlyOnceDelivery: 'Exactly-once delivery',
  messageTransforms: 'Message transforms',
};

const seconds = (milliseconds: number) => ({ seconds: milliseconds / 1000, nanos: 0 });
const defaultAckDeadlineSeconds = 10;

/** Throws INVALID_ARGUMENT unless the deadline is one that a subscription or a stream may have. */
export function requireAckDeadline(value: number): void {
  if (value < 10 || value > 600) {
    throw invalidArgument(`Invalid ack deadline: ${value} s. It must be between 10 and 600 seconds.`);
  }
}

/** Throws INVALID_ARGUMENT unless a lease may be set to so many seconds; 0 gives the message back. */
export function requireLeaseSeconds(value: number): void {
  if (value < 0 || value > 600) {
    throw invalidArgument(`Invalid ack deadline: ${value} s. It must be between 0 and 600 seconds.`);
  }
}

/** Checks a subscription that a client sends and fills in defaults; throws INVALID_ARGUMENT or UNIMPLEMENTED. */
export function parseSubscription(subscription: WireSubscription): SubscriptionConfig {
  refuseUnsupported(subscription, unsupported);
  refuseUnsupported(subscription.pushConfig ?? {}, { pushEndpoint: 'Push delivery' });
  requireName('subscriptions', subscription.name);
  requireLabels(subscription.labels);
  const ackDeadlineSeconds = subscription.ackDeadlineSeconds || defaultAckDeadlineSeconds;
  requireAckDeadline(ackDeadlineSeconds);
  const retention = subscription.messageRetentionDuration ?? seconds(days(7));
  if (toMilliseconds(retention) < minutes(10) || toMilliseconds(retention) > days(31)) {
    throw invalidArgument('message_retention_duration must be between 10 minutes and 31 days.');
  }
  return {
    name: subscription.name,
    topic: subscription.topic,
    ackDeadlineSeconds,
    retainAckedMessages: subscription.retainAckedMessages,
    messageRetentionDuration: retention,
    labels: subscription.labels,
    enableMessageOrdering: subscription.enableMessageOrdering,
    expirationPolicy: subscription.expirationPolicy ?? { ttl: seconds(days(31)) },
    filter: subscription.filter,
    deadLetterPolicy: parseDeadLetterPolicy(subscription.deadLetterPolicy),
    retryPolicy: parseRetryPolicy(subscription.retryPolicy),
    detached: false,
  };
}
