import type { Warehouse } from '@eshop/contracts/api/warehouse';
import { eventually } from '@eshop/kit/testing';
import { describe, expect, it } from 'vitest';
import { productData, useWarehouse } from './use-warehouse.ts';

describe('first stock', () => {
  const warehouse = useWarehouse();
  const ledgerOf = async (productId: string) =>
    (await warehouse.as('staff').get('/v1/stock-movements').query({ productId }).expect(200)).body.items;

  it('waits for a main warehouse and arrives when the first one opens, once', async () => {
    const early = productData({ initialQuantity: 7 });
    await warehouse.publishCreated(early);
    await eventually(async () =>
      expect(await warehouse.context.database.product.count({ where: { id: early.productId } })).toBe(1),
    );
    const main: Warehouse = await warehouse.givenWarehouse('10250', { isMain: false });
    expect(main.isMain).toBe(true);
    await eventually(async () => {
      expect(await warehouse.stockOf(early.productId)).toMatchObject([{ warehouseId: main.id, onHand: 7 }]);
    });
    await warehouse.publishCreated(early);
    const later = await warehouse.givenProduct({ initialQuantity: 2 });
    await eventually(async () => expect(await warehouse.totalOf(later)).toMatchObject({ onHand: 2 }));
    expect(await ledgerOf(early.productId)).toMatchObject([
      { type: 'receive', quantity: 7, toWarehouseId: main.id, actor: 'system' },
    ]);
    await eventually(() =>
      expect(warehouse.toldOf(early.productId)).toEqual([
        { productId: early.productId, availableQuantity: 7, version: 1 },
      ]),
    );
  });

  it('arrives once although the event comes again, as the same message or as a new one', async () => {
    const data = productData({ initialQuantity: 4 });
    const event = await warehouse.publishCreated(data);
    await warehouse.pubsub.publishAgain(event);
    await warehouse.publishCreated(data);
    await eventually(async () =>
      expect(await warehouse.totalOf(data.productId)).toMatchObject({ onHand: 4 }),
    );
    await warehouse.settled(data.productId);
    expect(await ledgerOf(data.productId)).toHaveLength(1);
  });

  it('arrives although the creation is heard of after later changes, which stay', async () => {
    const data = productData({ initialQuantity: 3, name: 'As created' });
    await warehouse.publishUpdated({ ...data, name: 'As changed', version: 3 });
    await warehouse.publishUpdated({ ...data, name: 'As changed before', version: 2 });
    await warehouse.publishCreated(data);
    await eventually(async () =>
      expect(await warehouse.stockOf(data.productId)).toMatchObject([{ name: 'As changed', onHand: 3 }]),
    );
  });

  it('of nothing is no movement', async () => {
    const productId = await warehouse.givenProduct({ initialQuantity: 0 });
    await warehouse.settled(productId);
    expect(await ledgerOf(productId)).toEqual([]);
    expect(warehouse.toldOf(productId)).toEqual([]);
  });

  it('goes to the warehouse that is the main one by then', async () => {
    const next = await warehouse.givenWarehouse('20000', { isMain: true });
    const productId = await warehouse.givenProduct({ initialQuantity: 5 });
    await eventually(async () =>
      expect(await warehouse.stockOf(productId)).toMatchObject([{ warehouseId: next.id, onHand: 5 }]),
    );
  });

  it('arrives although an event before it could not be read', async () => {
    await warehouse.pubsub.publishRaw('product-created', Buffer.from('{"productId": 7}'));
    const productId = await warehouse.givenProduct({ initialQuantity: 1 });
    await eventually(async () => expect(await warehouse.totalOf(productId)).toMatchObject({ onHand: 1 }));
  });
});
