import { expect, test } from 'vitest';
import type { Seen } from '../seen/seen.ts';
import { byFault, byRequest, bySecond, figuresOf } from './figures.ts';

const seen = (at: number, milliseconds: number, over: Partial<Seen> = {}): Seen => ({
  at,
  milliseconds,
  request: 'GET /v1/products',
  service: 'product',
  outcome: 'good',
  ...over,
});

test('times are of what was answered, and every outcome is counted', () => {
  const list = [
    seen(0, 10),
    seen(0, 30, { outcome: 'refused' }),
    seen(0, 9_000, { outcome: 'no answer' }),
    seen(0, 5, { outcome: 'unavailable' }),
    seen(0, 5, { outcome: 'broken' }),
  ];
  expect(figuresOf(list)).toEqual({
    count: 5,
    answered: 2,
    unavailable: 1,
    noAnswer: 1,
    broken: 1,
    p50: 30,
    p99: 30,
    longest: 30,
  });
});

test('a second without a request is there all the same', () => {
  expect(bySecond([seen(100, 1), seen(2_500, 1)]).map(({ second, count }) => [second, count])).toEqual([
    [0, 1],
    [1, 0],
    [2, 1],
  ]);
});

test('requests are told apart by their kind, faults by whom they hit', () => {
  const order = seen(1_000, 10, { request: 'POST /v1/orders', service: 'order', outcome: 'unavailable' });
  const list = [seen(1_000, 10), order, seen(90_000, 10)];
  expect(byRequest(list).map(({ request, count }) => [request, count])).toEqual([
    ['POST /v1/orders', 1],
    ['GET /v1/products', 2],
  ]);
  const band = { fault: 'f', title: '', hits: ['order'], began: 500, ended: 2_000, mended: 3_000 };
  expect(byFault(list, [band])).toMatchObject([
    { fault: 'f', hit: { count: 1, unavailable: 1 }, others: { count: 1, answered: 1 } },
  ]);
});
