import { describe, expect, it } from 'vitest';
import { splitPeriod, startOf, startsIn } from './period.ts';

const at = (text: string) => new Date(`${text}Z`);
const allTime = { from: at('1970-01-01T00:00'), to: at('2200-01-01T00:00') };
const shown = (from: string, to: string, bucket: Parameters<typeof splitPeriod>[1]) =>
  splitPeriod({ from: at(from), to: at(to) }, bucket).map(
    (part) => `${part.source} ${part.from.toISOString().slice(0, 16)} ${part.to.toISOString().slice(0, 16)}`,
  );

describe('the start of a bucket', () => {
  it.each([
    ['hour', '2026-11-21T10:59:59.999', '2026-11-21T10:00'],
    ['day', '2026-11-21T23:59:59.999', '2026-11-21T00:00'],
    ['week', '2026-11-22T23:59:59.999', '2026-11-16T00:00'],
    ['week', '2026-11-23T00:00:00.000', '2026-11-23T00:00'],
    ['week', '2027-01-01T12:00:00.000', '2026-12-28T00:00'],
    ['month', '2028-02-29T23:00:00.000', '2028-02-01T00:00'],
  ] as const)('%s of %s is %s', (bucket, time, start) => {
    expect(startOf(bucket, at(time)).toISOString().slice(0, 16)).toBe(start);
  });
});

describe('the parts of a period', () => {
  it('are whole months with the days, hours and broken hours around them', () => {
    expect(shown('2026-01-30T22:30', '2026-04-02T01:15', 'month')).toEqual([
      'sales 2026-01-30T22:30 2026-01-30T23:00',
      'hour 2026-01-30T23:00 2026-01-31T00:00',
      'day 2026-01-31T00:00 2026-02-01T00:00',
      'month 2026-02-01T00:00 2026-04-01T00:00',
      'day 2026-04-01T00:00 2026-04-02T00:00',
      'hour 2026-04-02T00:00 2026-04-02T01:00',
      'sales 2026-04-02T01:00 2026-04-02T01:15',
    ]);
  });

  it('are never coarser than the buckets need', () => {
    expect(shown('2026-01-01T00:00', '2026-03-01T00:00', 'week')).toEqual([
      'day 2026-01-01T00:00 2026-03-01T00:00',
    ]);
    expect(shown('2026-01-01T00:00', '2026-03-01T00:00', 'hour')).toEqual([
      'hour 2026-01-01T00:00 2026-03-01T00:00',
    ]);
  });

  it('are the sales alone within one hour, and none in no time', () => {
    expect(shown('2026-01-01T10:10', '2026-01-01T10:50', 'day')).toEqual([
      'sales 2026-01-01T10:10 2026-01-01T10:50',
    ]);
    expect(shown('2026-01-01T10:10', '2026-01-01T10:10', 'day')).toEqual([]);
  });

  it.each(['hour', 'day', 'week', 'month'] as const)('join without gap or overlap, by %s', (bucket) => {
    for (const [from, to] of [
      ['2026-01-30T22:30', '2026-04-02T01:15'],
      ['2025-12-31T23:59', '2026-01-01T00:01'],
      ['2026-02-01T00:00', '2026-02-28T23:00'],
    ] as const) {
      const parts = splitPeriod({ from: at(from), to: at(to) }, bucket);
      expect(parts[0]?.from).toEqual(at(from));
      expect(parts.at(-1)?.to).toEqual(at(to));
      for (const [index, part] of parts.entries()) {
        if (index > 0) expect(part.from).toEqual(parts[index - 1]?.to);
      }
    }
  });

  it('of all time are whole months', () => {
    expect(splitPeriod(allTime, 'month').map(({ source }) => source)).toEqual(['month']);
  });
});

describe('the buckets of a period', () => {
  it('begin with the one that the period begins in and leave none out', () => {
    const starts = startsIn({ from: at('2026-11-18T10:00'), to: at('2026-11-30T00:00') }, 'week', 10);
    expect(starts?.map((start) => start.toISOString().slice(0, 10))).toEqual(['2026-11-16', '2026-11-23']);
  });

  it('are refused when there are too many', () => {
    expect(startsIn(allTime, 'hour', 10_000)).toBeNull();
  });
});
