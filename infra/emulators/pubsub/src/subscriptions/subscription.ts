import { Backlog } from '../delivery/backlog.ts';
import type { Consumer } from '../delivery/consumer.ts';
import { type Delivery, messageIdOf } from '../delivery/delivery.ts';
import { Dispatcher } from '../delivery/dispatcher.ts';
import { Leases } from '../delivery/leases.ts';
import { compileFilter, type Filter } from '../filter/filter.ts';
import { failedPrecondition, type StatusError } from '../grpc/status.ts';
import type { ReceivedMessage } from '../grpc/wire.ts';
import { minutes, toMilliseconds } from '../resources/time.ts';
import { byPublication, type Message, presentMessage } from '../topics/message.ts';
import { RetainedMessages } from '../topics/retained-messages.ts';
import { Redelivery } from './redelivery.ts';
import type { SubscriptionConfig } from './subscription-config.ts';
import type { SubscriptionHost } from './subscription-host.ts';

/** Retention is ten minutes at least, so that while messages come in a look once a minute is exact enough. */
const expiryCheckMs = minutes(1);

/** A subscription: what is yet to be acknowledged, who holds it, and what is kept for a seek. */
export class Subscription {
  readonly #host: SubscriptionHost;
  readonly #filter: Filter;
  readonly #backlog: Backlog;
  readonly #leases: Leases;
  readonly #dispatcher: Dispatcher;
  readonly #redelivery: Redelivery;
  #config: SubscriptionConfig;
  #acknowledged: RetainedMessages | null = null;
  #nextExpiryCheck = 0;

  constructor(config: SubscriptionConfig, host: SubscriptionHost) {
    this.#host = host;
    this.#config = config;
    this.#filter = compileFilter(config.filter);
    this.#backlog = new Backlog(config.enableMessageOrdering);
    this.#leases = new Leases((lapsed) => this.#fail(lapsed));
    this.#dispatcher = new Dispatcher(this.#backlog, (delivery, consumer) => this.#lease(delivery, consumer));
    this.#redelivery = new Redelivery(host, this.#backlog, () => this.#dispatcher.plan());
    this.configure(config);
  }

  get config(): SubscriptionConfig {
    return this.#config;
  }

  /** Takes over changed settings; a detached subscription loses its messages and its consumers. */
  configure(config: SubscriptionConfig): void {
    this.#config = config;
    if (config.detached) this.close(failedPrecondition('The subscription is detached.'));
    if (!config.retainAckedMessages) {
      this.#acknowledged = null;
      return;
    }
    const retention = toMilliseconds(config.messageRetentionDuration);
    this.#acknowledged ??= new RetainedMessages(retention);
    this.#acknowledged.setRetention(retention);
  }

  /** Takes a message of its topic if the filter lets it pass. */
  offer(message: Message): void {
    if (this.#filter(message.attributes)) this.restore(message, 0);
  }

  /** Takes a message that has been handed out `attempts` times before. */
  restore(message: Message, attempts: number): void {
    if (Date.now() >= this.#nextExpiryCheck) this.#dropExpired();
    this.#backlog.add(message, attempts);
    this.#dispatcher.plan();
  }

  /** Takes a message that was acknowledged before, for a later seek. */
  restoreAcknowledged(message: Message): void {
    this.#acknowledged?.add(message);
  }

  /** Starts handing out messages to the consumer. */
  join(consumer: Consumer): void {
    this.#dropExpired();
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
    this.#dropExpired();
    return this.#dispatcher.take(consumer, max);
  }

  /** Acknowledges. Ids of messages that are not there any more are ignored, as Pub/Sub does. */
  acknowledge(ackIds: readonly string[]): void {
    const messageIds = ackIds.map(messageIdOf).filter((id) => this.#backlog.find(id));
    if (messageIds.length === 0) return;
    this.#host.record({ op: 'acknowledge', subscription: this.#config.name, messageIds });
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

  /** Forgets messages that were acknowledged, or keeps them aside when the subscription retains those. */
  settle(messageIds: readonly string[]): void {
    for (const id of messageIds) {
      const delivery = this.#backlog.find(id);
      if (!delivery) continue;
      this.#remove(delivery);
      this.#acknowledged?.add(delivery.message);
    }
    this.#dispatcher.plan();
  }

  /** Sets how often messages were handed out, by message id. */
  countAttempts(attempts: Readonly<Record<string, number>>): void {
    for (const [id, count] of Object.entries(attempts)) {
      const delivery = this.#backlog.find(id);
      if (delivery) delivery.attempts = count;
    }
  }

  /**
   * Makes everything published before the time (milliseconds since 1970) acknowledged, everything else that
   * the subscription or its topic retains unacknowledged. Leases end, and keys start from their first message.
   */
  seek(time: number, retainedByTopic: readonly Message[]): void {
    const reopened = new Map<string, { message: Message; attempts: number }>();
    const reopen = (message: Message, attempts: number) => reopened.set(message.id, { message, attempts });
    for (const message of retainedByTopic) if (this.#filter(message.attributes)) reopen(message, 0);
    for (const message of this.#acknowledged?.takeSince(time) ?? []) reopen(message, 0);
    for (const delivery of this.#backlog.deliveries()) {
      this.#leases.end(delivery);
      if (delivery.message.publishedAt < time) this.#acknowledged?.add(delivery.message);
      else reopen(delivery.message, delivery.attempts);
    }
    this.#redelivery.stop();
    this.#backlog.clear();
    const inOrder = [...reopened.values()].sort((a, b) => byPublication(a.message, b.message));
    for (const { message, attempts } of inOrder) this.#backlog.add(message, attempts);
    this.#dispatcher.plan();
  }

  /** Unacknowledged messages with the attempts that have failed. */
  *unacknowledged(): Generator<{ message: Message; attempts: number }> {
    for (const { message, attempts, state } of this.#backlog.deliveries()) {
      yield { message, attempts: state === 'leased' ? attempts - 1 : attempts };
    }
  }

  /** Acknowledged messages that are kept for a seek. */
  acknowledged(): Message[] {
    return this.#acknowledged?.since(0) ?? [];
  }

  /** Ends all consumers and timers; the messages stay. */
  disconnect(reason: StatusError): void {
    this.#leases.stop();
    this.#redelivery.stop();
    this.#dispatcher.closeAll(reason);
  }

  /** Ends all consumers and forgets all messages. */
  close(reason: StatusError): void {
    this.disconnect(reason);
    this.#backlog.clear();
    this.#acknowledged = null;
  }

  #lease(delivery: Delivery, consumer: Consumer): ReceivedMessage {
    const ackId = this.#leases.grant(delivery, consumer);
    const deliveryAttempt = this.#config.deadLetterPolicy ? delivery.attempts : 0;
    return { ackId, message: presentMessage(delivery.message), deliveryAttempt };
  }

  #fail(deliveries: readonly Delivery[]): void {
    for (const delivery of deliveries) this.#leases.end(delivery);
    this.#redelivery.failed(this.#config, deliveries);
  }

  #remove(delivery: Delivery): void {
    this.#leases.end(delivery);
    this.#redelivery.forget(delivery);
    this.#backlog.settle(delivery);
  }

  #dropExpired(): void {
    const now = Date.now();
    this.#nextExpiryCheck = now + expiryCheckMs;
    const oldest = now - toMilliseconds(this.#config.messageRetentionDuration);
    for (const delivery of this.#backlog.deliveries()) {
      if (delivery.message.publishedAt >= oldest) return;
      this.#remove(delivery);
    }
  }
}
