// `npm run prove`: a load of customers and admins on a shop of its own, faults by a seeded plan, and the proof afterwards that
// nothing promised was lost. Ends with 0 when all held, 1 when something did not, 2 when it could not be looked at.
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { stopRequested } from '@eshop/local/stop-request';
import { withTemporaryFolder } from '@eshop/local/temporary-run';
import { faultKinds } from './faults/faults.ts';
import { type Options, readOptions } from './options.ts';
import { planMixed } from './plan.ts';
import { isGood, type Outcome } from './report/outcome.ts';
import { text } from './report/text.ts';
import { writeReport } from './report/write-report.ts';
import { runPlan } from './run-plan.ts';
import { startSession } from './session.ts';
import { settings } from './settings.ts';
import { type ShopUnderTest, startShopUnderTest } from './shop-under-test.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);
const seconds = (milliseconds: number) => `${(milliseconds / 1_000).toFixed(1).padStart(7)} s`;

async function prove(shop: ShopUnderTest, options: Options, stopping: AbortSignal): Promise<Outcome> {
  const { seed, only } = options;
  const kinds = Object.values(faultKinds).map((kind) =>
    kind.filter(({ name }) => only.some((part) => name.includes(part))),
  );
  const milliseconds = options.seconds * 1_000;
  const plan = planMixed(kinds, seed, milliseconds);
  say(`Seed ${seed}: ${plan.length} faults in ${options.seconds} s.`);
  for (const { fault, at, lasts } of plan) say(`${seconds(at)} ${seconds(lasts)}  ${fault.name}`);
  const startedAt = new Date().toISOString();
  const session = await startSession(seed);
  say('The load works.');
  const bands = await runPlan(shop, plan, {
    seed,
    now: session.now,
    stopping,
    told: ({ fault, ended, mended }) =>
      say(
        `${seconds(ended)}  ${fault}: ${mended === undefined ? 'NOT mended' : `mended after ${seconds(mended - ended).trim()}`}`,
      ),
  });
  await wait(Math.max(0, milliseconds - session.now()), undefined, { signal: stopping }).catch(
    () => undefined,
  );
  say('The load stops; the shop settles.');
  const { loadEnded, ...ended } = await session.end(bands);
  return {
    seed,
    startedAt,
    milliseconds: loadEnded,
    plan,
    bands,
    seen: session.seen,
    findings: session.findings(bands),
    ...ended,
  };
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  const stopping = new AbortController();
  void stopRequested().then(() => stopping.abort());
  return withTemporaryFolder(async (folder) => {
    say('A shop of its own is started.');
    const shop = await startShopUnderTest({
      dataDir: join(folder, 'shop'),
      settings,
      stopping: stopping.signal,
      say: (line) => say(`           ${line}`),
    });
    Object.assign(process.env, shop.environment);
    try {
      const outcome = await prove(shop, options, stopping.signal);
      say(text(outcome));
      say(`  Report: ${writeReport(options.report, outcome)}`);
      // The shop's folder is gone afterwards, and its logs tell the cause.
      const logs = join(options.report, 'logs');
      rmSync(logs, { recursive: true, force: true });
      if (!isGood(outcome)) cpSync(join(shop.dataDir, 'logs'), logs, { recursive: true });
      return isGood(outcome) ? 0 : 1;
    } finally {
      await shop.stop();
    }
  });
}

async function exitCode(): Promise<number> {
  try {
    return await main();
  } catch (error) {
    process.stderr.write(
      `It could not be proved: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    return 2;
  }
}

process.exit(await exitCode());
