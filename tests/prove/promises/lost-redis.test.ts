import { expect, test } from 'vitest';
import type { Band } from '../seen/band.ts';
import { mayBeLost, redisIsLost } from './lost-redis.ts';

const band = (fault: string, began: number, hits: string[] = ['cart']): Band => ({
  fault,
  title: fault,
  hits,
  began,
  ended: began + 1_000,
  mended: began + 1_000,
});
const at = (time: number) => ({ from: time, until: time });
const loss = band(redisIsLost, 60_000);

test('what was written in the moment before all of Redis was lost may be lost, and nothing before', () => {
  expect(mayBeLost(at(59_000), [loss])).toBe(true);
  expect(mayBeLost(at(57_000), [loss])).toBe(false);
  expect(mayBeLost(at(61_000), [loss])).toBe(false);
});

test('the moment begins with a fault that hindered the copy until then', () => {
  expect(mayBeLost(at(57_000), [loss, band('the Redis master is killed', 58_000)])).toBe(true);
  expect(mayBeLost(at(57_000), [loss, band('payment is killed', 58_000, ['payment'])])).toBe(false);
  expect(mayBeLost(at(41_000), [loss, band('mariadb is killed', 40_000)])).toBe(false);
});
