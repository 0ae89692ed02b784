'use client';

let asked: Promise<number> | undefined;

/**
 * By how many milliseconds the shop's clock is ahead of the visitor's. The visitor's may be wrong by days, and a page
 * may be shown again long after it was made, so the site is asked once per visit.
 */
export function clockOffset(): Promise<number> {
  asked ??= ask().catch((error: unknown) => {
    asked = undefined;
    throw error;
  });
  return asked;
}

async function ask(): Promise<number> {
  const before = Date.now();
  const answer = await fetch('/healthz', { method: 'HEAD', cache: 'no-store' });
  const after = Date.now();
  const told = Date.parse(answer.headers.get('date') ?? '');
  if (Number.isNaN(told)) throw new Error('the site did not say what time it is');
  // `Date` is cut to whole seconds: on average half a second is missing.
  return told + 500 - (before + after) / 2;
}
