import { join } from 'node:path';
import { repository } from '../../bootstrap/paths.mjs';
import { step } from '../../bootstrap/progress.mjs';
import { freePorts } from '../ports.ts';
import { startStores } from '../stores/start-stores.ts';
import type { Counts } from './report.ts';
import type { TestRun } from './test-run.ts';
import { runVitest } from './vitest.ts';

/** A third of the time is waiting: one file at a time, which vitest takes on two cores by itself, leaves them idle. */
const filesSideBySide = 3;

/** The tests of every package, or of those named, against one set of stores. */
export async function runPackageTests({ folder, filters, stopping }: TestRun): Promise<Counts> {
  const ports = await freePorts();
  const dataDir = join(folder, 'stores');
  const stores = await step('stores started', () => startStores({ ports, dataDir }));
  try {
    const report = join(folder, 'packages.json');
    return await runVitest({
      root: repository,
      filters,
      env: stores.environment,
      workers: filesSideBySide,
      report,
      stopping,
    });
  } finally {
    await step('stores stopped', () => stores.stop());
  }
}
