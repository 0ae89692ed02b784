import { minutes } from '../resources/time.ts';
import type { Message } from './message.ts';

const expiryCheckMs = minutes(1);

/** Messages kept for a later seek, none older than the retention. */
export class RetainedMessages {
  readonly #messages = new Map<string, Message>();
  #retentionMs: number;
  #nextExpiryCheck = 0;

  constructor(retentionMs: number) {
    this.#retentionMs = retentionMs;
  }

  setRetention(milliseconds: number): void {
    this.#retentionMs = milliseconds;
    this.#dropExpired();
  }

  add(message: Message): void {
    this.#messages.set(message.id, message);
    if (Date.now() >= this.#nextExpiryCheck) this.#dropExpired();
  }

  /** All that were published at or after the moment, in milliseconds since 1970. */
  since(time: number): Message[] {
    this.#dropExpired();
    return [...this.#messages.values()].filter((message) => message.publishedAt >= time);
  }

  /** As `since`, and keeps them no longer. */
  takeSince(time: number): Message[] {
    const taken = this.since(time);
    for (const message of taken) this.#messages.delete(message.id);
    return taken;
  }

  /** Acknowledged messages come in any order, so that all are looked at. */
  #dropExpired(): void {
    const now = Date.now();
    this.#nextExpiryCheck = now + expiryCheckMs;
    for (const message of this.#messages.values()) {
      if (message.publishedAt < now - this.#retentionMs) this.#messages.delete(message.id);
    }
  }
}
