import { expect, test } from 'vitest';
import { balancesAfter } from './balances.ts';

const places = { fromWarehouseId: null, toWarehouseId: null, warehouseId: null };

test('what was on hand after each movement follows from what is there now', () => {
  const newestFirst = [
    { id: 'count', ...places, quantity: -1, warehouseId: 'a' },
    { id: 'sale', ...places, quantity: 2, fromWarehouseId: 'a' },
    { id: 'elsewhere', ...places, quantity: 9, toWarehouseId: 'b' },
    { id: 'carried', ...places, quantity: 3, fromWarehouseId: 'b', toWarehouseId: 'a' },
    { id: 'first', ...places, quantity: 5, toWarehouseId: 'a' },
  ];
  expect(Object.fromEntries(balancesAfter(newestFirst, 'a', 5))).toEqual({
    count: 5,
    sale: 6,
    elsewhere: 8,
    carried: 8,
    first: 5,
  });
});
