import { closeSync, fsyncSync, ftruncateSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

/** One row put (`value`) or removed (`null`) in a table. */
export type Change = readonly [table: string, key: string, value: unknown];

/** An append-only file of changes, rewritten when most of it is out of date. */
export interface Journal {
  /** Writes the changes as one line: after a crash all of them are there or none. Throws when the disk refuses. */
  append(changes: readonly Change[]): void;
  /**
   * Rewrites the file from the live rows once it has grown to several times their size. Throws when the disk refuses;
   * the old file then stays in use and the next try waits until it has grown as much again.
   */
  compactWhenGrown(live: () => Iterable<Change>): void;
  close(): void;
}

const lineSchema = z.array(z.tuple([z.string(), z.string(), z.unknown()]));
const SMALLEST_COMPACTION_BYTES = 1024 * 1024;
const GROWTH_BEFORE_COMPACTION = 3;
const ROWS_PER_LINE = 500;
const NEW_LINE = 0x0a;

/** Opens or creates the journal at `path`, hands every stored change to `restore` and cuts off a line torn by a crash. */
export function openJournal(path: string, restore: (change: Change) => void): Journal {
  let file = openSync(path, 'a', 0o600);
  const content = readFileSync(path);
  let size = replay(content, path, restore);
  if (size < content.length) ftruncateSync(file, size);
  let sizeWhenCompact = size;

  const compact = (rows: Iterable<Change>) => {
    const compacted = writeFile(`${path}.new`, rows);
    renameSync(`${path}.new`, path);
    closeSync(file);
    file = openSync(path, 'a', 0o600);
    size = compacted;
    sizeWhenCompact = compacted;
    syncFolder(dirname(path));
  };

  return {
    append(changes) {
      try {
        size += writeLine(file, changes);
      } catch (error) {
        ftruncateSync(file, size);
        throw error;
      }
    },
    compactWhenGrown(live) {
      const limit = Math.max(SMALLEST_COMPACTION_BYTES, sizeWhenCompact * GROWTH_BEFORE_COMPACTION);
      if (size <= limit) return;
      sizeWhenCompact = size;
      compact(live());
    },
    close: () => closeSync(file),
  };
}

function writeLine(descriptor: number, changes: readonly Change[]): number {
  const line = Buffer.from(`${JSON.stringify(changes)}\n`);
  let written = 0;
  while (written < line.length) written += writeSync(descriptor, line, written);
  return line.length;
}

/** Writes the rows into a new file, synced, and answers its size. */
function writeFile(path: string, rows: Iterable<Change>): number {
  const descriptor = openSync(path, 'w', 0o600);
  try {
    let size = 0;
    for (const chunk of chunksOf(rows, ROWS_PER_LINE)) size += writeLine(descriptor, chunk);
    fsyncSync(descriptor);
    return size;
  } finally {
    closeSync(descriptor);
  }
}

/** Answers how many bytes hold whole lines. Only the last line may be torn; any other fault stops the start. */
function replay(content: Buffer, path: string, restore: (change: Change) => void): number {
  let start = 0;
  for (let end = content.indexOf(NEW_LINE); end !== -1; end = content.indexOf(NEW_LINE, start)) {
    const line = content.toString('utf8', start, end);
    try {
      for (const change of lineSchema.parse(JSON.parse(line))) restore(change);
    } catch (error) {
      throw new Error(`${path} is damaged at byte ${start}; move it away to start empty`, { cause: error });
    }
    start = end + 1;
  }
  return start;
}

function* chunksOf<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let chunk: T[] = [];
  for (const item of items) {
    chunk.push(item);
    if (chunk.length === size) {
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) yield chunk;
}

function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}
