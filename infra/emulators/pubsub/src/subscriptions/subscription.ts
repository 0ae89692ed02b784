import { Backlog } from '../delivery/backlog.ts';
import type { Consumer } from '../delivery/consumer.ts';
import { Consumers } from '../delivery/consumers.ts';
import { type Delivery, messageIdOf, newAckId } from '../delivery/delivery.ts';
import { DueTimes } from '../delivery/due-times.ts';
import { compileFilter, type Filter } from '../filter/filter.ts';
import { failedPrecondition, type StatusError } from '../grpc/status.ts';
import type { ReceivedMessage } from '../grpc/wire.ts';
import { toMilliseconds } from '../resources/time.ts';
import type { Entry } from '../storage/entry.ts';
import { byPublication, type Message, type NewMessage, presentMessage } from '../topics/message.ts';
import { RetainedMessages } from '../topics/retained-messages.ts';
import { deadLetterOf } from './dead-letter.ts';
import { backoffMs } from './policies.ts';
import type { SubscriptionConfig } from './subscription-config.ts';

/** What a subscription needs from the broker around it. */
export type SubscriptionHost = {
  /** Writes the change to the journal and applies it. */
  record(entry: Entry): void;
  /** Publishes to a topic; false when there is no such topic. */
  forward(topic: string, message: NewMessage): boolean;
};

const batchMessages = 100;
const batchBytes = 1024 * 1024;

/** A subscription: what is yet to be acknowledged, who consumes it, and the leases in between. */
export class Subscription {
  readonly #host: SubscriptionHost;
  readonly #filter: Filter;
  readonly #consumers = new Consumers();
  readonly #dueTimes = new DueTimes<Delivery>((deliveries) => this.#onDue(deliveries));
  #config: SubscriptionConfig;
  #backlog: Backlog;
  #acknowledged: RetainedMessages | null = null;
  #deliveryPlanned = false;

  constructor(config: SubscriptionConfig, host: SubscriptionHost) {
    this.#host = host;
    this.#config = config;
    this.#filter = compileFilter(config.filter);
    this.#backlog = new Backlog(config.enableMessageOrdering);
    this.configure(config);
  }

  get config(): SubscriptionConfig {
    return this.#config;
  }

  get #retentionMs(): number {
    return toMilliseconds(this.#config.messageRetentionDuration);
  }

  /** Takes over changed settings; a detached subscription loses its messages and its consumers. */
  configure(config: SubscriptionConfig): void {
    this.#config = config;
    if (config.detached) this.close(failedPrecondition('The subscription is detached.'));
    if (!config.retainAckedMessages) {
      this.#acknowledged = null;
      return;
    }
    this.#acknowledged ??= new RetainedMessages(this.#retentionMs);
    this.#acknowledged.setRetention(this.#retentionMs);
  }

  /** Takes a message of its topic if the filter lets it pass. */
  offer(message: Message): void {
    if (this.#filter(message.attributes)) this.restore(message, 0);
  }

  /** Takes a message that has been handed out `attempts` times before. */
  restore(message: Message, attempts: number): void {
    this.#dropExpired();
    this.#backlog.add(message, attempts);
    this.#planDelivery();
  }

  /** Takes a message that was acknowledged before, for a later seek. */
  restoreAcknowledged(message: Message): void {
    this.#acknowledged?.add(message);
  }

  /** Starts handing out messages to the consumer. */
  join(consumer: Consumer): void {
    this.#consumers.add(consumer);
    this.#planDelivery();
  }

  /** Hands out no more; the leases of the consumer run on. */
  leave(consumer: Consumer): void {
    this.#consumers.delete(consumer);
  }

  /** Room has come free at a consumer. */
  resume(): void {
    this.#planDelivery();
  }

  /** Hands out up to `max` messages at once, as many as are ready. */
  takeNow(consumer: Consumer, max: number): ReceivedMessage[] {
    this.#dropExpired();
    const received: ReceivedMessage[] = [];
    let bytes = 0;
    for (let next = this.#backlog.peekReady(); next; next = this.#backlog.peekReady()) {
      const fits = received.length < max && (bytes === 0 || bytes + next.message.size <= batchBytes);
      if (!fits || !consumer.hasRoomFor(next.message.size)) break;
      this.#backlog.shiftReady();
      bytes += next.message.size;
      received.push(this.#lease(next, consumer));
    }
    return received;
  }

  /** Acknowledges. Ids of messages that are not there any more are ignored, as Pub/Sub does. */
  acknowledge(ackIds: readonly string[]): void {
    const messageIds = ackIds.map(messageIdOf).filter((id) => this.#backlog.find(id));
    if (messageIds.length === 0) return;
    this.#host.record({ op: 'acknowledge', subscription: this.#config.name, messageIds });
  }

  /** Moves the end of leases to so many seconds from now; 0 gives the messages back. */
  modifyAckDeadline(ackIds: readonly string[], seconds: number): void {
    const held = ackIds.map((ackId) => this.#findLease(ackId)).filter((delivery) => delivery !== undefined);
    if (seconds === 0) this.#endLeases(held);
    else for (const delivery of held) this.#dueTimes.set(delivery, Date.now() + seconds * 1000);
  }

  /** Forgets messages that were acknowledged, or keeps them aside when the subscription retains those. */
  settle(messageIds: readonly string[]): void {
    for (const id of messageIds) {
      const delivery = this.#backlog.find(id);
      if (!delivery) continue;
      this.#release(delivery);
      this.#backlog.settle(delivery);
      this.#acknowledged?.add(delivery.message);
    }
    this.#planDelivery();
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
   * the subscription or its topic retains unacknowledged. Leases end.
   */
  seek(time: number, retainedByTopic: readonly Message[]): void {
    const messages = new Map<string, Message>();
    for (const message of retainedByTopic)
      if (this.#filter(message.attributes)) messages.set(message.id, message);
    for (const message of this.#acknowledged?.since(time) ?? []) {
      messages.set(message.id, message);
      this.#acknowledged?.delete(message);
    }
    const attempts = new Map<string, number>();
    for (const delivery of this.#backlog.deliveries()) {
      const { message } = delivery;
      if (message.publishedAt < time) this.#acknowledged?.add(message);
      else messages.set(message.id, message);
      attempts.set(message.id, delivery.attempts);
      this.#release(delivery);
    }
    this.#backlog = new Backlog(this.#config.enableMessageOrdering);
    for (const message of [...messages.values()].sort(byPublication)) {
      this.#backlog.add(message, attempts.get(message.id));
    }
    this.#planDelivery();
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

  /** Ends all consumers and forgets all messages. */
  close(reason: StatusError): void {
    this.#dueTimes.clear();
    this.#consumers.closeAll(reason);
    this.#backlog = new Backlog(this.#config.enableMessageOrdering);
    this.#acknowledged = null;
  }

  #planDelivery(): void {
    if (this.#deliveryPlanned) return;
    this.#deliveryPlanned = true;
    setImmediate(() => {
      this.#deliveryPlanned = false;
      this.#deliver();
    });
  }

  #deliver(): void {
    for (let next = this.#backlog.peekReady(); next; next = this.#backlog.peekReady()) {
      const consumer = this.#consumers.next(next.message.size);
      if (!consumer) return;
      consumer.deliver(this.takeNow(consumer, batchMessages));
    }
  }

  #lease(delivery: Delivery, consumer: Consumer): ReceivedMessage {
    const ackId = newAckId(delivery.message);
    delivery.state = 'leased';
    delivery.attempts += 1;
    delivery.lease = { ackId, consumer };
    consumer.hold(delivery.message.size);
    this.#dueTimes.set(delivery, Date.now() + consumer.leaseSeconds * 1000);
    const deliveryAttempt = this.#config.deadLetterPolicy ? delivery.attempts : 0;
    return { ackId, message: presentMessage(delivery.message), deliveryAttempt };
  }

  #findLease(ackId: string): Delivery | undefined {
    const delivery = this.#backlog.find(messageIdOf(ackId));
    return delivery?.lease?.ackId === ackId ? delivery : undefined;
  }

  #release(delivery: Delivery): void {
    this.#dueTimes.delete(delivery);
    delivery.lease?.consumer.release(delivery.message.size);
    delivery.lease = null;
  }

  #onDue(deliveries: Iterable<Delivery>): void {
    const lapsed: Delivery[] = [];
    for (const delivery of deliveries) {
      if (delivery.state === 'leased') lapsed.push(delivery);
      else this.#backlog.makeReady(delivery);
    }
    this.#endLeases(lapsed);
    this.#planDelivery();
  }

  /** The consumer refused the messages or let their deadline pass. */
  #endLeases(deliveries: readonly Delivery[]): void {
    const attempts: Record<string, number> = {};
    for (const delivery of deliveries) {
      this.#release(delivery);
      if (this.#forwardDeadLetter(delivery)) continue;
      attempts[delivery.message.id] = delivery.attempts;
      const wait = backoffMs(this.#config.retryPolicy, delivery.attempts);
      if (wait === 0) {
        this.#backlog.makeReady(delivery);
        continue;
      }
      delivery.state = 'backing-off';
      this.#dueTimes.set(delivery, Date.now() + wait);
    }
    if (this.#config.deadLetterPolicy && Object.keys(attempts).length > 0) {
      this.#host.record({ op: 'count-attempts', subscription: this.#config.name, attempts });
    }
    this.#planDelivery();
  }

  #forwardDeadLetter({ message, attempts }: Delivery): boolean {
    const policy = this.#config.deadLetterPolicy;
    if (!policy || attempts < policy.maxDeliveryAttempts) return false;
    const deadLetter = deadLetterOf(message, this.#config.name, attempts);
    if (!this.#host.forward(policy.deadLetterTopic, deadLetter)) return false;
    this.#host.record({ op: 'acknowledge', subscription: this.#config.name, messageIds: [message.id] });
    return true;
  }

  #dropExpired(): void {
    const oldest = Date.now() - this.#retentionMs;
    for (const delivery of this.#backlog.deliveries()) {
      if (delivery.message.publishedAt >= oldest) return;
      this.#release(delivery);
      this.#backlog.settle(delivery);
    }
  }
}
