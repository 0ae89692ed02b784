import type { Message } from '../topics/message.ts';
import type { Consumer } from './consumer.ts';

/**
 * An unacknowledged message of one subscription. `queued` waits for an earlier message of its ordering key,
 * `ready` for a consumer, `leased` for its acknowledgement, `backing-off` for the time of its next attempt.
 */
export type Delivery = {
  readonly message: Message;
  /** How often it was handed out, this time included. */
  attempts: number;
  state: 'queued' | 'ready' | 'leased' | 'backing-off' | 'settled';
  lease: { readonly ackId: string; readonly consumer: Consumer } | null;
};

let leases = 0;

/** An ack id that leads back to the message, so that it stays good over a restart of the emulator. */
export function newAckId(message: Message): string {
  leases += 1;
  return `${message.id}-${leases.toString(36)}`;
}

/** The id of the message for which the ack id was given. */
export const messageIdOf = (ackId: string) => ackId.slice(0, Math.max(0, ackId.indexOf('-')));
