import type { ProductFacets } from '@eshop/contracts/api/product';
import { usd } from '@eshop/contracts/money';
import { describe, expect, it } from 'vitest';
import { priceStanding } from './price-standing.ts';

/** Prices by ranges of 100, from 0 on. */
const facetsOf = (counts: readonly number[], complete = true): ProductFacets => ({
  complete,
  total: counts.reduce((sum, count) => sum + count, 0),
  make: [],
  fuel: [],
  transmission: [],
  bodyType: [],
  year: null,
  price: {
    min: usd(0),
    max: usd(counts.length * 100),
    buckets: counts.map((count, index) => ({ from: usd(index * 100), to: usd((index + 1) * 100), count })),
  },
  engineCc: null,
});

describe('priceStanding', () => {
  it('finds the range that the price is in, and draws the most as the tallest', () => {
    const standing = priceStanding(100, facetsOf([4, 2, 2]));
    expect(standing?.own).toEqual({ from: 100, to: 200, count: 2 });
    expect(standing?.count).toBe(8);
    expect(standing?.bars).toEqual([
      { height: 1, own: false },
      { height: 0.5, own: true },
      { height: 0.5, own: false },
    ]);
  });

  it('says nothing when it would not be the truth, or nothing worth saying', () => {
    expect(priceStanding(100, facetsOf([4, 2, 2], false))).toBeNull();
    expect(priceStanding(100, facetsOf([2, 1, 1]))).toBeNull();
    expect(priceStanding(100, facetsOf([4, 4]))).toBeNull();
    expect(priceStanding(100, facetsOf([4, 0, 4]))).toBeNull();
    expect(priceStanding(900, facetsOf([4, 4, 4]))).toBeNull();
    expect(priceStanding(100, { ...facetsOf([]), price: null })).toBeNull();
  });
});
