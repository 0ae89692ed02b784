import { describe, expect, test } from 'vitest';
import {
  askedPeriod,
  bucketEnd,
  bucketFor,
  type CompareName,
  type PeriodName,
  periodBefore,
} from './period.ts';

const now = new Date('2026-11-29T10:20:00Z');
const asked = (query: Record<string, string>) => askedPeriod(query, now);
const written = (period: { from: Date; to: Date } | null) =>
  period && [period.from.toISOString().slice(0, 16), period.to.toISOString().slice(0, 16)];

describe('the period', () => {
  test.each([
    ['today', '2026-11-29T00:00', '2026-11-29T11:00'],
    ['7d', '2026-11-23T00:00', '2026-11-30T00:00'],
    ['28d', '2026-11-02T00:00', '2026-11-30T00:00'],
    ['90d', '2026-09-01T00:00', '2026-11-30T00:00'],
    ['month', '2026-11-01T00:00', '2026-11-30T00:00'],
    ['year', '2026-01-01T00:00', '2026-11-30T00:00'],
    ['nonsense', '2026-11-02T00:00', '2026-11-30T00:00'],
  ])('%s is from %s to %s', (period, from, to) => {
    expect(written(asked({ period }).period)).toEqual([from, to]);
  });

  test('of one’s own has its last day in it', () => {
    const { period, unfit } = asked({ period: 'custom', from: '2026-02-01', to: '2026-02-28' });
    expect(written(period)).toEqual(['2026-02-01T00:00', '2026-03-01T00:00']);
    expect(unfit).toBe(false);
  });

  test.each([
    ['2026-02-02', '2026-02-01'],
    ['2026-02-30', '2026-03-01'],
    ['x', '2026-03-01'],
    ['0001-01-01', '2026-03-01'],
  ])('from %s to %s can’t be used, and the last 28 days are shown', (from, to) => {
    const answer = asked({ period: 'custom', from, to });
    expect(answer.unfit).toBe(true);
    expect(written(answer.period)).toEqual(['2026-11-02T00:00', '2026-11-30T00:00']);
  });
});

describe('what it is compared with', () => {
  const before = (name: PeriodName, compare: CompareName) =>
    written(periodBefore(asked({ period: name }).period, name, compare));
  test('is as many days before it', () => {
    expect(before('7d', 'before')).toEqual(['2026-11-16T00:00', '2026-11-23T00:00']);
  });
  test('is the same hours of yesterday', () => {
    expect(before('today', 'before')).toEqual(['2026-11-28T00:00', '2026-11-28T11:00']);
  });
  test('is the same days of the month or year before', () => {
    expect(before('month', 'before')).toEqual(['2026-10-01T00:00', '2026-10-30T00:00']);
    expect(before('year', 'before')).toEqual(['2025-01-01T00:00', '2025-11-30T00:00']);
    expect(before('28d', 'year')).toEqual(['2025-11-02T00:00', '2025-11-30T00:00']);
  });
  test('never reaches into the month itself, and has no 29th of February where there is none', () => {
    const march = { from: new Date('2026-03-01Z'), to: new Date('2026-04-01Z') };
    expect(written(periodBefore(march, 'month', 'before'))).toEqual(['2026-02-01T00:00', '2026-03-01T00:00']);
    const leap = { from: new Date('2028-02-29Z'), to: new Date('2028-03-01Z') };
    expect(written(periodBefore(leap, 'custom', 'year'))).toEqual(['2027-02-28T00:00', '2027-03-01T00:00']);
  });
  test('is nothing when nothing is asked for', () => {
    expect(before('28d', 'none')).toBeNull();
  });
});

test('buckets are hours, days, weeks or months by the length of the period', () => {
  const lengths = [1, 28, 90, 365].map((days) =>
    bucketFor({ from: new Date(0), to: new Date(days * 86_400_000) }),
  );
  expect(lengths).toEqual(['hour', 'day', 'week', 'month']);
});

test('a bucket ends with its period at the latest', () => {
  const period = { from: new Date('2026-11-01Z'), to: new Date('2026-11-30Z') };
  expect(bucketEnd(new Date('2026-11-02Z'), 'week', period)).toEqual(new Date('2026-11-09Z'));
  expect(bucketEnd(new Date('2026-11-01Z'), 'month', period)).toEqual(period.to);
});
