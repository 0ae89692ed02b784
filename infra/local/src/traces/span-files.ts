import { appendFile, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeptSpan } from './kept-span.ts';

export type SpanFiles = {
  /** Writes spans behind those that came before. */
  add(spans: readonly KeptSpan[]): Promise<void>;
  /** The spans of a trace, in the order in which they came. */
  find(traceId: string): Promise<KeptSpan[]>;
};

type Limits = {
  readonly keptMilliseconds: number;
  /** A file that is as large is closed, and the next one begun. */
  readonly fileBytes: number;
  readonly files: number;
};

const usual: Limits = { keptMilliseconds: 3_600_000, fileBytes: 4 * 1024 * 1024, files: 16 };
const name = /^\d{15}\.jsonl$/;

/** Keeps spans in a row of files, a line each: at most an hour, and at most 64 MB; the oldest file goes first. */
export function createSpanFiles(folder: string, limits: Limits = usual, now = Date.now): SpanFiles {
  let current: { readonly path: string; bytes: number } | undefined;
  let writing: Promise<void> = Promise.resolve();

  const files = async () => (await readdir(folder).catch(() => [])).filter((file) => name.test(file)).sort();

  async function begin(): Promise<{ readonly path: string; bytes: number }> {
    await mkdir(folder, { recursive: true });
    const kept = await files();
    const tooMany = kept.slice(0, Math.max(0, kept.length - limits.files + 1));
    const tooOld = await Promise.all(
      kept.map(async (file) => now() - (await stat(join(folder, file))).mtimeMs > limits.keptMilliseconds),
    );
    const gone = new Set([...tooMany, ...kept.filter((_, index) => tooOld[index])]);
    await Promise.all([...gone].map((file) => rm(join(folder, file), { force: true })));
    const last = Number(kept.at(-1)?.slice(0, 15) ?? 0);
    const next = String(Math.max(now(), last + 1)).padStart(15, '0');
    return { path: join(folder, `${next}.jsonl`), bytes: 0 };
  }

  async function write(spans: readonly KeptSpan[]): Promise<void> {
    if (!current || current.bytes >= limits.fileBytes) current = await begin();
    const text = spans.map((span) => `${JSON.stringify(span)}\n`).join('');
    await appendFile(current.path, text);
    current.bytes += Buffer.byteLength(text);
  }

  return {
    add(spans) {
      const written = writing.then(() => write(spans));
      writing = written.catch(() => undefined); // whoever gave these is told; the next ones are tried
      return written;
    },
    async find(traceId) {
      const found: KeptSpan[] = [];
      for (const file of await files()) {
        const path = join(folder, file);
        const bytes = await readFile(path).catch(() => Buffer.alloc(0)); // just removed
        found.push(...linesWith(bytes, `{"traceId":"${traceId}"`));
      }
      return found.filter(({ startedAt }) => now() - startedAt < limits.keptMilliseconds);
    },
  };
}

/** The spans whose lines begin like this. A line that a killed process left half is the last of its file. */
function linesWith(bytes: Buffer, beginning: string): KeptSpan[] {
  const spans: KeptSpan[] = [];
  for (let at = bytes.indexOf(beginning); at >= 0; at = bytes.indexOf(beginning, at + 1)) {
    const end = bytes.indexOf('\n', at);
    if (end < 0) break;
    spans.push(JSON.parse(bytes.toString('utf8', at, end)));
  }
  return spans;
}
