import { toMilliseconds } from '../resources/time.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import type { Message } from './message.ts';
import { RetainedMessages } from './retained-messages.ts';
import type { TopicConfig } from './topic-config.ts';

/** A topic, its attached subscriptions, and what it retains when asked to. */
export class Topic {
  readonly subscriptions = new Set<Subscription>();
  #config: TopicConfig;
  #retained: RetainedMessages | null = null;

  constructor(config: TopicConfig) {
    this.#config = config;
    this.configure(config);
  }

  get config(): TopicConfig {
    return this.#config;
  }

  configure(config: TopicConfig): void {
    this.#config = config;
    if (!config.messageRetentionDuration) {
      this.#retained = null;
      return;
    }
    const retention = toMilliseconds(config.messageRetentionDuration);
    this.#retained ??= new RetainedMessages(retention);
    this.#retained.setRetention(retention);
  }

  /** True when a message published now would be kept by anyone. */
  get keepsMessages(): boolean {
    return this.subscriptions.size > 0 || this.#retained !== null;
  }

  publish(message: Message): void {
    this.retain(message);
    for (const subscription of this.subscriptions) subscription.offer(message);
  }

  retain(message: Message): void {
    this.#retained?.add(message);
  }

  /** What the topic itself still holds from this moment on. */
  retainedSince(time: number): Message[] {
    return this.#retained?.since(time) ?? [];
  }
}
