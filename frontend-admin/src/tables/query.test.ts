import { expect, test } from 'vitest';
import { pathWith, readQuery } from './query.ts';

test('a name given several times is read as one list', async () => {
  expect(await readQuery(Promise.resolve({ status: ['A', 'B'], q: 'x', from: '' }))).toEqual({
    status: 'A,B',
    q: 'x',
    from: undefined,
  });
});

test('a path keeps its filters and loses what is taken away', () => {
  expect(pathWith('/orders', { q: 'a b', cursor: 'c' }, { cursor: undefined, sort: 'total' })).toBe(
    '/orders?q=a+b&sort=total',
  );
  expect(pathWith('/orders', {})).toBe('/orders');
});
