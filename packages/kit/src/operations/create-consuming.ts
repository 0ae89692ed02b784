import { eventFlow, topicNames } from '@eshop/contracts/events';
import type { PubSub } from '@google-cloud/pubsub';
import { unavailable } from '../errors/index.ts';
import { type Logger, runInTrace } from '../logging/index.ts';
import {
  type Consumers,
  type DeliveryNote,
  duplicate,
  noteTries,
  type ReceivedMessage,
  readEvent,
  type Subscription,
  startConsumers,
} from '../messaging/index.ts';
import type { Metrics } from '../metrics/index.ts';
import { repeatEvery } from '../recurring/index.ts';
import { collectDeadLetters } from './collect-dead-letters.ts';
import { type Consumption, createConsumption } from './consumption.ts';
import type { DeadLetterStore, KeptDeadLetter } from './dead-letter-store.ts';
import type { HandleAgain } from './decide-dead-letter.ts';
import { createDeliveryJournal } from './delivery-journal.ts';
import type { DeliveryStore } from './delivery-store.ts';

/** What a service consumes, seen from outside. */
export type Consuming = {
  readonly consumption: Pick<Consumption, 'status'>;
  readonly deliveries: Pick<DeliveryStore, 'list'>;
  readonly deadLetters: DeadLetterStore;
  readonly handleAgain: HandleAgain;
  /** Starts the consumers with their journal, takes in dead letters, and drops what is old. */
  start(subscriptions: readonly Subscription[], options?: { readonly maxInFlight?: number }): Consumers;
};

const pruneEveryMilliseconds = 60_000;

/** The subscriptions of a service, by the contract. */
const sourcesOf = (service: string) =>
  topicNames
    .filter((topic) => eventFlow[topic].to.some((consumer) => consumer === service))
    .map((topic) => ({ subscription: `${service}.${topic}`, topic }));

/** The consuming side of a service: consumers that note what they do, and the messages that they could not handle. */
export function createConsuming(options: {
  readonly service: string;
  readonly pubsub: PubSub;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly deliveries: DeliveryStore;
  readonly deadLetters: DeadLetterStore;
}): Consuming {
  const { service, pubsub, logger, metrics, deliveries, deadLetters } = options;
  const sources = sourcesOf(service);
  const consumption = createConsumption(sources);
  const journal = createDeliveryJournal({ store: deliveries, logger, metrics });
  const handlers = new Map<string, Subscription>();
  metrics.gauge('dead_letters_waiting', 'Messages that wait for an admin', [], () => deadLetters.waiting());

  const observe = (note: DeliveryNote): void => {
    consumption.note(note);
    journal.note(note);
  };

  return {
    consumption,
    deliveries,
    deadLetters,
    async handleAgain(letter) {
      const handler = handlers.get(letter.subscription);
      if (!handler) throw unavailable(`the consumer ${letter.subscription}`);
      const message = messageOf(letter);
      const note = noteTries(message, letter, observe);
      try {
        const event = readEvent(message, { ...handler, subscription: letter.subscription });
        const result = await runInTrace({ traceparent: letter.attributes.traceparent }, () =>
          handler.handle(event),
        );
        note(result === duplicate ? 'duplicate' : 'handled');
      } catch (error) {
        note('failed', error);
        throw error;
      }
    },
    start(subscriptions, limits = {}) {
      for (const each of subscriptions) handlers.set(`${service}.${each.type.topic}`, each);
      const common = { pubsub, service, logger, metrics };
      const consumers = startConsumers({ ...common, ...limits, subscriptions, observe });
      const collector = collectDeadLetters({ ...common, sources, store: deadLetters, journal, deliveries });
      const pruning = repeatEvery(pruneEveryMilliseconds, () => prune(deliveries, deadLetters), {
        logger,
        name: 'prune journals',
      });
      return {
        async stop() {
          await Promise.all([consumers.stop(), collector.stop(), pruning.stop()]);
          await journal.flush();
        },
      };
    },
  };
}

async function prune(deliveries: DeliveryStore, deadLetters: DeadLetterStore): Promise<void> {
  await deliveries.prune();
  await deadLetters.prune();
}

const messageOf = (letter: KeptDeadLetter): ReceivedMessage => ({
  id: letter.messageId,
  attributes: letter.attributes,
  data: letter.data,
  publishTime: letter.publishedAt ?? letter.diedAt,
  orderingKey: letter.orderingKey,
  deliveryAttempt: letter.attempts + 1,
});
