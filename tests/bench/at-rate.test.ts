import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { atRate } from './at-rate.ts';

describe('at a rate', () => {
  it('begins as often as it shall, although nothing ends meanwhile', async () => {
    const end = Promise.withResolvers<void>();
    const began = performance.now();
    const times: number[] = [];
    const all = atRate({ perSecond: 100, seconds: 0.2 }, () => {
      times.push(performance.now() - began);
      if (times.length === 20) end.resolve();
      return end.promise;
    });
    await all;
    expect(times).toHaveLength(20);
    // Never ahead of its time; how late it may be is the machine's.
    expect(times.every((time, count) => time >= count * 10 - 1)).toBe(true);
  });

  it('waits for all that was begun', async () => {
    let ended = 0;
    await atRate({ perSecond: 1000, seconds: 0.01 }, async () => {
      await wait(20);
      ended += 1;
    });
    expect(ended).toBe(10);
  });

  it('goes on when one fails, and tells it in the end', async () => {
    let count = 0;
    const all = atRate({ perSecond: 1000, seconds: 0.01 }, async () => {
      count += 1;
      if (count === 2) throw new Error('the second');
    });
    await expect(all).rejects.toThrow('the second');
    expect(count).toBe(10);
  });
});
