import { expect, test } from 'vitest';
import type { Fault } from './faults/fault.ts';
import { planMixed } from './plan.ts';

const fault = (name: string, hits: readonly string[]): Fault => ({
  name,
  title: name,
  hits,
  begin: async () => async () => {},
});
const kinds = [
  [fault('a', ['order']), fault('b', ['cart']), fault('c', ['product'])],
  [fault('d', ['gateway']), fault('e', [])],
];
const written = (seed: number, milliseconds = 300_000) =>
  planMixed(kinds, seed, milliseconds).map(({ fault: { name }, at, lasts }) => [name, at, lasts]);

test('the same seed makes the same plan, another one another', () => {
  expect(written(1)).toEqual(written(1));
  expect(written(1)).not.toEqual(written(2));
});

test('kinds take turns, and each fault of a kind comes before one comes again', () => {
  const names = written(3, 600_000).map(([name]) => String(name));
  const of = (kind: string) => names.filter((name) => kind.includes(name));
  expect(new Set(of('abc').slice(0, 3)).size).toBe(3);
  expect(new Set(of('de').slice(0, 2)).size).toBe(2);
  expect(Math.abs(of('abc').length - of('de').length)).toBeLessThanOrEqual(1);
});

test('all is over before the time is', () => {
  for (const { at, lasts } of planMixed(kinds, 4, 120_000)) expect(at + lasts).toBeLessThan(120_000);
});

test('two that are felt in the same place do not come together', () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const plan = planMixed(kinds, seed, 600_000);
    for (const one of plan)
      for (const other of plan)
        if (one !== other && one.at <= other.at && other.at < one.at + one.lasts)
          expect(one.fault.hits.filter((hit) => other.fault.hits.includes(hit))).toEqual([]);
  }
});
