import { Socket } from 'node:net';

type Done = (error?: Error | null) => void;

/**
 * Sends what is written in one go of the event loop in one call of the system: statements that do not wait for each other
 * reach the server together, and a call costs more than most statements do here.
 */
export class GatheringSocket extends Socket {
  #gathering = false;

  override write(data: Uint8Array | string, done?: Done): boolean;
  override write(data: Uint8Array | string, encoding?: BufferEncoding, done?: Done): boolean;
  override write(data: Uint8Array | string, encoding?: BufferEncoding | Done, done?: Done): boolean {
    if (!this.#gathering) {
      this.#gathering = true;
      this.cork();
      process.nextTick(() => {
        this.#gathering = false;
        this.uncork();
      });
    }
    return typeof encoding === 'function' ? super.write(data, encoding) : super.write(data, encoding, done);
  }
}
