import { expect, it } from 'vitest';
import { growthOf } from './growth.ts';

const quarters = (...values: number[]) => values.flatMap((value) => [value, value - 1, value + 1, value]);

it('does not count what was held before the caches were full', () => {
  expect(growthOf(quarters(90, 150, 150, 150))).toEqual({ from: 150, to: 150, share: 1 });
});

it('counts what is held more at the end', () => {
  expect(growthOf(quarters(100, 100, 120, 150)).share).toBe(1.5);
});

it('does not count a sample that was taken just before a collection', () => {
  expect(growthOf([...quarters(100, 100, 100), 100, 900, 100, 100]).share).toBe(1);
});
