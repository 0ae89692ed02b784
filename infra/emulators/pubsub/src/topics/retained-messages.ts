import type { Message } from './message.ts';

/** Messages kept for a later seek, oldest first, none older than the retention. */
export class RetainedMessages {
  readonly #messages = new Map<string, Message>();
  #retentionMs: number;

  constructor(retentionMs: number) {
    this.#retentionMs = retentionMs;
  }

  setRetention(milliseconds: number): void {
    this.#retentionMs = milliseconds;
    this.#dropExpired();
  }

  add(message: Message): void {
    this.#messages.set(message.id, message);
    this.#dropExpired();
  }

  /** All that were published at or after the moment, in milliseconds since 1970. */
  since(time: number): Message[] {
    this.#dropExpired();
    return [...this.#messages.values()].filter((message) => message.publishedAt >= time);
  }

  delete(message: Message): void {
    this.#messages.delete(message.id);
  }

  #dropExpired(): void {
    const oldest = Date.now() - this.#retentionMs;
    for (const message of this.#messages.values()) {
      if (message.publishedAt >= oldest) return;
      this.#messages.delete(message.id);
    }
  }
}
