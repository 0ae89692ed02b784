import { report as invariantsReport } from '../../invariants/report.ts';
import { byRequest } from './figures.ts';
import { isGood, type Outcome } from './outcome.ts';

const shown = 40;

/** A run for the terminal. */
export function text(outcome: Outcome): string {
  const { seen, findings, promises, stuck, proven } = outcome;
  const heads = ['requests', 'answered', '503', 'no answer', 'broken', 'p50 ms', 'p99 ms'];
  const rows = byRequest(seen).map(({ request, count, answered, unavailable, noAnswer, broken, p50, p99 }) =>
    [count, answered, unavailable, noAnswer, broken, p50.toFixed(0), p99.toFixed(0)].reduce<string>(
      (line, cell) => line + String(cell).padStart(10),
      `  ${request.padEnd(40)}`,
    ),
  );
  const kept = promises.flatMap(({ title, finding: { compared, breaches } }) => [
    `  ${title}: ${compared}: ${breaches.length === 0 ? 'ok' : `${breaches.length} BREACHES`}`,
    ...breaches.slice(0, shown).map(({ subject, detail }) => `      ${subject}: ${detail}`),
  ]);
  return [
    '',
    `  ${''.padEnd(40)}${heads.map((head) => head.padStart(10)).join('')}`,
    ...rows,
    '',
    `  ${findings.length} findings`,
    ...findings.slice(0, shown).map(({ at, what }) => `      ${(at / 1_000).toFixed(1)} s ${what}`),
    ...stuck.map((what) => `  ${what} wait and do not get through`),
    ...kept,
    invariantsReport(proven).trimEnd(),
    isGood(outcome) ? '  Everything held.' : '  NOT everything held.',
    '',
  ].join('\n');
}
