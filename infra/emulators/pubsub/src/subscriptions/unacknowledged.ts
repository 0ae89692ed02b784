import { Backlog } from '../delivery/backlog.ts';
import type { Consumer } from '../delivery/consumer.ts';
import { type Delivery, messageIdOf } from '../delivery/delivery.ts';
import { Dispatcher } from '../delivery/dispatcher.ts';
import { Leases } from '../delivery/leases.ts';
import type { StatusError } from '../grpc/status.ts';
import type { ReceivedMessage } from '../grpc/wire.ts';
import { type Message, presentMessage } from '../topics/message.ts';
import { Redelivery } from './redelivery.ts';
import type { SubscriptionConfig } from './subscription-config.ts';
import type { SubscriptionHost } from './subscription-host.ts';

/** A message and the attempts to deliver it that have failed. */
export type PendingMessage = { readonly message: Message; readonly attempts: number };

/** The messages that a subscription has yet to see acknowledged, and their way to the consumers and back. */
export class Unacknowledged {
  readonly #config: () => SubscriptionConfig;
  readonly #backlog: Backlog;
  readonly #leases: Leases;
  readonly #dispatcher: Dispatcher;
  readonly #redelivery: Redelivery;

  /** `config` gives the settings as they are at the time. */
  constructor(host: SubscriptionHost, config: () => SubscriptionConfig) {
    this.#config = config;
    this.#backlog = new Backlog(config().enableMessageOrdering);
    this.#leases = new Leases((lapsed) => this.#fail(lapsed));
    this.#dispatcher = new Dispatcher(this.#backlog, (delivery, consumer) => this.#lease(delivery, consumer));
    this.#redelivery = new Redelivery(host, this.#backlog, () => this.#dispatcher.plan());
  }

  add({ message, attempts }: PendingMessage): void {
    this.#backlog.add(message, attempts);
    this.#dispatcher.plan();
  }

  /** Starts handing out messages to the consumer. */
  join(consumer: Consumer): void {
    this.#dispatcher.join(consumer);
  }

  /** Hands out no more to the consumer; its leases run on. */
  leave(consumer: Consumer): void {
    this.#dispatcher.leave(consumer);
  }

  /** Room has come free at a consumer. */
  resume(): void {
    this.#dispatcher.plan();
  }

  /** Hands out up to `max` messages at once, as many as are ready. */
  takeNow(consumer: Consumer, max: number): ReceivedMessage[] {
    return this.#dispatcher.take(consumer, max);
  }

  /** The ids of those messages that are still there, whether their leases have lapsed or not. */
  messageIdsOf(ackIds: readonly string[]): string[] {
    return ackIds.map(messageIdOf).filter((id) => this.#backlog.find(id));
  }

  /** Moves the end of leases to so many seconds from now; 0 gives the messages back. Lapsed ones are ignored. */
  modifyAckDeadline(ackIds: readonly string[], seconds: number): void {
    const held: Delivery[] = [];
    for (const ackId of ackIds) {
      const delivery = this.#backlog.find(messageIdOf(ackId));
      if (delivery?.lease?.ackId === ackId) held.push(delivery);
    }
    if (seconds === 0) this.#fail(held);
    else for (const delivery of held) this.#leases.extend(delivery, seconds);
  }

  /** Forgets a message and returns it, if it was there. */
  settle(messageId: string): Message | undefined {
    const delivery = this.#backlog.find(messageId);
    if (!delivery) return undefined;
    this.#leases.end(delivery);
    this.#redelivery.forget(delivery);
    this.#backlog.settle(delivery);
    this.#dispatcher.plan();
    return delivery.message;
  }

  /** Sets how often messages were handed out, by message id. */
  countAttempts(attempts: Readonly<Record<string, number>>): void {
    for (const [id, count] of Object.entries(attempts)) {
      const delivery = this.#backlog.find(id);
      if (delivery) delivery.attempts = count;
    }
  }

  /** All messages, oldest first. */
  *pending(): Generator<PendingMessage> {
    for (const { message, attempts, state } of this.#backlog.deliveries()) {
      yield { message, attempts: state === 'leased' ? attempts - 1 : attempts };
    }
  }

  dropPublishedBefore(time: number): void {
    for (const { message } of this.#backlog.deliveries()) {
      if (message.publishedAt >= time) return;
      this.settle(message.id);
    }
  }

  /** Takes all messages out and ends their leases. */
  clear(): PendingMessage[] {
    const all = [...this.pending()];
    for (const delivery of this.#backlog.deliveries()) this.#leases.end(delivery);
    this.#redelivery.stop();
    this.#backlog.clear();
    return all;
  }

  /** Ends all consumers and timers; the messages stay. */
  disconnect(reason: StatusError): void {
    this.#leases.stop();
    this.#redelivery.stop();
    this.#dispatcher.closeAll(reason);
  }

  #lease(delivery: Delivery, consumer: Consumer): ReceivedMessage {
    const ackId = this.#leases.grant(delivery, consumer);
    const deliveryAttempt = this.#config().deadLetterPolicy ? delivery.attempts : 0;
    return { ackId, message: presentMessage(delivery.message), deliveryAttempt };
  }

  #fail(deliveries: readonly Delivery[]): void {
    for (const delivery of deliveries) this.#leases.end(delivery);
    this.#redelivery.failed(this.#config(), deliveries);
  }
}
