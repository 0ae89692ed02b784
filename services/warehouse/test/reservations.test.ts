import { randomUUID } from 'node:crypto';
import { eventually } from '@eshop/kit/testing';
import { describe, expect, it } from 'vitest';
import { countBy, times, useWarehouse } from './use-warehouse.ts';

describe('reservations', () => {
  const warehouse = useWarehouse();

  it('hold stock: it stays on hand and is no longer available', async () => {
    const main = await warehouse.givenWarehouse();
    const productId = await warehouse.givenStock([main, 5]);
    const orderId = randomUUID();
    const reply = await warehouse.reserve(orderId, [{ productId, quantity: 2 }]).expect(200);
    expect(reply.body).toMatchObject({ orderId, status: 'HELD', expiresAt: null, zipCode: '10250' });
    expect(reply.body.shipments).toMatchObject([
      { warehouseId: main.id, distance: 0, items: [{ productId, quantity: 2 }] },
    ]);
    expect(await warehouse.totalOf(productId)).toEqual({ onHand: 5, reserved: 2, available: 3 });
    await eventually(() =>
      expect(warehouse.toldOf(productId).map(({ availableQuantity }) => availableQuantity)).toEqual([5, 3]),
    );
  });

  it('let one of twenty orders take the last unit', async () => {
    const main = await warehouse.givenWarehouse();
    const productId = await warehouse.givenStock([main, 1]);
    const replies = await times(20, () => warehouse.reserve(randomUUID(), [{ productId, quantity: 1 }]));
    expect(countBy(replies, ({ status }) => status)).toEqual({ 200: 1, 409: 19 });
    expect(await warehouse.totalOf(productId)).toEqual({ onHand: 1, reserved: 1, available: 0 });
  });

  it('let exactly 100 of 200 buyers have one of the last 100 units, within 3 seconds', async () => {
    const main = await warehouse.givenWarehouse();
    const productId = await warehouse.givenStock([main, 100]);
    const before = performance.now();
    const replies = await times(200, () => warehouse.reserve(randomUUID(), [{ productId, quantity: 1 }]));
    const milliseconds = performance.now() - before;
    expect(countBy(replies, ({ status }) => status)).toEqual({ 200: 100, 409: 100 });
    expect(milliseconds).toBeLessThan(3_000);
    expect(await warehouse.totalOf(productId)).toEqual({ onHand: 100, reserved: 100, available: 0 });
  });
});
