import { checks } from './checks.ts';
import { prove, settle } from './prove.ts';
import { report } from './report.ts';
import { openStores } from './stores.ts';

const patience = { settleMilliseconds: 30_000, standMilliseconds: 10_000, everyMilliseconds: 500 };

/** Proves the invariants. @returns 0 when all hold, 1 when one is breached */
async function main(): Promise<number> {
  const stores = await openStores();
  try {
    const waiting = await settle(stores, patience);
    const left = Object.entries(waiting).filter(([, count]) => count > 0);
    for (const [what, count] of left)
      process.stdout.write(`  ${count} ${what} wait and do not get through\n`);
    const proven = await Promise.all(checks.map((check) => prove(check, stores, patience)));
    process.stdout.write(report(proven));
    const breached = new Set(
      proven.filter(({ finding }) => finding.breaches.length > 0).map(({ check }) => check.invariant),
    );
    if (breached.size === 0 && left.length === 0) {
      process.stdout.write('  All invariants hold.\n');
      return 0;
    }
    process.stdout.write(`  Breached: ${[...breached].join(', ') || 'events do not get through'}\n`);
    return 1;
  } finally {
    await stores.close();
  }
}

async function exitCode(): Promise<number> {
  try {
    return await main();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`The invariants could not be looked at: ${reason}\n`);
    return 2;
  }
}

// At once: a store that hangs must not keep the process.
process.exit(await exitCode());
