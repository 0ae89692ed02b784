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
  const failing = new Map<string, unknown>();
  const states = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => {
      try {
        await within(timeoutMilliseconds, check);
        return [name, 'ok'] as const;
      } catch (error) {
        failing.set(name, error);
        return [name, error instanceof TimedOut ? 'timed out' : 'failing'] as const;
      }
    }),
  );
  return { checks: Object.fromEntries(states), failing };
}

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
