import { eventually } from '@eshop/kit/testing';
import { afterEach, describe, expect, it } from 'vitest';
import type { SharedCounter } from '../src/limits/rate-limit.ts';
import { createRequestLimit, type RequestLimit } from '../src/limits/request-limit.ts';

const made: RequestLimit[] = [];
const limitOf = (shared: SharedCounter, now?: () => number) => {
  const limit = createRequestLimit({ perMinute: 5, shared, ...(now && { now }) });
  made.push(limit);
  return limit;
};
afterEach(() => {
  for (const limit of made.splice(0)) limit.stop();
});
const allowedOf = (limit: RequestLimit, tries: number) =>
  Array.from({ length: tries }, () => limit.take('a').allowed).filter(Boolean).length;
const nobodyElse = (): SharedCounter => {
  let counted = 0;
  return async (_key, more) => {
    counted += more;
    return { counted, endsInMilliseconds: 60_000 };
  };
};

describe('a request limit', () => {
  it('is exact within one process', () => {
    expect(allowedOf(limitOf(nobodyElse()), 20)).toBe(5);
  });

  it('begins anew after a minute', () => {
    let time = 1_000_000;
    const limit = limitOf(
      () => Promise.reject(new Error('away')),
      () => time,
    );
    expect(allowedOf(limit, 20)).toBe(5);
    time += 60_000;
    expect(allowedOf(limit, 20)).toBe(5);
  });

  it('takes in what others counted', async () => {
    const limit = limitOf(async () => ({ counted: 5, endsInMilliseconds: 30_000 }));
    expect(limit.take('a').allowed).toBe(true);
    await eventually(() =>
      expect(limit.take('a')).toMatchObject({ allowed: false, remaining: 0, resetSeconds: 30 }),
    );
  });

  it('is not widened by a shared counter that fails or forgets', async () => {
    let calls = 0;
    const limit = limitOf(async () => {
      calls += 1;
      if (calls === 1) throw new Error('away');
      return { counted: 0, endsInMilliseconds: 60_000 };
    });
    expect(allowedOf(limit, 3)).toBe(3);
    await eventually(() => expect(calls).toBeGreaterThanOrEqual(2));
    expect(allowedOf(limit, 20)).toBe(2);
  });

  it('tells the shared counter every request once, in bundles', async () => {
    let told = 0;
    let calls = 0;
    const shared: SharedCounter = async (_key, more) => {
      calls += 1;
      told += more;
      return { counted: told, endsInMilliseconds: 60_000 };
    };
    allowedOf(limitOf(shared), 5);
    await eventually(() => expect(told).toBe(5));
    expect(calls).toBeLessThanOrEqual(2);
  });
});
