import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from '../../bootstrap/paths.mjs';
import { step } from '../../bootstrap/progress.mjs';
import { freePorts } from '../ports.ts';
import { stopRequested } from '../stop-request.ts';
import { startStores } from '../stores/start-stores.ts';
import { type Counts, readReport } from '../tests/report.ts';

async function runVitest(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  report: string,
  stopping: Promise<string>,
): Promise<Counts> {
  const program = join(repository, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const child = spawn(process.execPath, [program, 'run', ...reporters, ...args], {
    cwd: repository,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  void stopping.then(() => child.kill('SIGTERM'));
  const [code] = await once(child, 'close');
  return readReport(report, code === 0);
}

/**
 * Runs all tests, or those below the folders named in `args`, against stores of their own, and closes with
 * the line `N passed, N failed`.
 */
export async function runTests(args: readonly string[]): Promise<number> {
  const stopping = stopRequested();
  const folder = mkdtempSync(join(tmpdir(), 'eshop-test-'));
  chmodSync(folder, 0o755); // the databases' own user must be able to pass
  let counts: Counts = { passed: 0, failed: 1 };
  try {
    const ports = await freePorts();
    const stores = await step('stores started', () => startStores({ ports, dataDir: join(folder, 'data') }));
    try {
      counts = await runVitest(args, stores.environment, join(folder, 'report.json'), stopping);
    } finally {
      await step('stores stopped', () => stores.stop());
    }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  process.stdout.write(`${counts.passed} passed, ${counts.failed} failed\n`);
  return counts.failed === 0 ? 0 : 1;
}
