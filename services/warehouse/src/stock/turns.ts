/** Runs `work` when all who asked before for one of the keys are done. */
export type InTurn = <Result>(keys: readonly string[], work: () => Promise<Result>) => Promise<Result>;

/**
 * Lets those who want the same thing wait for each other here instead of in the database, where each would hold one of the
 * few connections: a rush for one product leaves the others served. Keys are asked for all at once, so nobody waits for
 * somebody who waits in turn. It is about speed alone; what may happen is decided by the database.
 */
export function createTurns(): InTurn {
  const last = new Map<string, Promise<void>>();
  return async (keys, work) => {
    const { promise: done, resolve } = Promise.withResolvers<void>();
    const before = new Set<Promise<void>>();
    for (const key of keys) {
      const earlier = last.get(key);
      if (earlier && earlier !== done) before.add(earlier);
      last.set(key, done);
    }
    try {
      await Promise.all(before);
      return await work();
    } finally {
      resolve();
      for (const key of keys) if (last.get(key) === done) last.delete(key);
    }
  };
}
