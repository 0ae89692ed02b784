import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { repository } from '../../bootstrap/paths.mjs';
import { runNode } from '../run-node.ts';
import { addCounts, type Counts } from './report.ts';
import type { TestRun } from './test-run.ts';
import { fewPixels, withTestShop } from './test-shop.ts';
import { runVitest } from './vitest.ts';

/** Nobody waits a day for an order to expire; only a trace that a test asks for is recorded. */
const settings = {
  ORDER_PAYMENT_WINDOW_SECONDS: '30',
  ORDER_REUPLOAD_WINDOW_SECONDS: '30',
  ESHOP_CHECK_ANSWERS: '1',
  OTEL_TRACES_SAMPLER_ARG: '0',
};

/** Proving takes seconds; a proof that hangs must not hold up the run. */
const patienceMs = 180_000;

async function checkInvariants(env: NodeJS.ProcessEnv, stopping: Promise<unknown>): Promise<Counts> {
  const script = join(repository, 'tests/invariants/main.ts');
  if (!existsSync(script)) return { passed: 0, failed: 0 };
  const tooLong = wait(patienceMs, undefined, { ref: false });
  const code = await runNode([script], { cwd: repository, env, stopping: Promise.race([stopping, tooLong]) });
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** The whole shop on free ports: the tests of `tests/`, and afterwards the invariants, which count as one test. */
export const runWholeSystemTests = ({ folder, filters, stopping }: TestRun): Promise<Counts> =>
  withTestShop({ folder, settings, pictureWidth: fewPixels, stopping }, async (env) => {
    const report = join(folder, 'whole-system.json');
    const tests = await runVitest({ root: join(repository, 'tests'), filters, env, report, stopping });
    return addCounts(tests, await checkInvariants({ ...process.env, ...env }, stopping));
  });
