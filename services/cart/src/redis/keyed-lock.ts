/** Runs work on the same key one after another within this process. */
export type KeyedLock = {
  run<Result>(keys: readonly string[], work: () => Promise<Result>): Promise<Result>;
};

/** A lock per key; keys that nobody holds take no memory. Several keys are taken in one order, so nobody waits in a ring. */
export function createKeyedLock(): KeyedLock {
  const tails = new Map<string, Promise<void>>();

  async function take(key: string): Promise<() => void> {
    const before = tails.get(key);
    const { promise, resolve } = Promise.withResolvers<void>();
    tails.set(key, promise);
    await before;
    return () => {
      if (tails.get(key) === promise) tails.delete(key);
      resolve();
    };
  }

  return {
    async run(keys, work) {
      const releases: (() => void)[] = [];
      try {
        for (const key of [...new Set(keys)].sort()) releases.push(await take(key));
        return await work();
      } finally {
        for (const release of releases) release();
      }
    },
  };
}
