import type { Backlog } from '../delivery/backlog.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { DueTimes } from '../delivery/due-times.ts';
import { deadLetterOf } from './dead-letter.ts';
import { backoffMs } from './policies.ts';
import type { SubscriptionConfig } from './subscription-config.ts';
import type { SubscriptionHost } from './subscription-host.ts';

/** What becomes of messages that a consumer refused or whose deadline passed. */
export class Redelivery {
  readonly #host: SubscriptionHost;
  readonly #backlog: Backlog;
  readonly #onReady: () => void;
  readonly #backoffs: DueTimes<Delivery>;

  constructor(host: SubscriptionHost, backlog: Backlog, onReady: () => void) {
    this.#host = host;
    this.#backlog = backlog;
    this.#onReady = onReady;
    this.#backoffs = new DueTimes((deliveries) => {
      for (const delivery of deliveries) this.#backlog.makeReady(delivery);
      onReady();
    });
  }

  /** Sends each message to the dead letters, or delivers it again, at once or after its back-off. */
  failed(config: SubscriptionConfig, deliveries: readonly Delivery[]): void {
    const attempts: Record<string, number> = {};
    for (const delivery of deliveries) {
      if (this.#forwardDeadLetter(config, delivery)) continue;
      attempts[delivery.message.id] = delivery.attempts;
      this.#deliverAgain(delivery, backoffMs(config.retryPolicy, delivery.attempts));
    }
    if (config.deadLetterPolicy && Object.keys(attempts).length > 0) {
      this.#host.record({ op: 'count-attempts', subscription: config.name, attempts });
    }
    this.#onReady();
  }

  /** The message is settled otherwise. */
  forget(delivery: Delivery): void {
    this.#backoffs.delete(delivery);
  }

  /** Nothing comes back from its back-off any more. */
  stop(): void {
    this.#backoffs.clear();
  }

  #deliverAgain(delivery: Delivery, waitMs: number): void {
    if (waitMs === 0) {
      this.#backlog.makeReady(delivery);
      return;
    }
    delivery.state = 'backing-off';
    this.#backoffs.set(delivery, Date.now() + waitMs);
  }

  /** False when the message has attempts left, or there is no topic for dead letters. */
  #forwardDeadLetter(
    { name, deadLetterPolicy }: SubscriptionConfig,
    { message, attempts }: Delivery,
  ): boolean {
    if (!deadLetterPolicy || attempts < deadLetterPolicy.maxDeliveryAttempts) return false;
    const deadLetter = deadLetterOf(message, name, attempts);
    if (!this.#host.forward(deadLetterPolicy.deadLetterTopic, deadLetter)) return false;
    this.#host.record({ op: 'acknowledge', subscription: name, messageIds: [message.id] });
    return true;
  }
}
