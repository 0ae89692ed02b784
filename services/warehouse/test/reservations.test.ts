import type { Warehouse } from '@eshop/contracts/api/warehouse';
import { eventually } from '@eshop/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { inSeconds, useWarehouse } from './use-warehouse.ts';

describe('reservations', () => {
  const warehouse = useWarehouse();
  let main: Warehouse;
  let far: Warehouse;
  beforeAll(async () => {
    main = await warehouse.givenWarehouse('10250');
    far = await warehouse.givenWarehouse('90210');
  });
  const told = (productId: string) => warehouse.toldOf(productId).map((data) => data.availableQuantity);
  const sales = async (productId: string) => {
    const reply = await warehouse.as('staff').get('/v1/stock-movements').query({ productId, type: 'sale' });
    return reply.body.items;
  };

  it('hold stock: it stays on hand and is no longer available', async () => {
    const productId = await warehouse.givenStock([main, 5]);
    const orderId = uuidv7();
    const reply = await warehouse.reserve(orderId, [{ productId, quantity: 2 }]).expect(200);
    expect(reply.body).toMatchObject({ orderId, status: 'HELD', expiresAt: null, zipCode: '10250' });
    expect(reply.body.shipments).toMatchObject([
      { warehouseId: main.id, warehouseName: main.name, distance: 0, items: [{ productId, quantity: 2 }] },
    ]);
    expect(await warehouse.totalOf(productId)).toEqual({ onHand: 5, reserved: 2, available: 3 });
    await eventually(() => expect(told(productId)).toEqual([5, 3]));
  });

  it('are held for all lines or for none', async () => {
    const plenty = await warehouse.givenStock([main, 5]);
    const scarce = await warehouse.givenStock([main, 1]);
    const reply = await warehouse
      .reserve(uuidv7(), [
        { productId: plenty, quantity: 1 },
        { productId: scarce, quantity: 2 },
      ])
      .expect(409);
    expect(reply.body).toMatchObject({
      code: 'OUT_OF_STOCK',
      availableQuantity: 1,
      shortages: [{ productId: scarce, requestedQuantity: 2, availableQuantity: 1 }],
    });
    expect(await warehouse.totalOf(plenty)).toMatchObject({ reserved: 0 });
    expect(await warehouse.totalOf(scarce)).toMatchObject({ reserved: 0 });
  });

  it('of a product nobody heard of are out of stock', async () => {
    const reply = await warehouse.reserve(uuidv7(), [{ productId: uuidv7(), quantity: 1 }]).expect(409);
    expect(reply.body).toMatchObject({ code: 'OUT_OF_STOCK', availableQuantity: 0 });
  });

  it('split a line over warehouses as the preview says', async () => {
    const productId = await warehouse.givenStock([main, 2], [far, 3]);
    const items = [{ productId, quantity: 4 }];
    const preview = await warehouse
      .as('staff')
      .post('/v1/allocations')
      .send({ items, zipCode: '10255' })
      .expect(200);
    const held = await warehouse.held(items, { zipCode: '10255' });
    expect(held.shipments).toEqual(preview.body.shipments);
    expect(held.shipments.map(({ warehouseId, items: [item] }) => [warehouseId, item?.quantity])).toEqual([
      [main.id, 2],
      [far.id, 2],
    ]);
  });

  it('asked for again with the same items are the same, held once', async () => {
    const productId = await warehouse.givenStock([main, 5], [far, 5]);
    const other = await warehouse.givenStock([main, 5]);
    const items = [
      { productId, quantity: 2 },
      { productId: other, quantity: 1 },
    ];
    const held = await warehouse.held(items);
    const again = await warehouse.reserve(held.orderId, items.toReversed()).expect(200);
    expect(again.body).toEqual(held);
    expect(await warehouse.totalOf(productId)).toMatchObject({ reserved: 2 });
  });

  it('asked for again with another time only move the time', async () => {
    const productId = await warehouse.givenStock([main, 5]);
    const items = [{ productId, quantity: 2 }];
    const held = await warehouse.held(items, { expiresAt: inSeconds(60) });
    const expiresAt = inSeconds(3_600);
    const later = await warehouse.reserve(held.orderId, items, { expiresAt }).expect(200);
    expect(later.body).toEqual({ ...held, expiresAt });
    const endless = await warehouse.reserve(held.orderId, items, { expiresAt: null }).expect(200);
    expect(endless.body).toEqual({ ...held, expiresAt: null });
    expect(await warehouse.totalOf(productId)).toMatchObject({ reserved: 2 });
  });

  it('asked for again with other items are refused and stay as they are', async () => {
    const productId = await warehouse.givenStock([main, 5]);
    const { orderId } = await warehouse.held([{ productId, quantity: 2 }]);
    const reply = await warehouse.reserve(orderId, [{ productId, quantity: 3 }]).expect(409);
    expect(reply.body.code).toBe('INVALID_STATE');
    expect(await warehouse.totalOf(productId)).toMatchObject({ reserved: 2 });
  });

  it('committed leave the warehouse with a sale in the ledger, once however often it is said', async () => {
    const productId = await warehouse.givenStock([main, 2], [far, 3]);
    const { orderId } = await warehouse.held([{ productId, quantity: 4 }]);
    const first = await warehouse.commit(orderId).expect(200);
    const second = await warehouse.commit(orderId).expect(200);
    expect(first.body.status).toBe('COMMITTED');
    expect(second.body).toEqual(first.body);
    expect(await warehouse.totalOf(productId)).toEqual({ onHand: 1, reserved: 0, available: 1 });
    const written = await sales(productId);
    expect(written).toHaveLength(2);
    expect(written).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ fromWarehouseId: main.id, quantity: 2, orderId, actor: 'system' }),
        expect.objectContaining({ fromWarehouseId: far.id, quantity: 2, orderId, actor: 'system' }),
      ]),
    );
    await eventually(() => expect(told(productId)).toEqual([2, 5, 1]));
  });

  it('committed stay so: a release or a hold after it changes nothing', async () => {
    const productId = await warehouse.givenStock([main, 2]);
    const items = [{ productId, quantity: 1 }];
    const { orderId } = await warehouse.held(items);
    await warehouse.commit(orderId).expect(200);
    expect((await warehouse.release(orderId).expect(200)).body.status).toBe('COMMITTED');
    expect((await warehouse.reserve(orderId, items).expect(200)).body.status).toBe('COMMITTED');
    expect(await warehouse.totalOf(productId)).toEqual({ onHand: 1, reserved: 0, available: 1 });
  });

  it('released give the stock back, once however often it is said', async () => {
    const productId = await warehouse.givenStock([main, 3]);
    const items = [{ productId, quantity: 2 }];
    const { orderId } = await warehouse.held(items);
    expect((await warehouse.release(orderId).expect(200)).body.status).toBe('RELEASED');
    expect((await warehouse.release(orderId).expect(200)).body.status).toBe('RELEASED');
    expect(await warehouse.totalOf(productId)).toEqual({ onHand: 3, reserved: 0, available: 3 });
    expect((await warehouse.reserve(orderId, items).expect(409)).body.code).toBe('INVALID_STATE');
    await eventually(() => expect(told(productId)).toEqual([3, 1, 3]));
  });

  it('released before they were asked for hold nothing afterwards and can not be committed', async () => {
    const productId = await warehouse.givenStock([main, 3]);
    const orderId = uuidv7();
    const released = await warehouse.release(orderId).expect(200);
    expect(released.body).toEqual({
      orderId,
      status: 'RELEASED',
      items: [],
      zipCode: null,
      expiresAt: null,
      shipments: [],
    });
    expect((await warehouse.reserve(orderId, [{ productId, quantity: 1 }]).expect(409)).body.code).toBe(
      'INVALID_STATE',
    );
    expect((await warehouse.commit(orderId).expect(409)).body.code).toBe('INVALID_STATE');
    expect(await warehouse.totalOf(productId)).toMatchObject({ reserved: 0 });
  });

  it('nobody asked for can not be committed', async () => {
    expect((await warehouse.commit(uuidv7()).expect(404)).body.code).toBe('NOT_FOUND');
  });

  it('committed after their release take the stock anew, from where it is by then', async () => {
    const productId = await warehouse.givenStock([main, 2], [far, 2]);
    const { orderId } = await warehouse.held([{ productId, quantity: 2 }]);
    await warehouse.release(orderId).expect(200);
    await warehouse.held([{ productId, quantity: 2 }]);
    const committed = await warehouse.commit(orderId).expect(200);
    expect(committed.body).toMatchObject({ status: 'COMMITTED', shipments: [{ warehouseId: far.id }] });
    expect(await warehouse.totalOf(productId)).toEqual({ onHand: 2, reserved: 2, available: 0 });
    await eventually(() => expect(told(productId)).toEqual([2, 4, 2, 4, 2, 0]));
  });

  it('committed after their release are refused when the stock has gone, and change nothing', async () => {
    const productId = await warehouse.givenStock([main, 2]);
    const { orderId } = await warehouse.held([{ productId, quantity: 2 }]);
    await warehouse.release(orderId).expect(200);
    await warehouse.held([{ productId, quantity: 1 }]);
    const reply = await warehouse.commit(orderId).expect(409);
    expect(reply.body).toMatchObject({ code: 'OUT_OF_STOCK', availableQuantity: 1 });
    expect(await warehouse.totalOf(productId)).toEqual({ onHand: 2, reserved: 1, available: 1 });
    expect(await sales(productId)).toEqual([]);
  });
});
