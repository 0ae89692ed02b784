import type { Context } from '../context.ts';

const atOnce = 100;
const againAfterMilliseconds = 60_000;

/**
 * Deletes files whose payment was never stored: the upload was refused at the end, or the service stopped in between. What
 * is due is read from the table, so any instance may do it at any time. Returns how many files it deleted.
 */
export async function sweepUploads(context: Context): Promise<number> {
  const now = context.now();
  const again = new Date(now.getTime() + againAfterMilliseconds);
  const keys = await context.uploads.giveUpOverdue(now, again, atOnce);
  for (const key of keys) {
    await context.proofs.drop(key);
    await context.uploads.forget(key);
  }
  return keys.length;
}
