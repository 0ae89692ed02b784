import type { Message } from '../topics/message.ts';
import type { Delivery } from './delivery.ts';
import { Fifo } from './fifo.ts';

/**
 * The unacknowledged messages of a subscription, oldest first, and which of them may go out now: with
 * ordering, a key has one message at a time on its way, and its next one follows when that is settled.
 */
export class Backlog {
  readonly #ordered: boolean;
  readonly #pending = new Map<string, Delivery>();
  readonly #keys = new Map<string, Fifo<Delivery>>();
  #ready = new Fifo<Delivery>();

  constructor(ordered: boolean) {
    this.#ordered = ordered;
  }

  find(messageId: string): Delivery | undefined {
    return this.#pending.get(messageId);
  }

  /** All unacknowledged, oldest first. */
  deliveries(): IterableIterator<Delivery> {
    return this.#pending.values();
  }

  add(message: Message, attempts = 0): void {
    const delivery: Delivery = { message, attempts, state: 'queued', lease: null };
    this.#pending.set(message.id, delivery);
    if (!this.#ordered || message.orderingKey === '') {
      this.makeReady(delivery);
      return;
    }
    const queue = this.#keys.get(message.orderingKey) ?? new Fifo<Delivery>();
    queue.push(delivery);
    if (queue.length > 1) return;
    this.#keys.set(message.orderingKey, queue);
    this.makeReady(delivery);
  }

  /** Behind all others that are ready, so that one message that fails again and again can't hold them up. */
  makeReady(delivery: Delivery): void {
    delivery.state = 'ready';
    this.#ready.push(delivery);
  }

  /** The next that may go out. */
  peekReady(): Delivery | undefined {
    while (this.#ready.peek()?.state === 'settled') this.#ready.shift();
    return this.#ready.peek();
  }

  shiftReady(): void {
    this.#ready.shift();
  }

  /** Forgets the message and lets the next of its key go out. */
  settle(delivery: Delivery): void {
    delivery.state = 'settled';
    this.#pending.delete(delivery.message.id);
    const key = delivery.message.orderingKey;
    const queue = this.#keys.get(key);
    if (queue?.peek() !== delivery) return;
    while (queue.peek()?.state === 'settled') queue.shift();
    const next = queue.peek();
    if (next) this.makeReady(next);
    else this.#keys.delete(key);
  }

  clear(): void {
    this.#pending.clear();
    this.#keys.clear();
    this.#ready = new Fifo<Delivery>();
  }
}
