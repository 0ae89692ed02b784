/**
 * The messages of google.pubsub.v1 that the emulator reads and writes, as the loader delivers them: absent
 * scalars hold their default, absent messages are null, 64-bit integers are numbers.
 */
export type Duration = { readonly seconds: number; readonly nanos: number };
/** A moment as seconds and nanoseconds since 1970. */
export type Timestamp = Duration;
/** Keys and values of a resource or of a message. */
export type StringMap = Readonly<Record<string, string>>;

export type WireTopic = {
  readonly name: string;
  readonly labels: StringMap;
  readonly messageRetentionDuration: Duration | null;
  readonly [unsupported: string]: unknown;
};

export type WireSubscription = {
  readonly name: string;
  readonly topic: string;
  readonly ackDeadlineSeconds: number;
  readonly retainAckedMessages: boolean;
  readonly messageRetentionDuration: Duration | null;
  readonly labels: StringMap;
  readonly enableMessageOrdering: boolean;
  readonly expirationPolicy: { readonly ttl: Duration | null } | null;
  readonly filter: string;
  readonly deadLetterPolicy: {
    readonly deadLetterTopic: string;
    readonly maxDeliveryAttempts: number;
  } | null;
  readonly retryPolicy: {
    readonly minimumBackoff: Duration | null;
    readonly maximumBackoff: Duration | null;
  } | null;
  readonly pushConfig: PushConfig | null;
  readonly [unsupported: string]: unknown;
};

export type PushConfig = { readonly pushEndpoint: string };
export type PubsubMessage = {
  readonly data: Buffer;
  readonly attributes: StringMap;
  readonly messageId: string;
  readonly publishTime: Timestamp | null;
  readonly orderingKey: string;
};
export type ReceivedMessage = {
  readonly ackId: string;
  readonly message: PubsubMessage;
  readonly deliveryAttempt: number;
};

type FieldMask = { readonly paths: readonly string[] };
type Page = { readonly pageSize: number; readonly pageToken: string };
export type Empty = Record<string, never>;
export type TopicRequest = { readonly topic: string };
export type SubscriptionRequest = { readonly subscription: string };
export type ListRequest = Page & { readonly project: string };
export type ListTopicSubscriptionsRequest = Page & TopicRequest;
export type UpdateTopicRequest = { readonly topic: WireTopic | null; readonly updateMask: FieldMask | null };
export type UpdateSubscriptionRequest = {
  readonly subscription: WireSubscription | null;
  readonly updateMask: FieldMask | null;
};
export type PublishRequest = TopicRequest & { readonly messages: readonly PubsubMessage[] };
export type PullRequest = SubscriptionRequest & {
  readonly maxMessages: number;
  readonly returnImmediately: boolean;
};
export type PullResponse = { readonly receivedMessages: readonly ReceivedMessage[] };
export type AcknowledgeRequest = SubscriptionRequest & { readonly ackIds: readonly string[] };
export type ModifyAckDeadlineRequest = AcknowledgeRequest & { readonly ackDeadlineSeconds: number };
export type ModifyPushConfigRequest = SubscriptionRequest & { readonly pushConfig: PushConfig | null };
export type SeekRequest = SubscriptionRequest & {
  readonly time?: Timestamp | null;
  readonly snapshot?: string;
};
export type StreamingPullRequest = AcknowledgeRequest & {
  readonly modifyDeadlineSeconds: readonly number[];
  readonly modifyDeadlineAckIds: readonly string[];
  readonly streamAckDeadlineSeconds: number;
  readonly maxOutstandingMessages: number;
  readonly maxOutstandingBytes: number;
};
export type StreamingPullResponse = PullResponse & {
  readonly subscriptionProperties: {
    readonly exactlyOnceDeliveryEnabled: boolean;
    readonly messageOrderingEnabled: boolean;
  };
};
