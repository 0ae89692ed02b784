import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { repository } from '../../bootstrap/paths.mjs';
import { step } from '../../bootstrap/progress.mjs';
import { givenEnvironment } from '../environment.ts';
import { freePorts } from '../ports.ts';
import { runNode } from '../run-node.ts';
import { chosenServices } from '../shop/chosen-services.ts';
import { startShop } from '../shop/start-shop.ts';
import { addCounts, type Counts } from './report.ts';
import type { TestRun } from './test-run.ts';
import { runVitest } from './vitest.ts';

/** One machine plays every client, and nobody waits a day for an order to expire. */
const settings = {
  RATE_LIMIT_PER_MINUTE: '1000000',
  RATE_LIMIT_SIGN_IN_PER_MINUTE: '100000',
  ORDER_PAYMENT_WINDOW_SECONDS: '30',
  ORDER_REUPLOAD_WINDOW_SECONDS: '30',
  ESHOP_CHECK_ANSWERS: '1',
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
export async function runWholeSystemTests({ folder, filters, stopping }: TestRun): Promise<Counts> {
  const giveUp = new AbortController();
  void stopping.then(() => giveUp.abort());
  const dataDir = join(folder, 'shop');
  const given = { ...settings, ...givenEnvironment() };
  const say = (line: string) => void process.stdout.write(`  ${line}\n`);
  const [ports, services] = [await freePorts(), chosenServices()];
  const shop = await startShop({ ports, dataDir, services, given, stopping: giveUp.signal, say, step });
  try {
    const env = { ...settings, ...shop.environment, ESHOP_DATA_DIR: dataDir };
    const report = join(folder, 'whole-system.json');
    const tests = await runVitest({ root: join(repository, 'tests'), filters, env, report, stopping });
    return addCounts(tests, await checkInvariants({ ...process.env, ...env }, stopping));
  } finally {
    await step('shop stopped', () => shop.stop());
  }
}
