import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppendFile } from './append-file.ts';
import { compactFile } from './compact-file.ts';
import { decodeEntry, type Entry, encodeEntry } from './entry.ts';
import type { Journal } from './journal.ts';
import { readLines } from './read-lines.ts';

/** The state that the journal leads to. */
export type Compactable = {
  /** About how many bytes the entries below take. */
  estimatedBytes(): number;
  /** The fewest entries that lead to the state. */
  entries(): readonly Entry[];
};

const minimumBytes = 4 * 1024 * 1024;
const checkEveryMs = 1000;
/** Looking at the state may take at most one part in so many of the time. */
const checkShare = 50;

/** A journal in a file, rewritten when most of it is of no use any more. */
export class FileJournal implements Journal {
  readonly #path: string;
  #file: AppendFile;
  #state: Compactable | null = null;
  #check: NodeJS.Timeout | null = null;
  #checkAfterMs = checkEveryMs;
  #compaction: Promise<void> | null = null;

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

  /** From now on the journal may be replaced by the entries of the state. */
  compactTo(state: Compactable): void {
    this.#state = state;
    this.#compactIfWorthwhile();
  }

  append(entry: Entry): void {
    this.#file.append(encodeEntry(entry));
    this.#check ??= setTimeout(() => this.#compactIfWorthwhile(), this.#checkAfterMs).unref();
  }

  flushed(): Promise<void> {
    return this.#file.flushed();
  }

  async close(): Promise<void> {
    this.#state = null;
    if (this.#check) clearTimeout(this.#check);
    await this.#compaction;
    this.#file.close();
  }

  #compactIfWorthwhile(): void {
    this.#check = null;
    if (this.#compaction || !this.#state || this.#file.size < minimumBytes) return;
    const start = performance.now();
    const garbageDominates = this.#state.estimatedBytes() * 2 < this.#file.size;
    this.#checkAfterMs = Math.max(checkEveryMs, (performance.now() - start) * checkShare);
    if (!garbageDominates) return;
    this.#compaction = compactFile(this.#path, this.#file, this.#state.entries())
      .then((file) => {
        this.#file = file;
      })
      .catch(() => {}) // no room on the disk, perhaps; the journal itself is whole, and the next check tries again
      .finally(() => {
        this.#compaction = null;
      });
  }
}
