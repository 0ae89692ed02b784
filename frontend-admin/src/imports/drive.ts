import { importText } from '@text/imports';
import type { Progress } from './progress.ts';
import type { ReadFile } from './read-file.ts';
import { step } from './run-import.ts';
import { RowsNotTaken } from './send-rows.ts';

type Drive = {
  readonly file: ReadFile;
  readonly from: Progress;
  /** False as soon as it is to stop. */
  readonly mayGoOn: () => boolean;
  readonly onProgress: (progress: Progress) => Promise<unknown>;
  /** What holds it up; empty when nothing does. */
  readonly onHeldUp: (words: string) => void;
};

/** Goes on step by step until all is checked or imported, it is stopped, or only a person can help. */
export async function drive({ file, from, mayGoOn, onProgress, onHeldUp }: Drive): Promise<void> {
  let progress = from;
  await onProgress(progress);
  while (mayGoOn() && (progress.phase === 'checking' || progress.phase === 'importing')) {
    const taken = await step(file, progress).catch(notTaken);
    if (!mayGoOn()) return;
    if (taken instanceof RowsNotTaken) {
      onHeldUp(wordsFor(taken));
      if (taken.why === 'ended' || taken.why === 'refused') return;
      await pause(taken.retryAfterSeconds * 1_000);
      continue;
    }
    progress = taken.progress;
    await onProgress(progress);
    onHeldUp(taken.busySeconds === undefined ? '' : importText.busy(taken.busySeconds));
    await pause(taken.pauseMilliseconds);
  }
}

function notTaken(error: unknown): RowsNotTaken {
  if (error instanceof RowsNotTaken) return error;
  throw error;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function wordsFor({ why, retryAfterSeconds }: RowsNotTaken): string {
  if (why === 'ended') return importText.ended;
  if (why === 'refused') return importText.refusedCall;
  return why === 'busy' ? importText.busy(retryAfterSeconds) : importText.lost;
}
