import type { Warehouse } from '@eshop/contracts/api/warehouse';
import { eventually } from '@eshop/kit/testing';
import supertest from 'supertest';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { expireReservations } from '../src/reservations/expire-reservations.ts';
import { countBy, inSeconds, times, useWarehouse } from './use-warehouse.ts';

describe('races', () => {
  const warehouse = useWarehouse();
  let main: Warehouse;
  let far: Warehouse;
  beforeAll(async () => {
    main = await warehouse.givenWarehouse('10250');
    far = await warehouse.givenWarehouse('90210');
  });
  const byStatus = (replies: readonly { status: number }[]) => countBy(replies, ({ status }) => status);

  it('one of twenty orders takes the last unit', async () => {
    const productId = await warehouse.givenStock([main, 1]);
    const replies = await times(20, () => warehouse.reserve(uuidv7(), [{ productId, quantity: 1 }]));
    expect(byStatus(replies)).toEqual({ 200: 1, 409: 19 });
    expect(await warehouse.totalOf(productId)).toEqual({ onHand: 1, reserved: 1, available: 0 });
  });

  it('exactly 100 of 200 buyers get one of the last 100 units, within 3 seconds, and each step is told once', async () => {
    const productId = await warehouse.givenStock([main, 60], [far, 40]);
    const before = performance.now();
    const replies = await times(200, () => warehouse.reserve(uuidv7(), [{ productId, quantity: 1 }]));
    const milliseconds = performance.now() - before;
    expect(byStatus(replies)).toEqual({ 200: 100, 409: 100 });
    expect(milliseconds).toBeLessThan(3_000);
    expect(await warehouse.totalOf(productId)).toEqual({ onHand: 100, reserved: 100, available: 0 });
    await eventually(() =>
      expect(
        warehouse.toldOf(productId).map(({ version, availableQuantity }) => [version, availableQuantity]),
      ).toEqual([[1, 60], ...Array.from({ length: 101 }, (_, index) => [index + 2, 100 - index])]),
    );
  });

  it('exactly as many win when the buyers are spread over three instances', async () => {
    const productId = await warehouse.givenStock([main, 30], [far, 20]);
    const instances = await times(3, () => warehouse.startInstance({ workers: false }));
    const request = { items: [{ productId, quantity: 1 }], zipCode: '10250', expiresAt: null };
    const replies = await times(99, (index) =>
      supertest(instances[index % 3]?.url ?? '')
        .put(`/v1/reservations/${uuidv7()}`)
        .set(warehouse.headersOf('service'))
        .send(request),
    );
    expect(byStatus(replies)).toEqual({ 200: 50, 409: 49 });
    expect(await warehouse.totalOf(productId)).toEqual({ onHand: 50, reserved: 50, available: 0 });
    await Promise.all(instances.map((instance) => instance.stop()));
  });

  it('orders for the same products named in opposite order do not lock each other out', async () => {
    const products = await times(5, () => warehouse.givenStock([main, 20], [far, 20]));
    const items = products.map((productId) => ({ productId, quantity: 1 }));
    const replies = await times(40, (index) =>
      warehouse.reserve(uuidv7(), index % 2 ? items : items.toReversed()),
    );
    expect(byStatus(replies)).toEqual({ 200: 40 });
    const totals = await Promise.all(products.map((productId) => warehouse.totalOf(productId)));
    expect(totals).toEqual(products.map(() => ({ onHand: 40, reserved: 40, available: 0 })));
  });

  it('the same order asked for many times at once is held once, also when it takes the last unit', async () => {
    const productId = await warehouse.givenStock([main, 1]);
    const orderId = uuidv7();
    const replies = await times(20, () => warehouse.reserve(orderId, [{ productId, quantity: 1 }]));
    expect(byStatus(replies)).toEqual({ 200: 20 });
    expect(await warehouse.totalOf(productId)).toEqual({ onHand: 1, reserved: 1, available: 0 });
  });

  it('a transfer and orders share what there is: nothing reserved is carried away', async () => {
    const productId = await warehouse.givenStock([main, 10]);
    const transfer = {
      type: 'transfer',
      productId,
      quantity: 1,
      fromWarehouseId: main.id,
      toWarehouseId: far.id,
    };
    const [orders, transfers] = await Promise.all([
      times(15, () => warehouse.reserve(uuidv7(), [{ productId, quantity: 1 }])),
      times(15, () => warehouse.move(transfer)),
    ]);
    const { 200: held = 0 } = byStatus(orders);
    const levels = await warehouse.stockOf(productId);
    expect(held).toBe(10);
    expect(levels.reduce((sum, { onHand }) => sum + onHand, 0)).toBe(10);
    expect(levels.reduce((sum, { reserved }) => sum + reserved, 0)).toBe(10);
    for (const { available } of levels) expect(available).toBe(0);
    expect(byStatus(transfers)[201] ?? 0).toBe(
      levels.find(({ warehouseId }) => warehouseId === far.id)?.onHand ?? 0,
    );
  });

  it('commit, release and expiry of one order at once end with its stock out exactly once', async () => {
    const productId = await warehouse.givenStock([main, 40]);
    const orders = await times(20, () =>
      warehouse.held([{ productId, quantity: 2 }], { expiresAt: inSeconds(-1) }),
    );
    const replies = await Promise.all(
      orders.flatMap(({ orderId }) => [
        warehouse.commit(orderId),
        warehouse.release(orderId),
        warehouse.commit(orderId),
        expireReservations(warehouse.context),
      ]),
    );
    const statuses = replies.flatMap((reply) => (reply ? [reply.status] : []));
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(await warehouse.totalOf(productId)).toEqual({ onHand: 0, reserved: 0, available: 0 });
    const ledger = await warehouse.as('staff').get('/v1/stock-movements').query({ productId, type: 'sale' });
    expect(new Set(ledger.body.items.map((sale: { orderId: string }) => sale.orderId)).size).toBe(20);
    expect(ledger.body.items).toHaveLength(20);
  });

  it('a release that crosses with the hold ends with nothing held', async () => {
    const productId = await warehouse.givenStock([main, 20]);
    await times(20, async () => {
      const orderId = uuidv7();
      await Promise.all([
        warehouse.reserve(orderId, [{ productId, quantity: 1 }]),
        warehouse.release(orderId).expect(200),
      ]);
      await warehouse.release(orderId).expect(200);
    });
    expect(await warehouse.totalOf(productId)).toEqual({ onHand: 20, reserved: 0, available: 20 });
  });

  it('a movement sent many times at once with one key is written once', async () => {
    const productId = await warehouse.givenStock([main, 1]);
    const receive = { type: 'receive', productId, quantity: 5, toWarehouseId: main.id };
    const key = uuidv7();
    const replies = await times(20, () => warehouse.move(receive, key));
    for (const { status, body } of replies) {
      if (status !== 201) expect([status, body.code]).toEqual([409, 'REQUEST_IN_PROGRESS']);
    }
    expect(await warehouse.totalOf(productId)).toMatchObject({ onHand: 6 });
  });

  it('of many that want to be the main warehouse one is', async () => {
    await times(10, () => warehouse.givenWarehouse('10250', { isMain: true }));
    const reply = await warehouse.as('admin').get('/v1/warehouses').query({ limit: 100 }).expect(200);
    expect(reply.body.items.filter((each: Warehouse) => each.isMain)).toHaveLength(1);
  });

  it('a warehouse closed while stock arrives is either empty and gone or there with its stock', async () => {
    await times(10, async () => {
      const closing = await warehouse.givenWarehouse('20000');
      const productId = await warehouse.givenProduct();
      const [received, closed] = await Promise.all([
        warehouse.receive(productId, closing, 3),
        warehouse.as('admin').delete(`/v1/warehouses/${closing.id}`).set('if-match', '"1"'),
      ]);
      const total = await warehouse.totalOf(productId);
      if (closed.status === 204) {
        expect(received.status).toBe(404);
        expect(total.onHand).toBe(0);
      } else {
        expect(closed.body.code).toBe('WAREHOUSE_IN_USE');
        expect(received.status).toBe(201);
        expect(total.onHand).toBe(3);
      }
    });
  });
});
