import { createHash } from 'node:crypto';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { z } from 'zod';

const stateSchema = z.object({ fingerprint: z.string(), row: z.int().min(1) });

/** How far an import of one file into one shop has come, kept beside the file. */
export type Checkpoint = {
  /** Rows up to this one were dealt with by an earlier run; 1 when there was none. */
  readonly startAfter: number;
  /** Remembers that all rows up to this one are dealt with; without effect where the folder cannot be written. */
  save(row: number): Promise<void>;
  /** Forgets it all: the import is complete. */
  clear(): Promise<void>;
};

/** The checkpoint of a file and a shop; one of another version of the file does not count. */
export async function openCheckpoint(file: string, url: string): Promise<Checkpoint> {
  const { size, mtimeMs } = await stat(file);
  const fingerprint = `${size}-${Math.round(mtimeMs)}`;
  const shop = createHash('sha256').update(url).digest('hex').slice(0, 8);
  const path = `${file}.import-${shop}.json`;
  return {
    startAfter: await readStart(path, fingerprint),
    async save(row) {
      const draft = `${path}.tmp`;
      // A crash in the middle of writing must leave the older checkpoint whole.
      await writeFile(draft, JSON.stringify({ fingerprint, row })).then(
        () => rename(draft, path),
        () => {},
      );
    },
    clear: () => rm(path, { force: true }),
  };
}

async function readStart(path: string, fingerprint: string): Promise<number> {
  const text = await readFile(path, 'utf8').catch(() => '');
  if (text === '') return 1;
  const state = stateSchema.safeParse(parseJson(text));
  return state.success && state.data.fingerprint === fingerprint ? state.data.row : 1;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
