/** Asks whether a dependency answers; resolves when it does. */
export type Check = () => Promise<unknown>;

/** The state of each dependency; `failing` holds the errors for the log. */
export type Readiness = {
  readonly checks: Readonly<Record<string, 'ok' | 'failing' | 'timed out'>>;
  readonly failing: ReadonlyMap<string, unknown>;
};

const timeoutMilliseconds = 1_000;

/** Runs all checks at once, each with one second; callers that ask at the same time share one run. */
export function createReadiness(checks: Readonly<Record<string, Check>>): () => Promise<Readiness> {
  let running: Promise<Readiness> | null = null;
  return () => {
    running ??= runAll(checks).finally(() => {
      running = null;
    });
    return running;
  };
}

async function runAll(checks: Readonly<Record<string, Check>>): Promise<Readiness> {
  const states = await probe(checks);
  return {
    checks: Object.fromEntries(states.map(({ name, state }) => [name, state])),
    failing: new Map(states.filter(({ state }) => state !== 'ok').map(({ name, error }) => [name, error])),
  };
}

/** What a check found, and how long it took. */
export type Probed = {
  readonly name: string;
  readonly state: 'ok' | 'failing' | 'timed out';
  readonly milliseconds: number;
  readonly error?: unknown;
};

/** Runs all checks at once, each with one second. */
export const probe = (checks: Readonly<Record<string, Check>>): Promise<Probed[]> =>
  Promise.all(
    Object.entries(checks).map(async ([name, check]) => {
      const start = performance.now();
      const spent = () => Math.round((performance.now() - start) * 10) / 10;
      try {
        await within(timeoutMilliseconds, check);
        return { name, state: 'ok' as const, milliseconds: spent() };
      } catch (error) {
        const state = error instanceof TimedOut ? ('timed out' as const) : ('failing' as const);
        return { name, state, milliseconds: spent(), error };
      }
    }),
  );

class TimedOut extends Error {
  override readonly name = 'TimedOut';
}

async function within(milliseconds: number, check: Check): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new TimedOut(`no answer within ${milliseconds} ms`)), milliseconds);
  try {
    await Promise.race([check(), promise]);
  } finally {
    clearTimeout(timer);
  }
}
