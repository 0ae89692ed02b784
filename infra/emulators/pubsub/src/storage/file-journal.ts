import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppendFile } from './append-file.ts';
import { compactFile } from './compact-file.ts';
import { decodeEntry, type Entry, encodeEntry } from './entry.ts';
import type { Journal } from './journal.ts';
import { readLines } from './read-lines.ts';

const minimumBytes = 4 * 1024 * 1024;

/** A journal in a file, rewritten when most of it is of no use any more. */
export class FileJournal implements Journal {
  readonly #path: string;
  #file: AppendFile;
  #snapshot: (() => readonly Entry[]) | null = null;
  #compaction: Promise<void> | null = null;
  #compactAt = minimumBytes;

  /** Opens the journal of a folder, which is created if need be; `replay` comes first of all. */
  constructor(directory: string) {
    mkdirSync(directory, { recursive: true });
    this.#path = join(directory, 'journal.jsonl');
    rmSync(`${this.#path}.new`, { force: true });
    this.#file = new AppendFile(this.#path);
  }

  /** Hands every entry to `apply` and cuts off what a crash left unfinished. */
  async replay(apply: (entry: Entry) => void): Promise<void> {
    let complete = 0;
    for await (const { line, end } of readLines(this.#path)) {
      apply(decodeEntry(line));
      complete = end;
    }
    this.#file.truncate(complete);
  }

  /** From now on the journal may be replaced by the entries that `snapshot` returns. */
  compactWith(snapshot: () => readonly Entry[]): void {
    this.#snapshot = snapshot;
    this.#compactIfGrown();
  }

  append(entry: Entry): void {
    this.#file.append(encodeEntry(entry));
  }

  async flushed(): Promise<void> {
    await this.#file.flushed();
    this.#compactIfGrown();
  }

  async close(): Promise<void> {
    this.#snapshot = null;
    await this.#compaction;
    this.#file.close();
  }

  /** Afterwards it may grow to twice its new size, so that the work stays in proportion to what is written. */
  #compactIfGrown(): void {
    if (this.#compaction || !this.#snapshot || this.#file.size < this.#compactAt) return;
    const entries = this.#snapshot();
    this.#compaction = compactFile(this.#path, this.#file, entries)
      .then((file) => {
        this.#file = file;
        this.#compactAt = Math.max(minimumBytes, file.size * 2);
      })
      .catch(() => {
        this.#compactAt = this.#file.size * 2; // no room on the disk, perhaps; the journal itself is whole
      })
      .finally(() => {
        this.#compaction = null;
      });
  }
}
