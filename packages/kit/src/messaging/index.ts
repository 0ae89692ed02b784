export { type Consumers, type Subscription, startConsumers, subscribe } from './consumer.ts';
export {
  type DeliveryNote,
  type DeliveryObserver,
  duplicate,
  eventIdOf,
  noteTries,
  plain,
} from './delivery.ts';
export {
  newEvent,
  type OutboxEvent,
  type ReceivedEvent,
  type ReceivedMessage,
  readEvent,
} from './event.ts';
export { createInbox, type Inbox } from './inbox.ts';
export {
  createSqlOutbox,
  type OutboxEntry,
  type OutboxSource,
  type OutboxWriter,
  type SqlOutbox,
} from './outbox.ts';
export { createPublisher, createPubSub, type Publisher, subscriptionCheck, topicCheck } from './pub-sub.ts';
export { createRelay, type Relay } from './relay.ts';
export { listenTo, type SubscriptionListener } from './subscription-listener.ts';
