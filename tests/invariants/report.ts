import type { Proven } from './prove.ts';

const breachesShown = 20;

/** The table of all checks, each breach below its own. */
export function report(proven: readonly Proven[]): string {
  const titles = proven.map(({ check }) => check.title.length);
  const width = Math.max(...titles);
  const lines = proven.flatMap(({ check, finding: { compared, breaches } }) => {
    const verdict = breaches.length === 0 ? 'ok' : `${breaches.length} BREACHES`;
    const shown = breaches
      .slice(0, breachesShown)
      .map(({ subject, detail }) => `      ${check.invariant} breach: ${subject}: ${detail}`);
    const more = breaches.length > breachesShown ? [`      and ${breaches.length - breachesShown} more`] : [];
    return [`  ${check.invariant}  ${check.title.padEnd(width)}  ${compared}: ${verdict}`, ...shown, ...more];
  });
  return `${lines.join('\n')}\n`;
}
