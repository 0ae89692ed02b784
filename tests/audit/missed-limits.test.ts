import { describe, expect, it } from 'vitest';
import { limits } from './limits.ts';
import { missedLimits } from './missed-limits.ts';

const good = {
  performance: limits.score,
  accessibility: 100,
  bestPractices: 100,
  seo: 100,
  paintSeconds: limits.paintSeconds,
  shift: limits.shift,
  scriptKilobytes: limits.scriptKilobytes,
  machine: 1800,
  missed: [],
};

describe('the limits of the audit', () => {
  it('are kept by a page that just reaches them', () => {
    expect(missedLimits('product', good)).toEqual([]);
  });

  it.each([
    [{ performance: 94 }, 'product: performance is 94, at least 95 is wanted'],
    [{ seo: 90 }, 'product: seo is 90, at least 95 is wanted'],
    [{ paintSeconds: 2.01 }, 'product: LCP is 2.01 s, at most 2 s'],
    [{ shift: 0.06 }, 'product: CLS is 0.060, at most 0.05'],
    [{ scriptKilobytes: 130.4 }, 'product: scripts are 130.4 kB, at most 130 kB'],
  ])('are missed by %j', (change, line) => {
    expect(missedLimits('product', { ...good, ...change })).toEqual([line]);
  });

  it('count scripts on the product’s page alone, and tell what to mend', () => {
    expect(missedLimits('home', { ...good, scriptKilobytes: 500 })).toEqual([]);
    expect(missedLimits('home', { ...good, seo: 50, missed: ['meta-description'] })).toContain(
      'home:   meta-description',
    );
  });
});
