/**
 * Message ids that rise in the order of publication and are never given twice, also when the process was
 * killed before the last ones reached the disk: each start begins at the current time in microseconds.
 */
export class MessageIds {
  #last = Date.now() * 1000;

  next(): string {
    this.#last += 1;
    return String(this.#last);
  }

  /** Takes note of an id from an earlier run, in case the clock has gone back since. */
  observe(id: string): void {
    this.#last = Math.max(this.#last, Number(id));
  }
}
