import type { Consumer } from './consumer.ts';
import { type Delivery, newAckId } from './delivery.ts';
import { DueTimes } from './due-times.ts';

/** Who holds which message until when. */
export class Leases {
  readonly #ends: DueTimes<Delivery>;

  /** `onLapsed` gets the messages whose consumers let the deadline pass; their leases are still to be ended. */
  constructor(onLapsed: (deliveries: readonly Delivery[]) => void) {
    this.#ends = new DueTimes(onLapsed);
  }

  /** Gives the message to the consumer for as long as that asks, and returns the id for its acknowledgement. */
  grant(delivery: Delivery, consumer: Consumer): string {
    const ackId = newAckId(delivery.message);
    delivery.state = 'leased';
    delivery.attempts += 1;
    delivery.lease = { ackId, consumer };
    consumer.hold(delivery.message.size);
    this.extend(delivery, consumer.leaseSeconds);
    return ackId;
  }

  /** Moves the end of the lease to so many seconds from now. */
  extend(delivery: Delivery, seconds: number): void {
    this.#ends.set(delivery, Date.now() + seconds * 1000);
  }

  /** Ends the lease, if there is one, and makes room at the consumer. */
  end(delivery: Delivery): void {
    this.#ends.delete(delivery);
    delivery.lease?.consumer.release(delivery.message.size);
    delivery.lease = null;
  }

  /** No lease lapses any more. */
  stop(): void {
    this.#ends.clear();
  }
}
