import { keepStores } from './commands/keep-stores.ts';
import { reset } from './commands/reset.ts';
import { runTests } from './commands/run-tests.ts';
import { start } from './commands/start.ts';
import { status } from './commands/status.ts';

/** What `run.mjs <command>` hands over; each answers with its exit code. */
export const commands: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  start,
  status,
  reset,
  stores: keepStores,
  test: runTests,
};
