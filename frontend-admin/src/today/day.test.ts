import { expect, test } from 'vitest';
import { dayAt, revenueByHour, untilThisHour } from './day.ts';

const now = new Date('2026-11-29T02:30:00.000Z');
const bucket = (hour: number, amount: number) => ({
  start: new Date(Date.UTC(2026, 10, 29, hour)).toISOString(),
  units: 2,
  orders: 1,
  revenue: { amount, currency: 'USD' as const },
  shipping: null,
});

test('today and the same weekday last week are whole days in UTC', () => {
  expect(dayAt(now, 0)).toEqual({ from: new Date('2026-11-29'), to: new Date('2026-11-30') });
  expect(dayAt(now, -7)).toEqual({ from: new Date('2026-11-22'), to: new Date('2026-11-23') });
});

test('a day is compared up to the hour that has begun', () => {
  const sums = untilThisHour([bucket(1, 100), bucket(2, 20), bucket(3, 4)], now);
  expect(sums).toEqual({ revenue: 120, orders: 2, units: 4 });
});

test('hours without sales are zero, hours to come are nothing', () => {
  const hours = revenueByHour([bucket(1, 100)], now);
  expect(hours).toHaveLength(24);
  expect(hours.slice(0, 4)).toEqual([0, 100, 0, null]);
  expect(revenueByHour([bucket(23, 5)])[23]).toBe(5);
});
