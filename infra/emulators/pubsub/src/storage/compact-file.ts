import { closeSync, openSync, readSync, renameSync, rmSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppendFile } from './append-file.ts';
import { type Entry, encodeEntry } from './entry.ts';

const copyBytes = 1024 * 1024;
const linesPerTurn = 200;

function appendTail(source: string, from: number, target: AppendFile): void {
  const fd = openSync(source, 'r');
  const buffer = Buffer.alloc(copyBytes);
  let offset = from;
  for (let read = readSync(fd, buffer, 0, copyBytes, offset); read > 0; ) {
    target.appendBytes(buffer.subarray(0, read));
    offset += read;
    read = readSync(fd, buffer, 0, copyBytes, offset);
  }
  closeSync(fd);
}

/**
 * Writes the entries, which stand for everything in the file up to now, to a new file, adds what the old one
 * gets meanwhile, and puts the new one in its place by a rename: at any moment one of the two is complete.
 * Takes breaks between lines, so that messages flow on. Returns the new file, open; the old one is closed.
 */
export async function compactFile(
  path: string,
  old: AppendFile,
  entries: readonly Entry[],
): Promise<AppendFile> {
  const newPath = `${path}.new`;
  old.flushNow();
  const from = old.size;
  rmSync(newPath, { force: true });
  const file = new AppendFile(newPath);
  try {
    for (const [index, entry] of entries.entries()) {
      file.append(encodeEntry(entry));
      if (index % linesPerTurn === linesPerTurn - 1) await nextTurn();
    }
    await file.flushed();
    old.flushNow();
    appendTail(path, from, file);
    file.sync();
    renameSync(newPath, path);
    old.close();
    return file;
  } catch (error) {
    file.close();
    rmSync(newPath, { force: true });
    throw error;
  }
}
