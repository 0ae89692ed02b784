import { describe, expect, it, onTestFinished } from 'vitest';
import type { Sandbox } from './sandbox.ts';
import { createSandboxPool, ThrottledError } from './sandbox-pool.ts';

/** A sandbox that only counts; the pool never looks inside. */
function givenPool(options: { maxConcurrency: number; maxWaiting?: number }) {
  const made: (Sandbox & { broken: boolean })[] = [];
  const create = () => {
    const sandbox = {
      broken: false,
      invoke: () => Promise.reject(new Error('unused')),
      dispose: async () => undefined,
    };
    made.push(sandbox);
    return sandbox;
  };
  const pool = createSandboxPool({ create, ...options });
  onTestFinished(() => pool.close());
  return { pool, made };
}

describe('the pool of sandboxes', () => {
  it('never runs more than allowed, nor two in one sandbox', async () => {
    const { pool, made } = givenPool({ maxConcurrency: 3 });
    const busy = new Set<Sandbox>();
    let most = 0;
    const task = async (sandbox: Sandbox) => {
      expect(busy.has(sandbox)).toBe(false);
      busy.add(sandbox);
      most = Math.max(most, busy.size);
      await Promise.resolve();
      busy.delete(sandbox);
    };
    await Promise.all(Array.from({ length: 50 }, () => pool.run(task)));
    expect([most, made.length]).toEqual([3, 3]);
  });

  it('serves in the order of arrival and throttles beyond the queue', async () => {
    const { pool } = givenPool({ maxConcurrency: 1, maxWaiting: 2 });
    const order: number[] = [];
    const gate = Promise.withResolvers<void>();
    const calls = [0, 1, 2].map((number) =>
      pool.run(async () => {
        await gate.promise;
        order.push(number);
      }),
    );
    await expect(pool.run(async () => order.push(9))).rejects.toBeInstanceOf(ThrottledError);
    gate.resolve();
    await Promise.all(calls);
    expect(order).toEqual([0, 1, 2]);
  });

  it('replaces a sandbox that broke, also one that broke while idle, and goes on after a failure', async () => {
    const { pool, made } = givenPool({ maxConcurrency: 1 });
    const breaking = pool.run(async () => {
      for (const sandbox of made) sandbox.broken = true;
      throw new Error('crashed');
    });
    await expect(breaking).rejects.toThrow('crashed');
    await pool.run(async (sandbox) => expect(sandbox).toBe(made[1]));
    for (const sandbox of made) sandbox.broken = true;
    await pool.run(async (sandbox) => expect(sandbox).toBe(made[2]));
  });
});
