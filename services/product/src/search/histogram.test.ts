import { randomInt } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { histogramOf } from './histogram.ts';

describe('a histogram', () => {
  it('has at most twelve buckets side by side, with all values in them, whatever these are', () => {
    for (let round = 0; round < 300; round++) {
      const most = 10 ** (1 + randomInt(9));
      const values = Array.from({ length: 1 + randomInt(50) }, () => randomInt(most));
      const histogram = histogramOf(values);
      const { min, max, buckets } = histogram ?? { min: 0, max: 0, buckets: [] };
      expect([min, max]).toEqual([Math.min(...values), Math.max(...values)]);
      expect(buckets.length).toBeLessThanOrEqual(12);
      for (const [at, { from, to, count }] of buckets.entries()) {
        expect(count).toBe(values.filter((value) => value >= from && value < to).length);
        expect(to).toBe(buckets[at + 1]?.from ?? to);
        expect([from, to].every(Number.isInteger)).toBe(true);
      }
      expect(buckets.reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
    }
  });

  it('has round limits', () => {
    const limits = (values: number[]) => histogramOf(values)?.buckets.map(({ from }) => from);
    expect(limits([998, 1_599, 2_000, 6_592])).toEqual([0, 1_000, 2_000, 3_000, 4_000, 5_000, 6_000]);
    expect(limits([1_999_900, 2_450_000, 3_100_000])).toEqual([
      1_800_000, 2_000_000, 2_200_000, 2_400_000, 2_600_000, 2_800_000, 3_000_000,
    ]);
  });

  it('of one value is one bucket, of none is null, and counts what stands for several', () => {
    expect(histogramOf([7])).toEqual({ min: 7, max: 7, buckets: [{ from: 7, to: 8, count: 1 }] });
    expect(histogramOf([])).toBeNull();
    expect(histogramOf([3, 4], (at) => at + 5)?.buckets.map(({ count }) => count)).toEqual([5, 6]);
  });
});
