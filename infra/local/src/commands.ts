import { keepStores } from './commands/keep-stores.ts';
import { runTests } from './commands/run-tests.ts';

/** What `run.mjs <command>` hands over; each answers with its exit code. */
export const commands: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  stores: keepStores,
  test: runTests,
};
