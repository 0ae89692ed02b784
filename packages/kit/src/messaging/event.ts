import type { EventData, EventType } from '@eshop/contracts';
import { v7 as uuidv7 } from 'uuid';
import { currentTrace } from '../logging/index.ts';

/** An event ready for the outbox: what goes over the wire, as text. */
export type OutboxEvent = {
  readonly eventId: string;
  readonly topic: string;
  readonly orderingKey: string;
  readonly data: string;
  readonly attributes: Readonly<Record<string, string>>;
};

/**
 * Makes an event of `type` with CloudEvents attributes (Pub/Sub binding, binary mode) and the trace of the request or
 * message in hand. `source` is the service's name. Throws a ZodError when the data does not fit the contract: better no
 * commit than a commit whose event nobody can read.
 */
export function newEvent<T extends EventType>(
  type: T,
  data: EventData<T>,
  { source, now = new Date() }: { source: string; now?: Date },
): OutboxEvent {
  const parsed = type.data.parse(data) as EventData<T>;
  const eventId = uuidv7();
  const trace = currentTrace();
  return {
    eventId,
    topic: type.topic,
    orderingKey: type.orderingKey(parsed),
    data: JSON.stringify(parsed),
    attributes: {
      'ce-id': eventId,
      'ce-source': `//eshop/${source}`,
      'ce-type': type.topic,
      'ce-specversion': '1.0',
      'ce-time': now.toISOString(),
      'content-type': 'application/json',
      ...(trace?.traceparent ? { traceparent: trace.traceparent } : {}),
    },
  };
}

/** A message as a consumer sees it: the data parsed by the contract's schema. */
export type ReceivedEvent<T extends EventType = EventType> = {
  readonly id: string;
  readonly time: Date;
  readonly data: EventData<T>;
  /** The consumer's own subscription, the key of its inbox together with `id`. */
  readonly subscription: string;
  readonly deliveryAttempt: number;
};

/** A message as it came from a subscription, or as it was kept of one. */
export type ReceivedMessage = {
  readonly id: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly data: Buffer;
  readonly publishTime: Date;
  readonly orderingKey?: string | undefined;
  readonly deliveryAttempt?: number | undefined;
};

/**
 * The event in a message, its data checked by the contract.
 * @throws when the data is not JSON or does not fit.
 */
export function readEvent(
  message: ReceivedMessage,
  { type, subscription }: { readonly type: EventType; readonly subscription: string },
): ReceivedEvent {
  const data: unknown = JSON.parse(message.data.toString('utf8'));
  return {
    id: message.attributes['ce-id'] ?? message.id,
    time: eventTimeOf(message.attributes) ?? message.publishTime,
    data: type.data.parse(data),
    subscription,
    deliveryAttempt: message.deliveryAttempt ?? 1,
  };
}

/** When the event was made, by its attributes. */
export function eventTimeOf(attributes: Readonly<Record<string, string>>): Date | null {
  const time = new Date(attributes['ce-time'] ?? '');
  return Number.isNaN(time.getTime()) ? null : time;
}
