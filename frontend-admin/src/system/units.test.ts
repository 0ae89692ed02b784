import { expect, test } from 'vitest';
import { duration, megabytes, milliseconds, pretty } from './units.ts';

test('a duration is told in its two greatest units', () => {
  expect(duration(0)).toBe('0 s');
  expect(duration(61_000)).toBe('1 min 1 s');
  expect(duration(3_600_000)).toBe('1 h');
  expect(duration(26 * 3_600_000 + 5_000)).toBe('1 d 2 h');
});

test('milliseconds have as many digits as matter', () => {
  expect(milliseconds(1.234)).toBe('1.2 ms');
  expect(milliseconds(123.4)).toBe('123 ms');
  expect(milliseconds(12_345)).toBe('12.3 s');
  expect(megabytes(150 * 1024 * 1024)).toBe('150 MB');
});

test('content that is no JSON is shown as it is', () => {
  expect(pretty('{"a":1}')).toBe('{\n  "a": 1\n}');
  expect(pretty('no JSON')).toBe('no JSON');
  expect(pretty({ a: 1 })).toBe('{\n  "a": 1\n}');
});
