import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readReport } from '../src/tests/report.ts';
import { temporaryFolder } from './temporary-folder.ts';

type File = { status: string; tests: string[] };

function reportOf(files: File[], endedWell = true) {
  const path = join(temporaryFolder(), 'report.json');
  const testResults = files.map(({ status, tests }, index) => ({
    name: `${index}.test.ts`,
    status,
    assertionResults: tests.map((test) => ({ status: test })),
  }));
  writeFileSync(path, JSON.stringify({ success: endedWell, testResults }));
  return readReport(path, endedWell);
}

describe('the count of a test run', () => {
  it('adds up the tests of all files', () => {
    const files = [
      { status: 'passed', tests: ['passed', 'passed'] },
      { status: 'failed', tests: ['passed', 'failed'] },
    ];
    expect(reportOf(files, false)).toEqual({ passed: 3, failed: 1 });
  });

  it('counts a file that could not be run as a failure', () => {
    expect(reportOf([{ status: 'failed', tests: [] }], false)).toEqual({ passed: 0, failed: 1 });
  });

  it('counts a file without tests as a failure', () => {
    expect(reportOf([{ status: 'passed', tests: [] }])).toEqual({ passed: 0, failed: 1 });
  });

  it('counts a test that was skipped as a failure', () => {
    expect(reportOf([{ status: 'passed', tests: ['passed', 'skipped'] }])).toEqual({ passed: 1, failed: 1 });
  });

  it('counts an error outside of any test, and a run without a report, as one failure', () => {
    expect(reportOf([{ status: 'passed', tests: ['passed'] }], false)).toEqual({ passed: 1, failed: 1 });
    expect(readReport('/nowhere/report.json', true)).toEqual({ passed: 0, failed: 1 });
  });
});
