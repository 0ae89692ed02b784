import { expect, test } from 'vitest';
import { randomFrom } from './random.ts';

test('the same seed gives the same numbers, another seed others', () => {
  const numbers = (seed: number) => {
    const random = randomFrom(seed);
    return Array.from({ length: 20 }, () => random.int(1_000_000));
  };
  expect(numbers(7)).toEqual(numbers(7));
  expect(numbers(7)).not.toEqual(numbers(8));
});

test('whole numbers reach each value below the maximum and no other', () => {
  const random = randomFrom(1);
  const seen = new Set(Array.from({ length: 500 }, () => random.int(5)));
  expect([...seen].toSorted()).toEqual([0, 1, 2, 3, 4]);
});

test('a shuffled list holds the same things in another order', () => {
  const list = Array.from({ length: 20 }, (_, index) => index);
  const shuffled = randomFrom(3).shuffle(list);
  expect(shuffled).not.toEqual(list);
  expect(shuffled.toSorted((one, other) => one - other)).toEqual(list);
});

test('nothing is picked from an empty list', () => {
  expect(() => randomFrom(1).pick([])).toThrow(RangeError);
});
