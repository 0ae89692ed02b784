import { expect, it } from 'vitest';
import { agree, mergedOrder, moved } from './picture-order.ts';

it('a picture is moved to either side', () => {
  expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'b', 'c']);
});

it('what came meanwhile is not lost, and what went does not come back', () => {
  expect(mergedOrder(['c', 'a', 'b'], ['a', 'c', 'd'])).toEqual(['c', 'a', 'd']);
});

it('orders agree when what both have stands in the same order', () => {
  expect(agree(['a', 'b', 'c'], ['a', 'x', 'c'])).toBe(true);
  expect(agree(['a', 'b', 'c'], ['c', 'a'])).toBe(false);
});
