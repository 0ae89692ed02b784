import { expect, it } from 'vitest';
import { periodOf } from './period.ts';

it('takes the last day in', () => {
  expect(periodOf('2026-02-27', '2026-02-28')).toEqual({ from: '2026-02-27', to: '2026-03-01' });
});

it('leaves out what is no day, and an end before the beginning', () => {
  expect(periodOf('yesterday', '2026-13-99')).toEqual({});
  expect(periodOf('2026-02-02', '2026-02-01')).toEqual({ from: '2026-02-02' });
});
