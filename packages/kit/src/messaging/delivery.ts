import { createHash } from 'node:crypto';
import type { DeliveryOutcome } from '@eshop/contracts/api/operations';
import { eventTimeOf, type ReceivedMessage } from './event.ts';

/** One try of a consumer at a message, as it is told to whoever keeps a journal of them. */
export type DeliveryNote = {
  readonly eventId: string;
  readonly subscription: string;
  readonly topic: string;
  readonly orderingKey: string;
  /** The order that the event tells of, where it tells of one. */
  readonly orderId: string | null;
  readonly attempt: number;
  /** When the event was made; null when the message does not say. */
  readonly eventTime: Date | null;
  readonly receivedAt: Date;
  readonly handledAt: Date;
  readonly outcome: DeliveryOutcome;
  readonly error: unknown;
};

/** Called after each try; it must return at once and never throw. */
export type DeliveryObserver = (note: DeliveryNote) => void;

/** What a handler returns to say that it had handled the event before and did nothing. */
export const duplicate = Symbol('duplicate');

/** Tells how a try ended. */
export type NoteTry = (outcome: DeliveryOutcome, error?: unknown) => void;

/** Tells the observer of each try at one message: a try begins where the one before ended. */
export function noteTries(
  message: ReceivedMessage,
  place: { readonly subscription: string; readonly topic: string },
  observe: DeliveryObserver,
): NoteTry {
  let receivedAt = new Date();
  return (outcome, error = null) => {
    const handledAt = new Date();
    observe({
      ...place,
      eventId: eventIdOf(message),
      orderingKey: plain(message.orderingKey ?? '', 200),
      orderId: orderIdIn(message.data),
      attempt: message.deliveryAttempt || 1,
      eventTime: eventTimeOf(message.attributes),
      receivedAt,
      handledAt,
      outcome,
      error,
    });
    receivedAt = handledAt;
  };
}

/**
 * The event's id. A message without one is known by its bytes: they are the same on the topic and as a dead letter, where
 * Pub/Sub gives the message another id.
 */
export function eventIdOf({ attributes, data }: Pick<ReceivedMessage, 'attributes' | 'data'>): string {
  return (
    plain(attributes['ce-id'] ?? '', 100) ||
    `bytes-${createHash('sha256').update(data).digest('hex').slice(0, 32)}`
  );
}

/** The order that an event tells of, also when its data does not fit its contract. */
function orderIdIn(data: Buffer): string | null {
  try {
    const read: unknown = JSON.parse(data.toString('utf8'));
    if (typeof read !== 'object' || read === null || !('orderId' in read)) return null;
    return typeof read.orderId === 'string' ? plain(read.orderId, 36) : null;
  } catch {
    return null;
  }
}

/** As it may be written into any store: a message that nobody can read may hold what some refuse. */
export const plain = (text: string, maxLength: number): string =>
  text.replaceAll(/\p{Cc}/gu, '').slice(0, maxLength);
