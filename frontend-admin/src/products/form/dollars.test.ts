import { describe, expect, it } from 'vitest';
import { centsOf, dollarsOf } from './dollars.ts';

describe('a price in dollars', () => {
  it.each([
    ['18999', 1_899_900],
    ['18,999', 1_899_900],
    [' $18,999.50 ', 1_899_950],
    ['0.01', 1],
    ['1,234,567.89', 123_456_789],
    ['10000000', 1_000_000_000],
  ])('is read exactly: %s', (text, cents) => {
    expect(centsOf(text)).toBe(cents);
  });

  it.each(['', 'abc', '18,99', '18.9', '18.999', '1,8999', '-5', '1e5', '18 999', '€18', '10000000.01', '٣'])(
    'is not guessed: %j',
    (text) => {
      expect(centsOf(text)).toBeNull();
    },
  );

  it.each([1, 99, 100, 1_899_900, 1_899_950, 123_456_789])('comes back as it was: %i', (cents) => {
    expect(centsOf(dollarsOf(cents))).toBe(cents);
  });
});
