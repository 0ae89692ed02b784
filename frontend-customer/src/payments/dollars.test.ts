import { describe, expect, it } from 'vitest';
import { centsIn } from './dollars.ts';

describe('an amount typed in dollars', () => {
  it.each([
    ['18999', 1_899_900],
    ['18,999', 1_899_900],
    [' $18,999.50 ', 1_899_950],
    ['1,234,567.8', 123_456_780],
    ['0.01', 1],
  ])('%s is taken', (typed, cents) => {
    expect(centsIn(typed)).toBe(cents);
  });

  it.each([
    '',
    '0',
    '0.00',
    '-5',
    '18,99',
    '1,2345',
    '18.999',
    '18.999,50',
    '1e5',
    '0x10',
    '12 34',
    '99999999999',
    '10000001',
    'a lot',
    '１２',
  ])('%j is no amount', (typed) => {
    expect(centsIn(typed)).toBeNull();
  });
});
