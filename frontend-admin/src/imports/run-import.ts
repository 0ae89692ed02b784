import { rowsPerCheck, rowsPerImport } from './file-bounds.ts';
import { type Progress, rowsToImport } from './progress.ts';
import type { ReadFile } from './read-file.ts';
import { checkRemotely, importRemotely } from './send-rows.ts';
import { twiceInFile } from './twice-in-file.ts';

/**
 * Requests an import makes of the shop in a minute: it counts them for each person and address, and the same person
 * wants to go on with other work.
 */
const callsPerMinute = 800;

/** One step of an import: the next rows are checked or imported. */
export type Step = {
  readonly progress: Progress;
  /** How long to wait before the next one. */
  readonly pauseMilliseconds: number;
  /** The shop has too much to do. */
  readonly busySeconds?: number;
};

/** Goes one step on. @throws RowsNotTaken */
export function step(file: ReadFile, progress: Progress): Promise<Step> {
  return progress.phase === 'importing' ? importStep(file, progress) : checkStep(file, progress);
}

async function checkStep(file: ReadFile, progress: Progress): Promise<Step> {
  const rows = file.rows.slice(progress.checks.length, progress.checks.length + rowsPerCheck);
  const twice = twiceInFile(file.rows);
  const checks = await checkRemotely({ rows, update: progress.update });
  const all = [...progress.checks, ...checks.map((check) => twice.get(check.row) ?? check)];
  const phase = all.length >= file.rows.length ? 'checked' : 'checking';
  return { progress: { ...progress, phase, checks: all }, pauseMilliseconds: 0 };
}

async function importStep(file: ReadFile, progress: Progress): Promise<Step> {
  const { results, update } = progress;
  const numbers = rowsToImport(progress);
  const next = new Set(numbers.slice(results.length, results.length + rowsPerImport));
  const began = Date.now();
  const answer = await importRemotely({ rows: file.rows.filter(({ row }) => next.has(row)), update });
  const all = [...results, ...answer.results];
  const phase = all.length >= numbers.length ? 'done' : 'importing';
  const fair = (answer.calls * 60_000) / callsPerMinute - (Date.now() - began);
  return {
    progress: { ...progress, phase, results: all },
    pauseMilliseconds: Math.max(0, phase === 'done' ? 0 : fair, (answer.retryAfterSeconds ?? 0) * 1_000),
    ...(answer.retryAfterSeconds === undefined ? {} : { busySeconds: answer.retryAfterSeconds }),
  };
}

/** Minutes until all rows are through, at the pace that is kept; each is one request or less. */
export const minutesLeft = (progress: Progress): number =>
  Math.ceil(((rowsToImport(progress).length - progress.results.length) * 1.1) / callsPerMinute);
