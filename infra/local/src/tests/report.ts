import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const reportSchema = z.object({
  success: z.boolean(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
});

export type Counts = { readonly passed: number; readonly failed: number };

export const addCounts = (one: Counts, other: Counts): Counts => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
});

/**
 * Counts vitest's JSON report. A file that could not be run, or holds no test, counts as one failure, and so
 * does a run that ended badly with every test green: an error outside of any test.
 */
export function readReport(file: string, endedWell: boolean): Counts {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const report = reportSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const counts = report.testResults.map(({ status, assertionResults }) => {
    const passed = assertionResults.filter((test) => test.status === 'passed').length;
    const failed = assertionResults.length - passed;
    const broken = failed === 0 && (status === 'failed' || passed === 0);
    return { passed, failed: failed + (broken ? 1 : 0) };
  });
  const total = counts.reduce(addCounts, { passed: 0, failed: 0 });
  return total.failed === 0 && !endedWell ? { ...total, failed: 1 } : total;
}
