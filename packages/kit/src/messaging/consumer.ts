import { setTimeout as delay } from 'node:timers/promises';
import type { EventType } from '@eshop/contracts';
import type { Message, PubSub, Subscription as PubSubSubscription } from '@google-cloud/pubsub';
import { isTransient } from '../errors/transient.ts';
import { type Logger, runInTrace } from '../logging/index.ts';
import type { Metrics } from '../metrics/index.ts';
import type { ReceivedEvent } from './event.ts';

/** An event type with the handler of one service. */
export type Subscription = {
  readonly type: EventType;
  handle(event: ReceivedEvent): Promise<void>;
};

/** Binds a handler to an event type. The handler commits before it returns; what it throws is not acknowledged. */
export function subscribe<T extends EventType>(
  type: T,
  handle: (event: ReceivedEvent<T>) => Promise<void>,
): Subscription {
  // The consumer parses the data with this very type before it calls the handler.
  return { type, handle: handle as (event: ReceivedEvent) => Promise<void> };
}

export type ConsumerOptions = {
  readonly pubsub: PubSub;
  /** The subscription of a topic is `<service>.<topic>`. */
  readonly service: string;
  readonly subscriptions: readonly Subscription[];
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly maxInFlight?: number;
};

export type Consumers = {
  /** Takes no new messages, finishes those in hand, gives back the rest. */
  stop(): Promise<void>;
};

const longestBackOffMilliseconds = 5_000;

/** The next event of an ordering key comes after the acknowledgement of the one before; the client would hold it for 100 ms. */
const ackWithinMilliseconds = 2;

/**
 * Consumes each subscription: parse, handle, acknowledge. A message that can't be read or whose handler fails for good goes
 * back and, after the subscription's five tries, to its dead-letter topic. While a store or service is away the message is
 * kept and tried again here, so that an outage never turns good messages into dead letters.
 */
export function startConsumers(options: ConsumerOptions): Consumers {
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
  const opened = options.subscriptions.map(({ type, handle }) => {
    const name = `${options.service}.${type.topic}`;
    const subscription = options.pubsub.subscription(name, {
      flowControl: { maxMessages: options.maxInFlight ?? 32, allowExcessMessages: false },
      batching: { maxMilliseconds: ackWithinMilliseconds },
    });
    const inHand = new Set<Promise<void>>();
    subscription.on('message', (message) => {
      const work = receive({ message, name, type, handle }).finally(() => inHand.delete(work));
      inHand.add(work);
    });
    subscription.on('error', (error) => {
      options.logger.error({ err: error, subscription: name }, 'the subscription failed');
      reopen(subscription, name);
    });
    return { subscription, inHand };
  });

  /** The client closes a subscription on an error that it takes for final (deleted, no right); it may be mended any time. */
  function reopen(subscription: PubSubSubscription, name: string): void {
    if (stopping.signal.aborted) return;
    delay(longestBackOffMilliseconds, undefined, { signal: stopping.signal, ref: false })
      .then(async () => {
        if (subscription.isOpen) return;
        subscription.open();
        options.logger.warn({ subscription: name }, 'the subscription was opened again');
      })
      .catch(() => undefined);
  }

  type Delivery = { message: Message; name: string; type: EventType; handle: Subscription['handle'] };

  async function receive({ message, name, type, handle }: Delivery): Promise<void> {
    const { traceparent } = message.attributes;
    await runInTrace({ traceparent }, async () => {
      try {
        const event = readEvent(message, type, name);
        await untilNotTransient(name, event, handle);
        message.ack();
        consumed.inc({ subscription: name, outcome: 'done' });
        lag.observe({ subscription: name }, Math.max(0, (Date.now() - event.time.getTime()) / 1000));
      } catch (error) {
        message.nack();
        if (stopping.signal.aborted) return;
        consumed.inc({ subscription: name, outcome: 'failed' });
        options.logger.error(
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
  ): Promise<void> {
    for (let failures = 0; ; ) {
      try {
        return await handle(event);
      } catch (error) {
        if (!isTransient(error) || stopping.signal.aborted) throw error;
        failures++;
        consumed.inc({ subscription: name, outcome: 'retried' });
        options.logger.warn(
          { err: error, subscription: name, failures },
          'a dependency is away: trying again',
        );
        const wait = Math.min(longestBackOffMilliseconds, 50 * 2 ** Math.min(failures, 10));
        await delay(wait * (0.5 + Math.random() / 2), undefined, { signal: stopping.signal });
      }
    }
  }

  return {
    async stop() {
      stopping.abort();
      await Promise.all(
        opened.map(async ({ subscription, inHand }) => {
          const closed = subscription.close();
          await Promise.allSettled([...inHand]);
          await closed;
        }),
      );
    },
  };
}

function readEvent(message: Message, type: EventType, subscription: string): ReceivedEvent {
  const data: unknown = JSON.parse(message.data.toString('utf8'));
  return {
    id: message.attributes['ce-id'] ?? message.id,
    time: readTime(message),
    data: type.data.parse(data),
    subscription,
    deliveryAttempt: message.deliveryAttempt ?? 1,
  };
}

function readTime(message: Message): Date {
  const time = new Date(message.attributes['ce-time'] ?? '');
  return Number.isNaN(time.getTime()) ? message.publishTime : time;
}
