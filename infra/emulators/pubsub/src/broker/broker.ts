import { notFound } from '../grpc/status.ts';
import { deletedTopic, requireName } from '../resources/names.ts';
import type { Entry, RestoreEntry } from '../storage/entry.ts';
import type { Journal } from '../storage/journal.ts';
import { Subscription } from '../subscriptions/subscription.ts';
import type { SubscriptionConfig } from '../subscriptions/subscription-config.ts';
import { createMessage, type Message, type NewMessage } from '../topics/message.ts';
import { MessageIds } from '../topics/message-ids.ts';
import { Topic } from '../topics/topic.ts';
import type { TopicConfig } from '../topics/topic-config.ts';

/** All topics and subscriptions. Every change is an entry: written to the journal, then applied. */
export class Broker {
  readonly topics = new Map<string, Topic>();
  readonly subscriptions = new Map<string, Subscription>();
  readonly #journal: Journal;
  readonly #messageIds = new MessageIds();

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  /** Throws NOT_FOUND, or INVALID_ARGUMENT for what can't be a name. */
  topic(name: string): Topic {
    requireName('topics', name);
    const topic = this.topics.get(name);
    if (!topic) throw notFound(name);
    return topic;
  }

  /** Throws NOT_FOUND, or INVALID_ARGUMENT for what can't be a name. */
  subscription(name: string): Subscription {
    requireName('subscriptions', name);
    const subscription = this.subscriptions.get(name);
    if (!subscription) throw notFound(name);
    return subscription;
  }

  record(entry: Entry): void {
    this.#journal.append(entry);
    this.apply(entry);
  }

  /** Publishes to a topic that exists; returns the ids. What nobody would keep isn't written either. */
  publish(topic: Topic, contents: readonly NewMessage[]): string[] {
    const now = Date.now();
    const messages = contents.map((content) => createMessage(this.#messageIds.next(), now, content));
    if (topic.keepsMessages) this.record({ op: 'publish', topic: topic.config.name, messages });
    return messages.map((message) => message.id);
  }

  /** Applies an entry, whether new or read from the journal. */
  apply(entry: Entry): void {
    switch (entry.op) {
      case 'put-topic':
        this.#putTopic(entry.topic);
        break;
      case 'delete-topic':
        this.#deleteTopic(entry.topic);
        break;
      case 'put-subscription':
        this.#putSubscription(entry.subscription);
        break;
      case 'delete-subscription':
        this.#deleteSubscription(entry.subscription);
        break;
      case 'publish':
        this.#publish(entry.topic, entry.messages);
        break;
      case 'acknowledge':
        this.subscriptions.get(entry.subscription)?.settle(entry.messageIds);
        break;
      case 'count-attempts':
        this.subscriptions.get(entry.subscription)?.countAttempts(entry.attempts);
        break;
      case 'seek':
        this.#seek(entry.subscription, entry.time);
        break;
      case 'restore':
        this.#restore(entry);
        break;
      default:
        entry satisfies never;
    }
  }

  #putTopic(config: TopicConfig): void {
    const topic = this.topics.get(config.name);
    if (topic) topic.configure(config);
    else this.topics.set(config.name, new Topic(config));
  }

  #deleteTopic(name: string): void {
    for (const subscription of this.topics.get(name)?.subscriptions ?? []) {
      subscription.configure({ ...subscription.config, topic: deletedTopic });
    }
    this.topics.delete(name);
  }

  #putSubscription(config: SubscriptionConfig): void {
    const existing = this.subscriptions.get(config.name);
    if (existing) existing.configure(config);
    const subscription = existing ?? this.#createSubscription(config);
    const attached = this.topics.get(config.topic)?.subscriptions;
    if (config.detached) attached?.delete(subscription);
    else attached?.add(subscription);
  }

  #createSubscription(config: SubscriptionConfig): Subscription {
    const subscription = new Subscription(config, {
      record: (entry) => this.record(entry),
      forward: (name, message) => {
        const topic = this.topics.get(name);
        if (topic) this.publish(topic, [message]);
        return topic !== undefined;
      },
    });
    this.subscriptions.set(config.name, subscription);
    return subscription;
  }

  #deleteSubscription(name: string): void {
    const subscription = this.subscriptions.get(name);
    if (!subscription) return;
    this.subscriptions.delete(name);
    this.topics.get(subscription.config.topic)?.subscriptions.delete(subscription);
    subscription.close(notFound(name));
  }

  #publish(name: string, messages: readonly Message[]): void {
    const topic = this.topics.get(name);
    for (const message of messages) {
      this.#messageIds.observe(message.id);
      topic?.publish(message);
    }
  }

  #seek(name: string, time: number): void {
    const subscription = this.subscriptions.get(name);
    const topic = this.topics.get(subscription?.config.topic ?? '');
    subscription?.seek(time, topic?.retainedSince(time) ?? []);
  }

  #restore({ message, pending, acknowledged, topic }: RestoreEntry): void {
    this.#messageIds.observe(message.id);
    if (topic) this.topics.get(topic)?.retain(message);
    for (const [name, attempts] of Object.entries(pending)) {
      this.subscriptions.get(name)?.restore({ message, attempts });
    }
    for (const name of acknowledged) this.subscriptions.get(name)?.restoreAcknowledged(message);
  }
}
