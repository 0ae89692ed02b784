import type { Warehouse } from '@eshop/contracts/api/warehouse';
import { eventually } from '@eshop/kit/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { expireReservations } from '../src/reservations/expire-reservations.ts';
import { inSeconds, times, useWarehouse } from './use-warehouse.ts';

describe('holds that run out', () => {
  const warehouse = useWarehouse({ workers: false });
  let main: Warehouse;
  beforeAll(async () => {
    main = await warehouse.givenWarehouse();
  });
  const overdue = { expiresAt: inSeconds(-1) };
  const hear = () => warehouse.startInstance({ workers: true });

  it('give their stock back through an instance that never knew of them', async () => {
    const productId = await warehouse.insertedStock(main, 5);
    const { orderId } = await warehouse.held([{ productId, quantity: 2 }], { expiresAt: inSeconds(1) });
    expect(await warehouse.totalOf(productId)).toMatchObject({ reserved: 2 });
    const other = await hear();
    await eventually(async () => expect(await warehouse.totalOf(productId)).toMatchObject({ reserved: 0 }));
    await eventually(() => expect(warehouse.toldOf(productId).at(-1)?.availableQuantity).toBe(5));
    await other.stop();
    expect((await warehouse.commit(orderId).expect(200)).body.status).toBe('COMMITTED');
  });

  it('are let go once although many instances look at the same time', async () => {
    const productId = await warehouse.insertedStock(main, 200);
    await times(120, () => warehouse.held([{ productId, quantity: 1 }], overdue));
    const instances = await times(3, () => warehouse.startInstance({ workers: false }));
    await Promise.all(instances.map(({ context }) => expireReservations(context)));
    expect(await warehouse.totalOf(productId)).toEqual({ onHand: 200, reserved: 0, available: 200 });
    const told = await warehouse.context.database.outbox.count({ where: { orderingKey: productId } });
    expect(told).toBe(1 + 120 + 120);
    await Promise.all(instances.map((instance) => instance.stop()));
  });

  it('that never end, or not yet, are left alone', async () => {
    const productId = await warehouse.insertedStock(main, 5);
    await warehouse.held([{ productId, quantity: 1 }]);
    await warehouse.held([{ productId, quantity: 1 }], { expiresAt: inSeconds(60) });
    await expireReservations(warehouse.context);
    expect(await warehouse.totalOf(productId)).toMatchObject({ reserved: 2 });
  });

  it('are held anew when their order still counts on them and the stock is there', async () => {
    const productId = await warehouse.insertedStock(main, 2);
    const items = [{ productId, quantity: 2 }];
    const { orderId } = await warehouse.held(items, overdue);
    await expireReservations(warehouse.context);
    expect((await warehouse.reserve(orderId, items, overdue).expect(409)).body.code).toBe('INVALID_STATE');
    expect((await warehouse.reserve(orderId, items).expect(200)).body.status).toBe('HELD');
    expect(await warehouse.totalOf(productId)).toMatchObject({ reserved: 2 });
  });

  it('are not held anew when the stock has gone', async () => {
    const productId = await warehouse.insertedStock(main, 2);
    const items = [{ productId, quantity: 2 }];
    const { orderId } = await warehouse.held(items, overdue);
    await expireReservations(warehouse.context);
    await warehouse.held([{ productId, quantity: 1 }]);
    expect((await warehouse.reserve(orderId, items).expect(409)).body.code).toBe('OUT_OF_STOCK');
    expect(await warehouse.totalOf(productId)).toMatchObject({ reserved: 1 });
  });

  it('and were then released can not be held again by a request that comes late', async () => {
    const productId = await warehouse.insertedStock(main, 2);
    const items = [{ productId, quantity: 1 }];
    const { orderId } = await warehouse.held(items, overdue);
    await expireReservations(warehouse.context);
    await warehouse.release(orderId).expect(200);
    expect((await warehouse.reserve(orderId, items).expect(409)).body.code).toBe('INVALID_STATE');
  });
});
