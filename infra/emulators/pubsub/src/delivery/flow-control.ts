/** Counts what a consumer holds against its limits; 0 or less means no limit. */
export class FlowControl {
  #messages = 0;
  #bytes = 0;
  readonly #maxMessages: number;
  readonly #maxBytes: number;

  constructor(maxMessages: number, maxBytes: number) {
    this.#maxMessages = maxMessages > 0 ? maxMessages : Number.POSITIVE_INFINITY;
    this.#maxBytes = maxBytes > 0 ? maxBytes : Number.POSITIVE_INFINITY;
  }

  /** A message larger than the limit still passes when nothing else is held, else it would never. */
  hasRoomFor(bytes: number): boolean {
    if (this.#messages === 0) return true;
    return this.#messages < this.#maxMessages && this.#bytes + bytes <= this.#maxBytes;
  }

  hold(bytes: number): void {
    this.#messages += 1;
    this.#bytes += bytes;
  }

  release(bytes: number): void {
    this.#messages -= 1;
    this.#bytes -= bytes;
  }
}
