import type { Sandbox } from './sandbox.ts';

export type SandboxPoolOptions = {
  readonly create: () => Sandbox;
  readonly maxConcurrency: number;
  /** Invocations that may wait for a sandbox; what comes beyond is throttled. */
  readonly maxWaiting?: number;
  /** A sandbox without work for that long is given up; one stays warm. */
  readonly idleSeconds?: number;
};

export type SandboxPool = ReturnType<typeof createSandboxPool>;

/** More invocations wait for a sandbox than a function may have waiting. */
export class ThrottledError extends Error {
  override readonly name = 'ThrottledError';
}

/** Gives each invocation a sandbox of its own while it runs: a warm one, a new one, or the next that becomes free. */
export function createSandboxPool({
  create,
  maxConcurrency,
  maxWaiting = 1000,
  idleSeconds = 60,
}: SandboxPoolOptions) {
  const idle: { readonly sandbox: Sandbox; readonly since: number }[] = [];
  const waiting: (() => void)[] = [];
  let running = 0;
  const sweep = setInterval(() => void giveUpIdle(), idleSeconds * 1000).unref();

  async function giveUpIdle(): Promise<void> {
    const limit = Date.now() - idleSeconds * 1000;
    while (idle.length > 1 && (idle[0]?.since ?? limit) < limit) await idle.shift()?.sandbox.dispose();
  }

  async function takeTurn(): Promise<void> {
    if (running < maxConcurrency) {
      running++;
      return;
    }
    if (waiting.length >= maxWaiting) throw new ThrottledError('Rate Exceeded.');
    await new Promise<void>((resolve) => waiting.push(resolve));
  }

  /** Hands the turn on, so that those who wait go before those who come. */
  function endTurn(): void {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }

  return {
    /** Runs a task with a sandbox that nobody else uses meanwhile. @throws ThrottledError */
    async run<T>(task: (sandbox: Sandbox) => Promise<T>): Promise<T> {
      await takeTurn();
      try {
        const sandbox = takeIdle() ?? create();
        try {
          return await task(sandbox);
        } finally {
          if (!sandbox.broken) idle.push({ sandbox, since: Date.now() });
        }
      } finally {
        endTurn();
      }
    },

    /** Ends the sandboxes that are idle. Call it when nothing runs any more. */
    async close(): Promise<void> {
      clearInterval(sweep);
      await Promise.all(idle.splice(0).map(({ sandbox }) => sandbox.dispose()));
    },
  };

  /** The one used last: the others may cool down. One that crashed while idle is left out. */
  function takeIdle(): Sandbox | undefined {
    for (let warm = idle.pop(); warm; warm = idle.pop()) if (!warm.sandbox.broken) return warm.sandbox;
    return undefined;
  }
}
