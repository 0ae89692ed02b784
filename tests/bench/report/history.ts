import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Finding } from '../finding.ts';

const figures = z.object({
  count: z.number(),
  perSecond: z.number(),
  p50: z.number(),
  p99: z.number(),
  refused: z.number(),
});

const runSchema = z.object({
  at: z.string(),
  revision: z.string(),
  machine: z.object({ processor: z.string(), cores: z.number(), node: z.string() }),
  /** How many processes wanted a core when the run began: above 1 others were at work. */
  busy: z.number(),
  findings: z.array(
    z.object({
      what: z.string(),
      must: z.string(),
      found: z.string(),
      reached: z.number(),
      shop: figures.optional(),
      limit: figures.optional(),
      processor: z.record(z.string(), z.number()).optional(),
      limitProcessor: z.record(z.string(), z.number()).optional(),
    }),
  ),
});
/** One run of the bench. */
export type Run = z.output<typeof runSchema>;

function revision(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return 'unknown';
  }
}

/** What is known of a run before it begins. */
export const beginRun = (): Omit<Run, 'findings'> => ({
  at: new Date().toISOString(),
  revision: revision(),
  machine: { processor: cpus()[0]?.model ?? 'unknown', cores: cpus().length, node: process.version },
  busy: loadavg()[0] ?? 0,
});

/** Adds a run to the file, a line for each, and gives all that are in it. */
export function remember(file: string, run: Omit<Run, 'findings'>, findings: readonly Finding[]): Run[] {
  mkdirSync(dirname(file), { recursive: true });
  appendFileSync(file, `${JSON.stringify({ ...run, findings })}\n`);
  return readHistory(file);
}

/** Every run in the file; a line that was cut off is left out. */
export function readHistory(file: string): Run[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return [runSchema.parse(JSON.parse(line))];
      } catch {
        return [];
      }
    });
}
