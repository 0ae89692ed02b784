import { globSync } from 'node:fs';
import { repository } from '../../bootstrap/paths.mjs';
import { isForWholeSystem } from '../../bootstrap/test-filters.mjs';
import { stopRequested } from '../stop-request.ts';
import { withTemporaryFolder } from '../temporary-run.ts';
import { runPackageTests } from '../tests/package-tests.ts';
import { addCounts, type Counts } from '../tests/report.ts';
import type { TestRun } from '../tests/test-run.ts';
import { runWholeSystemTests } from '../tests/whole-system-tests.ts';

const none: Counts = { passed: 0, failed: 0 };

/** A part that could not even start is one failure; the other part still runs. */
async function counted(work: Promise<Counts>): Promise<Counts> {
  try {
    return await work;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return { passed: 0, failed: 1 };
  }
}

async function runParts(run: TestRun): Promise<Counts> {
  const ofTheWhole = run.filters.filter(isForWholeSystem);
  const ofPackages = run.filters.filter((filter) => !ofTheWhole.includes(filter));
  const everything = run.filters.length === 0;
  const hasWhole = globSync('tests/**/*.test.ts', { cwd: repository }).length > 0;

  const packages = everything || ofPackages.length > 0;
  const whole = hasWhole && (everything || ofTheWhole.length > 0);
  const first = packages ? await counted(runPackageTests({ ...run, filters: ofPackages })) : none;
  const second = whole ? await counted(runWholeSystemTests({ ...run, filters: ofTheWhole })) : none;
  return addCounts(first, second);
}

/**
 * Runs all tests, or those whose path holds one of `args`, against stores of their own, and closes with the line
 * `N passed, N failed`. Filters that begin with `tests` are for those of the whole system.
 */
export async function runTests(args: readonly string[]): Promise<number> {
  const stopping = stopRequested();
  const counts = await withTemporaryFolder((folder) => runParts({ folder, filters: args, stopping }));
  process.stdout.write(`${counts.passed} passed, ${counts.failed} failed\n`);
  return counts.failed === 0 && counts.passed > 0 ? 0 : 1;
}
