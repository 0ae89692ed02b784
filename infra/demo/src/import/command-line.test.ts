import { expect, it } from 'vitest';
import { readCommandLine, UsageError } from './command-line.ts';
import { paceOf, progressLine, summary } from './progress.ts';

it('reads the file and the options', () => {
  expect(
    readCommandLine(['feed.csv', '--dry-run', '--batch', '50', '--url', 'https://shop.example']),
  ).toEqual({
    file: 'feed.csv',
    dryRun: true,
    update: false,
    batch: 50,
    concurrency: 8,
    url: 'https://shop.example',
  });
});

it.each([
  [[], /Name the file/],
  [['a.csv', 'b.csv'], /One file/],
  [['a.csv', '--batch', '0'], /--batch must be a whole number/],
  [['a.csv', '--concurrency', '1000'], /--concurrency must be at most 64/],
  [['a.csv', '--url', 'ftp://shop'], /--url must be an http address/],
  [['a.csv', '--fast'], /--fast/],
])('refuses %j', (args, message) => {
  expect(() => readCommandLine(args)).toThrow(UsageError);
  expect(() => readCommandLine(args)).toThrow(message);
});

const counts = { row: 101, skipped: 50, faulty: 1, made: 40, found: 9, updated: 0 };

it('tells the rate of this run and the time that is left', () => {
  expect(paceOf(counts, 200, 10)).toEqual({ rowsPerSecond: 5, secondsLeft: 20 });
  expect(progressLine(counts, 200, 10)).toBe('100 of 200 rows, 5/s, 0:20 left');
  expect(progressLine(counts, undefined, 0)).toBe('100 rows, 0/s');
});

it('sums an import up', () => {
  expect(summary(counts, false)).toBe('40 put on sale, 9 there already, 50 done by an earlier run, 1 faulty');
  expect(summary({ ...counts, skipped: 0 }, true)).toBe('40 good, 1 faulty');
});
