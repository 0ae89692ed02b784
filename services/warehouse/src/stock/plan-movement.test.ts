import { describe, expect, it } from 'vitest';
import { OutOfStockError } from './out-of-stock.ts';
import { planMovement } from './plan-movement.ts';
import { newAvailability } from './stock.ts';

const levels = [
  { productId: 'p', warehouseId: 'w1', onHand: 5, reserved: 2 },
  { productId: 'p', warehouseId: 'w2', onHand: 1, reserved: 0 },
];
const base = { productId: 'p', reason: 'Because' };
const refused = (work: () => unknown): OutOfStockError => {
  try {
    work();
  } catch (error) {
    if (error instanceof OutOfStockError) return error;
  }
  throw new Error('was not refused');
};

describe('a movement', () => {
  it('received adds to one warehouse', () => {
    const { changes, movement } = planMovement(
      { ...base, type: 'receive', quantity: 3, toWarehouseId: 'w2' },
      levels,
      'me',
    );
    expect(changes).toEqual([{ productId: 'p', warehouseId: 'w2', onHand: 3, reserved: 0 }]);
    expect(movement).toMatchObject({
      toWarehouseId: 'w2',
      fromWarehouseId: null,
      orderId: null,
      actor: 'me',
    });
    expect(newAvailability(levels, changes)).toEqual(new Map([['p', 7]]));
  });

  it('transferred changes no total', () => {
    const { changes } = planMovement(
      { ...base, type: 'transfer', quantity: 3, fromWarehouseId: 'w1', toWarehouseId: 'w2' },
      levels,
      'me',
    );
    expect(changes.map(({ onHand }) => onHand)).toEqual([-3, 3]);
    expect(newAvailability(levels, changes).size).toBe(0);
  });

  it('never takes what is reserved', () => {
    const transfer = refused(() =>
      planMovement(
        { ...base, type: 'transfer', quantity: 4, fromWarehouseId: 'w1', toWarehouseId: 'w2' },
        levels,
        'me',
      ),
    );
    expect(transfer.extra).toMatchObject({ availableQuantity: 3 });
    const adjust = refused(() =>
      planMovement({ ...base, type: 'adjust', quantity: -4, warehouseId: 'w1' }, levels, 'me'),
    );
    expect(adjust.extra).toMatchObject({ availableQuantity: 3 });
    const nothing = refused(() =>
      planMovement({ ...base, type: 'adjust', quantity: -1, warehouseId: 'w3' }, levels, 'me'),
    );
    expect(nothing.extra).toMatchObject({ availableQuantity: 0 });
  });

  it('adjusts down to what is reserved', () => {
    const { changes } = planMovement(
      { ...base, type: 'adjust', quantity: -3, warehouseId: 'w1' },
      levels,
      'me',
    );
    expect(newAvailability(levels, changes)).toEqual(new Map([['p', 1]]));
  });
});
