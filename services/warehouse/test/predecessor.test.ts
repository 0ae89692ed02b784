import type { Warehouse } from '@eshop/contracts/api/warehouse';
import { productQuantityUpdated } from '@eshop/contracts/events';
import { eventually } from '@eshop/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { countBy, inSeconds, times, useWarehouse } from './use-warehouse.ts';

/** What the system before did wrong in its warehouse; each test fails if the mistake comes back. */
describe('mistakes that are not made again', () => {
  const warehouse = useWarehouse();
  let main: Warehouse;
  let near: Warehouse;
  beforeAll(async () => {
    main = await warehouse.givenWarehouse('10250');
    near = await warehouse.givenWarehouse('50000');
  });

  it('1: stock taken at checkout comes back on rejection, on expiry and when the order fails', async () => {
    const productId = await warehouse.givenStock([main, 3]);
    const items = [{ productId, quantity: 1 }];
    const rejected = await warehouse.held(items);
    await warehouse.held(items, { expiresAt: inSeconds(1) });
    await warehouse.release(rejected.orderId).expect(200);
    await eventually(async () =>
      expect(await warehouse.totalOf(productId)).toEqual({ onHand: 3, reserved: 0, available: 3 }),
    );
    const unknown = uuidv7();
    await warehouse.reserve(unknown, [...items, { productId: uuidv7(), quantity: 1 }]).expect(409);
    expect(await warehouse.totalOf(productId)).toMatchObject({ reserved: 0 });
  });

  it('2: checking and taking are one step: no oversell, no negative stock', async () => {
    const productId = await warehouse.givenStock([main, 7]);
    const replies = await times(30, () => warehouse.reserve(uuidv7(), [{ productId, quantity: 2 }]));
    expect(countBy(replies, ({ status }) => status)).toEqual({ 200: 3, 409: 27 });
    expect(await warehouse.totalOf(productId)).toEqual({ onHand: 7, reserved: 6, available: 1 });
  });

  it('12: the quote, the hold and the movement name the same warehouse, and never one with nothing in stock', async () => {
    const productId = await warehouse.givenStock([main, 4]);
    const items = [{ productId, quantity: 1 }];
    const preview = await warehouse
      .as('staff')
      .post('/v1/allocations')
      .send({ items, zipCode: near.zipCode })
      .expect(200);
    expect(preview.body.shipments).toMatchObject([{ warehouseId: main.id, distance: 39_750 }]);
    const held = await warehouse.held(items, { zipCode: near.zipCode });
    expect(held.shipments).toEqual(preview.body.shipments);
    await warehouse.commit(held.orderId).expect(200);
    const ledger = await warehouse
      .as('staff')
      .get('/v1/stock-movements')
      .query({ productId, type: 'sale' })
      .expect(200);
    expect(ledger.body.items).toMatchObject([{ fromWarehouseId: main.id, orderId: held.orderId }]);
  });

  it('13: quantities are told with a version that rises with each change, on the key of their product', async () => {
    const productId = await warehouse.givenStock([main, 50]);
    await times(20, () => warehouse.held([{ productId, quantity: 1 }]));
    await eventually(() => expect(warehouse.toldOf(productId)).toHaveLength(21));
    const told = warehouse.pubsub
      .published(productQuantityUpdated)
      .filter(({ data }) => data.productId === productId);
    expect(new Set(told.map(({ orderingKey }) => orderingKey))).toEqual(new Set([productId]));
    for (const { version, availableQuantity } of warehouse.toldOf(productId)) {
      expect(availableQuantity).toBe(50 - (version - 1));
    }
  });

  it('17: more of a product can be received at any time', async () => {
    const productId = await warehouse.givenProduct({ initialQuantity: 1 });
    await eventually(async () => expect(await warehouse.totalOf(productId)).toMatchObject({ onHand: 1 }));
    await warehouse.receive(productId, near, 5).expect(201);
    expect(await warehouse.totalOf(productId)).toMatchObject({ onHand: 6 });
  });

  it('18: a change that is not committed is not told', async () => {
    const productId = await warehouse.givenStock([main, 2]);
    await warehouse.settled(productId);
    const told = warehouse.toldOf(productId).length;
    await warehouse.reserve(uuidv7(), [{ productId, quantity: 3 }]).expect(409);
    await warehouse.move({ type: 'adjust', productId, quantity: -3, warehouseId: main.id }).expect(409);
    await warehouse.settled(productId);
    expect(warehouse.toldOf(productId)).toHaveLength(told);
  });
});
