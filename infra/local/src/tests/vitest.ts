import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { repository } from '../../bootstrap/paths.mjs';
import type { Environment } from '../environment.ts';
import { runNode } from '../run-node.ts';
import { type Counts, readReport } from './report.ts';

type Options = {
  /** Folder with the vitest configuration. */
  readonly root: string;
  readonly filters: readonly string[];
  readonly env: Environment;
  /** How many files run side by side, where the projects themselves do not say. */
  readonly workers?: number;
  /** Where its report is written. */
  readonly report: string;
  readonly stopping: Promise<unknown>;
};

/** Projects do not take these from the root's configuration. A busy machine is slow, not wrong. */
const patience = ['--testTimeout=90000', '--hookTimeout=90000'];

/** A process for each worker and not for each file: to load the same modules hundreds of times took a quarter of the run. */
const oneProcess = ['--no-isolate'];

/** Vitest reads a relative filter from each project's own folder, so one above them would match nothing. */
const absolute = (filter: string) => {
  const path = resolve(repository, filter);
  return existsSync(path) ? path : filter;
};

/** Runs vitest once and counts its report. */
export async function runVitest({ root, filters, env, workers, report, stopping }: Options): Promise<Counts> {
  const program = join(repository, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const sideBySide = workers === undefined ? [] : [`--maxWorkers=${workers}`];
  const code = await runNode(
    [
      program,
      'run',
      '--root',
      root,
      ...oneProcess,
      ...sideBySide,
      ...patience,
      ...reporters,
      ...filters.map(absolute),
    ],
    {
      cwd: repository,
      env: { ...process.env, ...env },
      stopping,
    },
  );
  return readReport(report, code === 0);
}
