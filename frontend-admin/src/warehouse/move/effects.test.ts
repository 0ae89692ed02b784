import type { StockLevel } from '@eshop/contracts/api/warehouse';
import { describe, expect, test } from 'vitest';
import { effectsOf, quantityIn, shortIn } from './effects.ts';

const level = (warehouseId: string, available: number): StockLevel => ({
  productId: 'p',
  sku: 'S',
  name: 'N',
  warehouseId,
  onHand: available,
  reserved: 0,
  available,
  lowAt: 1,
  ownLimit: false,
  state: 'ok',
});
const levels = [level('a', 12), level('b', 3)];

describe('what a movement would do', () => {
  test('is more where goods arrive, also where the product has not been', () => {
    expect(effectsOf({ kind: 'receive', quantity: 3, from: '', to: 'a' }, levels)).toEqual([
      { warehouseId: 'a', before: 12, after: 15 },
    ]);
    expect(effectsOf({ kind: 'receive', quantity: 3, from: '', to: 'c' }, levels)).toMatchObject([
      { before: 0, after: 3 },
    ]);
  });

  test('is less where they leave', () => {
    const effects = effectsOf({ kind: 'transfer', quantity: 4, from: 'b', to: 'a' }, levels);
    expect(effects).toEqual([
      { warehouseId: 'b', before: 3, after: -1 },
      { warehouseId: 'a', before: 12, after: 16 },
    ]);
    expect(shortIn(effects)?.warehouseId).toBe('b');
  });

  test('is nothing while something is missing', () => {
    expect(effectsOf({ kind: 'adjust', quantity: null, from: '', to: 'a' }, levels)).toEqual([]);
    expect(effectsOf({ kind: 'adjust', quantity: 1, from: '', to: '' }, levels)).toEqual([]);
    expect(effectsOf({ kind: 'transfer', quantity: 1, from: 'a', to: 'a' }, levels)).toEqual([]);
  });
});

test.each([
  ['3', 'receive', 3],
  [' +3 ', 'receive', 3],
  ['-3', 'receive', null],
  ['−3', 'adjust', -3],
  ['0', 'adjust', null],
  ['1.5', 'receive', null],
  ['1000001', 'receive', null],
  ['', 'receive', null],
] as const)('the quantity %j to %s is %j', (text, kind, quantity) => {
  expect(quantityIn(text, kind)).toBe(quantity);
});
