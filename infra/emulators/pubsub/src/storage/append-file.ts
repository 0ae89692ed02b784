import { closeSync, fdatasyncSync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs';

/**
 * A file that is written at its end only, many lines at a time: what is appended within one turn of the event
 * loop goes out in one write. A write has reached the kernel when it returns, so it outlives the process.
 */
export class AppendFile {
  readonly #fd: number;
  #lines: string[] = [];
  #unwritten: Buffer = Buffer.alloc(0);
  #flush: Promise<void> | null = null;
  #size: number;

  constructor(path: string) {
    this.#fd = openSync(path, 'a');
    this.#size = fstatSync(this.#fd).size;
  }

  /** Bytes in the file. */
  get size(): number {
    return this.#size;
  }

  append(line: string): void {
    this.#lines.push(line);
    this.#flush ??= this.#flushSoon();
  }

  /** Resolves when all lines so far are written. */
  flushed(): Promise<void> {
    if (this.#unwritten.length > 0) this.#flush ??= this.#flushSoon();
    return this.#flush ?? Promise.resolve();
  }

  /** Writes all lines so far; when that fails it throws and keeps them for the next time. */
  flushNow(): void {
    if (this.#lines.length > 0) {
      this.#unwritten = Buffer.concat([this.#unwritten, Buffer.from(`${this.#lines.join('\n')}\n`)]);
      this.#lines = [];
    }
    while (this.#unwritten.length > 0) {
      const written = writeSync(this.#fd, this.#unwritten);
      this.#size += written;
      this.#unwritten = this.#unwritten.subarray(written);
    }
  }

  /** Writes whole lines as they are. */
  appendBytes(bytes: Buffer): void {
    this.flushNow();
    this.#unwritten = bytes;
    this.flushNow();
  }

  /** Drops everything after so many bytes. */
  truncate(bytes: number): void {
    ftruncateSync(this.#fd, bytes);
    this.#size = bytes;
  }

  /** Has the disk confirm what is written. */
  sync(): void {
    fdatasyncSync(this.#fd);
  }

  close(): void {
    try {
      this.flushNow();
    } finally {
      closeSync(this.#fd);
    }
  }

  #flushSoon(): Promise<void> {
    const flush = new Promise<void>((resolve, reject) => {
      setImmediate(() => {
        this.#flush = null;
        try {
          this.flushNow();
          resolve();
        } catch (error) {
          reject(error);
        }
      });
    });
    // Whoever waits for the flush is told; without anyone waiting a failure is retried by the next one.
    flush.catch(() => {});
    return flush;
  }
}
