import { usd } from '@eshop/contracts/money';
import { expect, test } from 'vitest';
import { changeBetween, measured } from './measures.ts';

const sold = { units: 3, orders: 2, revenue: usd(1_001), shipping: usd(50) };

test('the average order is in whole cents, and none where nothing was ordered', () => {
  expect(measured('average', sold)).toBe(501);
  expect(measured('average', { ...sold, orders: 0, revenue: usd(0) })).toBeNull();
});

test('shipping that belongs to nobody is none', () => {
  expect(measured('shipping', sold)).toBe(50);
  expect(measured('shipping', { ...sold, shipping: null })).toBeNull();
});

test('a change is told by a sign and a share of what was before', () => {
  expect(changeBetween(150, 100, 'en-US')).toBe('▲ 50%');
  expect(changeBetween(50, 100, 'en-US')).toBe('▼ 50%');
  expect(changeBetween(100, 100, 'en-US')).toBe('the same');
  expect(changeBetween(1, 0, 'en-US')).toBe('from nothing');
  expect(changeBetween(1, null, 'en-US')).toBeNull();
});
