type Command = (args: readonly string[]) => Promise<number>;

const script = async (path: string): Promise<Command> => {
  const { runScript } = await import('./commands/run-script.ts');
  return (args) => runScript(path, args);
};

const visit = async (path: string): Promise<Command> => {
  const { visitSites } = await import('./commands/visit-sites.ts');
  return (args) => visitSites(path, args);
};

/** What `run.mjs <command>` hands over, each with its exit code; loaded alone, to keep a long run small. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./commands/start.ts')).start,
  status: async () => (await import('./commands/status.ts')).status,
  reset: async () => (await import('./commands/reset.ts')).reset,
  stores: async () => (await import('./commands/keep-stores.ts')).keepStores,
  test: async () => (await import('./commands/run-tests.ts')).runTests,
  typecheck: async () => (await import('./commands/typecheck.ts')).typecheck,
  bench: async () => (await import('./commands/bench.ts')).bench,
  audit: () => visit('tests/audit/main.ts'),
  screenshots: () => visit('tests/screenshots/main.ts'),
  'dead-letters': async () => (await import('./commands/dead-letters.ts')).deadLetters,
  restart: async () => (await import('./commands/restart.ts')).restart,
  'rolling-restart': () => script('tests/rolling-restart/main.ts'),
  trace: async () => (await import('./commands/trace.ts')).trace,
  'check:invariants': () => script('tests/invariants/main.ts'),
  import: () => script('infra/demo/src/import/main.ts'),
};
