import type { StatusError } from '../grpc/status.ts';
import type { ReceivedMessage } from '../grpc/wire.ts';
import type { Backlog } from './backlog.ts';
import type { Consumer } from './consumer.ts';
import { Consumers } from './consumers.ts';
import type { Delivery } from './delivery.ts';

const batchMessages = 100;
const batchBytes = 1024 * 1024;

/** Hands what is ready in a backlog to the consumers that have room for it. */
export class Dispatcher {
  readonly #backlog: Backlog;
  readonly #lease: (delivery: Delivery, consumer: Consumer) => ReceivedMessage;
  readonly #consumers = new Consumers();
  #planned = false;

  constructor(backlog: Backlog, lease: (delivery: Delivery, consumer: Consumer) => ReceivedMessage) {
    this.#backlog = backlog;
    this.#lease = lease;
  }

  join(consumer: Consumer): void {
    this.#consumers.add(consumer);
    this.plan();
  }

  leave(consumer: Consumer): void {
    this.#consumers.delete(consumer);
  }

  closeAll(reason: StatusError): void {
    this.#consumers.closeAll(reason);
  }

  /** Hands out messages when all that happens in this turn of the event loop has happened. */
  plan(): void {
    if (this.#planned) return;
    this.#planned = true;
    setImmediate(() => {
      this.#planned = false;
      this.#dispatch();
    });
  }

  /** Hands the consumer up to `max` messages of those that are ready, and not much more than 1 MB. */
  take(consumer: Consumer, max: number): ReceivedMessage[] {
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

  #dispatch(): void {
    for (let next = this.#backlog.peekReady(); next; next = this.#backlog.peekReady()) {
      const consumer = this.#consumers.next(next.message.size);
      if (!consumer) return;
      consumer.deliver(this.take(consumer, batchMessages));
    }
  }
}
