import type { Consumer } from '../delivery/consumer.ts';
import { compileFilter, type Filter } from '../filter/filter.ts';
import { failedPrecondition, type StatusError } from '../grpc/status.ts';
import type { ReceivedMessage } from '../grpc/wire.ts';
import { minutes, toMilliseconds } from '../resources/time.ts';
import { byPublication, type Message } from '../topics/message.ts';
import { RetainedMessages } from '../topics/retained-messages.ts';
import type { SubscriptionConfig } from './subscription-config.ts';
import type { SubscriptionHost } from './subscription-host.ts';
import { type PendingMessage, Unacknowledged } from './unacknowledged.ts';

/** Retention is ten minutes at least, so that while messages come in a look once a minute is exact enough. */
const expiryCheckMs = minutes(1);

/** A subscription: its settings, what is yet to be acknowledged, and what is kept for a seek. */
export class Subscription {
  readonly #host: SubscriptionHost;
  readonly #filter: Filter;
  readonly #unacknowledged: Unacknowledged;
  #config: SubscriptionConfig;
  #acknowledged: RetainedMessages | null = null;
  #nextExpiryCheck = 0;

  constructor(config: SubscriptionConfig, host: SubscriptionHost) {
    this.#host = host;
    this.#config = config;
    this.#filter = compileFilter(config.filter);
    this.#unacknowledged = new Unacknowledged(host, () => this.#config);
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
    if (this.#filter(message.attributes)) this.restore({ message, attempts: 0 });
  }

  /** Takes a message that was to be delivered before. */
  restore(pending: PendingMessage): void {
    if (Date.now() >= this.#nextExpiryCheck) this.#dropExpired();
    this.#unacknowledged.add(pending);
  }

  /** Takes a message that was acknowledged before, for a later seek. */
  restoreAcknowledged(message: Message): void {
    this.#acknowledged?.add(message);
  }

  /** Starts handing out messages to the consumer. */
  join(consumer: Consumer): void {
    this.#dropExpired();
    this.#unacknowledged.join(consumer);
  }

  /** Hands out no more to the consumer; its leases run on. */
  leave(consumer: Consumer): void {
    this.#unacknowledged.leave(consumer);
  }

  /** Room has come free at a consumer. */
  resume(): void {
    this.#unacknowledged.resume();
  }

  /** Hands out up to `max` messages at once, as many as are ready. */
  takeNow(consumer: Consumer, max: number): ReceivedMessage[] {
    this.#dropExpired();
    return this.#unacknowledged.takeNow(consumer, max);
  }

  /** Acknowledges. Ids of messages that are not there any more are ignored, as Pub/Sub does. */
  acknowledge(ackIds: readonly string[]): void {
    const messageIds = this.#unacknowledged.messageIdsOf(ackIds);
    if (messageIds.length === 0) return;
    this.#host.record({ op: 'acknowledge', subscription: this.#config.name, messageIds });
  }

  /** Moves the end of leases to so many seconds from now; 0 gives the messages back. Lapsed ones are ignored. */
  modifyAckDeadline(ackIds: readonly string[], seconds: number): void {
    this.#unacknowledged.modifyAckDeadline(ackIds, seconds);
  }

  /** Forgets messages that were acknowledged, or keeps them aside when the subscription retains those. */
  settle(messageIds: readonly string[]): void {
    for (const id of messageIds) {
      const message = this.#unacknowledged.settle(id);
      if (message) this.#acknowledged?.add(message);
    }
  }

  /** Sets how often messages were handed out, by message id. */
  countAttempts(attempts: Readonly<Record<string, number>>): void {
    this.#unacknowledged.countAttempts(attempts);
  }

  /**
   * Makes everything published before the time (milliseconds since 1970) acknowledged, everything else that
   * the subscription or its topic retains unacknowledged. Leases end, and keys start from their first message.
   */
  seek(time: number, retainedByTopic: readonly Message[]): void {
    const reopened = new Map<string, PendingMessage>();
    const reopen = (pending: PendingMessage) => reopened.set(pending.message.id, pending);
    for (const message of retainedByTopic) {
      if (this.#filter(message.attributes)) reopen({ message, attempts: 0 });
    }
    for (const message of this.#acknowledged?.takeSince(time) ?? []) reopen({ message, attempts: 0 });
    for (const pending of this.#unacknowledged.clear()) {
      if (pending.message.publishedAt < time) this.#acknowledged?.add(pending.message);
      else reopen(pending);
    }
    const inOrder = [...reopened.values()].sort((a, b) => byPublication(a.message, b.message));
    for (const pending of inOrder) this.#unacknowledged.add(pending);
  }

  /** What is yet to be acknowledged. */
  unacknowledged(): Iterable<PendingMessage> {
    return this.#unacknowledged.pending();
  }

  /** Acknowledged messages that are kept for a seek. */
  acknowledged(): Message[] {
    return this.#acknowledged?.since(0) ?? [];
  }

  /** Ends all consumers and timers; the messages stay. */
  disconnect(reason: StatusError): void {
    this.#unacknowledged.disconnect(reason);
  }

  /** Ends all consumers and forgets all messages. */
  close(reason: StatusError): void {
    this.disconnect(reason);
    this.#unacknowledged.clear();
    this.#acknowledged = null;
  }

  #dropExpired(): void {
    const now = Date.now();
    this.#nextExpiryCheck = now + expiryCheckMs;
    this.#unacknowledged.dropPublishedBefore(now - toMilliseconds(this.#config.messageRetentionDuration));
  }
}
