import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { byFault, byRequest, bySecond } from './figures.ts';
import { isGood, type Outcome } from './outcome.ts';
import { page } from './page.ts';

/** Writes `prove.html` and `prove.json` into a folder. @returns the page's path */
export function writeReport(folder: string, outcome: Outcome): string {
  const { seed, startedAt, milliseconds, plan, bands, seen, findings, promises, stuck, proven } = outcome;
  mkdirSync(folder, { recursive: true });
  const document = {
    seed,
    startedAt,
    milliseconds,
    good: isGood(outcome),
    plan: plan.map(({ fault, at, lasts }) => ({ fault: fault.name, at, lasts })),
    faults: byFault(seen, bands).map((figures, index) => ({ ...bands[index], ...figures })),
    requests: byRequest(seen),
    seconds: bySecond(seen),
    findings,
    promises,
    stuck,
    invariants: proven.map(({ check: { invariant, title }, finding }) => ({ invariant, title, ...finding })),
  };
  writeFileSync(join(folder, 'prove.json'), `${JSON.stringify(document, null, 1)}\n`);
  const file = join(folder, 'prove.html');
  writeFileSync(file, page(outcome));
  return file;
}
