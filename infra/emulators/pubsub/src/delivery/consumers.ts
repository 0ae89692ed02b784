import type { StatusError } from '../grpc/status.ts';
import type { Consumer } from './consumer.ts';

/** The consumers of one subscription, served in turn. */
export class Consumers {
  readonly #members = new Set<Consumer>();

  add(consumer: Consumer): void {
    this.#members.add(consumer);
  }

  delete(consumer: Consumer): void {
    this.#members.delete(consumer);
  }

  /** The next in turn that has room for so many bytes. */
  next(bytes: number): Consumer | undefined {
    for (const consumer of this.#members) {
      if (!consumer.hasRoomFor(bytes)) continue;
      this.#members.delete(consumer);
      this.#members.add(consumer);
      return consumer;
    }
    return undefined;
  }

  closeAll(reason: StatusError): void {
    for (const consumer of [...this.#members]) consumer.close(reason);
    this.#members.clear();
  }
}
