import type { Movement } from '@eshop/contracts/api/warehouse';
import { expect, test } from 'vitest';
import { oppositeOf } from './opposite.ts';

const movement = (given: Partial<Movement>): Movement => ({
  id: 'm',
  type: 'receive',
  productId: 'p',
  quantity: 3,
  reason: 'Delivered',
  fromWarehouseId: null,
  toWarehouseId: null,
  warehouseId: null,
  orderId: null,
  actor: 'u',
  createdAt: '2026-11-29T00:00:00Z',
  ...given,
});

test('what arrived is counted out again', () => {
  expect(oppositeOf(movement({ toWarehouseId: 'a' }))).toEqual({
    type: 'adjust',
    productId: 'p',
    quantity: -3,
    warehouseId: 'a',
    reason: 'Undone: Delivered',
  });
});

test('what was carried is carried back', () => {
  const carried = movement({ type: 'transfer', fromWarehouseId: 'a', toWarehouseId: 'b' });
  expect(oppositeOf(carried)).toMatchObject({
    type: 'transfer',
    quantity: 3,
    fromWarehouseId: 'b',
    toWarehouseId: 'a',
  });
});

test('a count is counted back', () => {
  const adjusted = movement({ type: 'adjust', quantity: -2, warehouseId: 'a' });
  expect(oppositeOf(adjusted)).toMatchObject({ type: 'adjust', quantity: 2, warehouseId: 'a' });
});

test('a sale is taken back by nobody, and a reason never grows too long', () => {
  expect(oppositeOf(movement({ type: 'sale', fromWarehouseId: 'a', orderId: 'o' }))).toBeNull();
  const long = movement({ toWarehouseId: 'a', reason: 'x'.repeat(500) });
  expect(oppositeOf(long)?.reason).toHaveLength(500);
});
