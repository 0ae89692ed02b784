import type { Message, PubSub } from '@google-cloud/pubsub';
import type { Logger } from '../logging/index.ts';
import { eventIdOf, listenTo, plain, type SubscriptionListener } from '../messaging/index.ts';
import type { DeadLetterStore, NewDeadLetter } from './dead-letter-store.ts';
import type { DeliveryJournal } from './delivery-journal.ts';
import type { DeliveryStore } from './delivery-store.ts';

export type DeadLetterSource = { readonly subscription: string; readonly topic: string };

/** Dead letters are rare: one stream and few messages in hand are enough. */
const settings = {
  flowControl: { maxMessages: 8, allowExcessMessages: false },
  streamingOptions: { maxStreams: 1 },
};

/** What Pub/Sub adds to a message on its way to the dead-letter topic. */
const addedPrefix = 'CloudPubSubDeadLetterSource';

/** Takes the dead letters of some subscriptions into the store, with the errors of their tries. */
export function collectDeadLetters(options: {
  readonly pubsub: PubSub;
  readonly sources: readonly DeadLetterSource[];
  readonly store: Pick<DeadLetterStore, 'keep'>;
  readonly journal: Pick<DeliveryJournal, 'flush'>;
  readonly deliveries: Pick<DeliveryStore, 'errorsOf'>;
  readonly logger: Logger;
}): SubscriptionListener {
  const { pubsub, sources, store, journal, deliveries, logger } = options;

  async function receive(message: Message, source: DeadLetterSource): Promise<void> {
    try {
      const { subscription } = source;
      const eventId = eventIdOf({ ...message, attributes: originalAttributes(message.attributes) });
      await journal.flush();
      const errors = await deliveries.errorsOf(subscription, eventId);
      await store.keep(letterOf(message, source, errors));
      message.ack();
      logger.error({ subscription, eventId }, 'a message could not be handled and waits for an admin');
    } catch (error) {
      message.nack();
      logger.warn({ err: error, ...source }, 'a dead letter could not be kept and comes again');
    }
  }

  const listeners = sources.map((source) =>
    listenTo({
      pubsub,
      name: `${source.subscription}.dead`,
      settings,
      logger,
      receive: (message) => receive(message, source),
    }),
  );
  return {
    async stop() {
      await Promise.all(listeners.map((listener) => listener.stop()));
    },
  };
}

function letterOf(
  message: Message,
  { subscription, topic }: DeadLetterSource,
  errors: { first: string | null; last: string | null },
): NewDeadLetter {
  const attributes = originalAttributes(message.attributes);
  return {
    subscription,
    topic,
    eventId: eventIdOf({ data: message.data, attributes }),
    messageId: message.id,
    orderingKey: plain(message.orderingKey ?? '', 200),
    data: message.data,
    attributes,
    attempts: Number(message.attributes[`${addedPrefix}DeliveryCount`] ?? 0),
    firstError: errors.first,
    lastError: errors.last,
    publishedAt: timeOf(message.attributes[`${addedPrefix}TopicPublishTime`]),
    diedAt: new Date(message.publishTime.getTime()),
  };
}

function timeOf(text: string | undefined): Date | null {
  const time = new Date(text ?? '');
  return Number.isNaN(time.getTime()) ? null : time;
}

const originalAttributes = (attributes: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(attributes).filter(([name]) => !name.startsWith(addedPrefix)));
