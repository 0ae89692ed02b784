import { setTimeout as delay } from 'node:timers/promises';
import type { EventType } from '@eshop/contracts';
import { Duration, type Message, type PubSub } from '@google-cloud/pubsub';
import { isTransient } from '../errors/transient.ts';
import { type Logger, runInTrace } from '../logging/index.ts';
import type { Metrics } from '../metrics/index.ts';
import { asSpan } from '../tracing/index.ts';
import { type DeliveryObserver, duplicate, type NoteTry, noteTries } from './delivery.ts';
import { type ReceivedEvent, readEvent } from './event.ts';
import { listenTo } from './subscription-listener.ts';

/** An event type with the handler of one service. */
export type Subscription = {
  readonly type: EventType;
  /** What it returns tells nothing, `duplicate` excepted. */
  handle(event: ReceivedEvent): Promise<unknown>;
};

/** Binds a handler to an event type. The handler commits before it returns; what it throws is not acknowledged. */
export function subscribe<T extends EventType>(
  type: T,
  handle: (event: ReceivedEvent<T>) => Promise<unknown>,
): Subscription {
  // The consumer parses the data with this very type before it calls the handler.
  return { type, handle: handle as Subscription['handle'] };
}

export type ConsumerOptions = {
  readonly pubsub: PubSub;
  /** The subscription of a topic is `<service>.<topic>`. */
  readonly service: string;
  readonly subscriptions: readonly Subscription[];
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly maxInFlight?: number;
  /** Hears of each try. */
  readonly observe?: DeliveryObserver;
};

export type Consumers = {
  /** Takes no new messages, finishes those in hand, gives back the rest. */
  stop(): Promise<void>;
};

const longestBackOffMilliseconds = 5_000;

/**
 * Acknowledgements of so short a time go together. No longer, since the next event of an ordering key may come only after the
 * acknowledgement of the one before; the client would hold it for 100 ms.
 */
const ackWithinMilliseconds = 3;

/**
 * The messages that a process has in hand when it dies come back after so long; while it lives the client asks for more time again
 * and again. Left alone it would ask for as long as 99 of 100 messages took, up to ten minutes: once messages were kept over an
 * outage, or the clock was set, a crash would hold up orders by as much.
 */
const longestLease = Duration.from({ seconds: 15 });

/** One stream carries far more than one instance can handle; the client would open five, each with messages of its own. */
const streamingOptions = { maxStreams: 1 };

/**
 * Consumes each subscription: parse, handle, acknowledge. A message that can't be read or whose handler fails for good goes
 * back and, after the subscription's five tries, to its dead-letter topic. While a store or service is away the message is
 * kept and tried again here, so that an outage never turns good messages into dead letters.
 */
export function startConsumers(options: ConsumerOptions): Consumers {
  const { pubsub, logger, observe = () => undefined } = options;
  const stopping = new AbortController();
  const consumed = options.metrics.counter('events_consumed_total', 'Messages by outcome', [
    'subscription',
    'outcome',
  ]);
  const lag = options.metrics.histogram(
    'event_lag_seconds',
    'Time from the event to the end of its handling',
    ['subscription'],
    [0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300],
  );
  const listeners = options.subscriptions.map((subscription) => {
    const name = `${options.service}.${subscription.type.topic}`;
    return listenTo({
      pubsub,
      name,
      logger,
      settings: {
        flowControl: { maxMessages: options.maxInFlight ?? 32, allowExcessMessages: false },
        batching: { maxMilliseconds: ackWithinMilliseconds },
        maxAckDeadline: longestLease,
        streamingOptions,
      },
      receive: (message) => receive(message, name, subscription),
    });
  });

  async function receive(message: Message, name: string, { type, handle }: Subscription): Promise<void> {
    const note = noteTries(message, { subscription: name, topic: type.topic }, observe);
    await runInTrace({ traceparent: message.attributes.traceparent }, async () => {
      try {
        const event = readEvent(message, { type, subscription: name });
        const result = await asSpan(
          {
            name: `process ${name}`,
            kind: 'consumer',
            attributes: {
              'messaging.system': 'gcp_pubsub',
              'messaging.destination.name': type.topic,
              'messaging.destination.subscription.name': name,
              'messaging.message.id': event.id,
            },
          },
          () => untilNotTransient(name, event, handle, note),
        );
        message.ack();
        consumed.inc({ subscription: name, outcome: 'done' });
        lag.observe({ subscription: name }, Math.max(0, (Date.now() - event.time.getTime()) / 1000));
        note(result === duplicate ? 'duplicate' : 'handled');
      } catch (error) {
        message.nack();
        if (stopping.signal.aborted) return;
        consumed.inc({ subscription: name, outcome: 'failed' });
        note('failed', error);
        logger.error(
          { err: error, subscription: name, messageId: message.id, attempt: message.deliveryAttempt },
          'the message could not be handled',
        );
      }
    });
  }

  async function untilNotTransient(
    name: string,
    event: ReceivedEvent,
    handle: Subscription['handle'],
    note: NoteTry,
  ): Promise<unknown> {
    for (let failures = 0; ; ) {
      try {
        return await handle(event);
      } catch (error) {
        if (!isTransient(error) || stopping.signal.aborted) throw error;
        failures++;
        consumed.inc({ subscription: name, outcome: 'retried' });
        note('retried', error);
        logger.warn({ err: error, subscription: name, failures }, 'a dependency is away: trying again');
        const wait = Math.min(longestBackOffMilliseconds, 50 * 2 ** Math.min(failures, 10));
        await delay(wait * (0.5 + Math.random() / 2), undefined, { signal: stopping.signal });
      }
    }
  }

  return {
    async stop() {
      stopping.abort();
      await Promise.all(listeners.map((listener) => listener.stop()));
    },
  };
}
