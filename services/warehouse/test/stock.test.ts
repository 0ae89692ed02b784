import type { LedgerEntry, Movement, StockLevel, Warehouse } from '@eshop/contracts/api/warehouse';
import { eventually } from '@eshop/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { inSeconds, useWarehouse } from './use-warehouse.ts';

describe('stock', () => {
  const warehouse = useWarehouse();
  let main: Warehouse;
  let far: Warehouse;
  beforeAll(async () => {
    main = await warehouse.givenWarehouse('10250');
    far = await warehouse.givenWarehouse('90210');
  });
  const levelIn = async (productId: string, { id }: Warehouse) =>
    (await warehouse.stockOf(productId)).find((level) => level.warehouseId === id);

  it('received is on hand, in the ledger with who and why, and told', async () => {
    const productId = await warehouse.givenProduct({ name: 'Roadster 🏎️' });
    const reply = await warehouse.receive(productId, main, 12).expect(201);
    expect(reply.body).toMatchObject({
      type: 'receive',
      productId,
      quantity: 12,
      reason: 'Delivered by the maker',
      toWarehouseId: main.id,
      fromWarehouseId: null,
      warehouseId: null,
      orderId: null,
      actor: warehouse.staffId,
    });
    expect(await levelIn(productId, main)).toMatchObject({
      name: 'Roadster 🏎️',
      onHand: 12,
      reserved: 0,
      available: 12,
    });
    await eventually(() =>
      expect(warehouse.toldOf(productId)).toEqual([{ productId, availableQuantity: 12, version: 1 }]),
    );
  });

  it('transferred changes place and no total, so nothing is told', async () => {
    const productId = await warehouse.givenStock([main, 5]);
    await warehouse
      .move({ type: 'transfer', productId, quantity: 2, fromWarehouseId: main.id, toWarehouseId: far.id })
      .expect(201);
    expect(await levelIn(productId, main)).toMatchObject({ onHand: 3 });
    expect(await levelIn(productId, far)).toMatchObject({ onHand: 2 });
    await warehouse.settled(productId);
    expect(warehouse.toldOf(productId)).toHaveLength(1);
  });

  it('adjusted goes up and down, never below what is reserved', async () => {
    const productId = await warehouse.givenStock([main, 5]);
    await warehouse.held([{ productId, quantity: 3 }]);
    const adjust = (quantity: number) =>
      warehouse.move({ type: 'adjust', productId, quantity, warehouseId: main.id });
    const refused = await adjust(-3).expect(409);
    expect(refused.body).toMatchObject({ code: 'OUT_OF_STOCK', availableQuantity: 2 });
    await adjust(-2).expect(201);
    await adjust(1).expect(201);
    expect(await levelIn(productId, main)).toMatchObject({ onHand: 4, reserved: 3, available: 1 });
  });

  it('reserved is not transferred', async () => {
    const productId = await warehouse.givenStock([main, 5]);
    await warehouse.held([{ productId, quantity: 3 }]);
    const transfer = { type: 'transfer', productId, fromWarehouseId: main.id, toWarehouseId: far.id };
    const refused = await warehouse.move({ ...transfer, quantity: 3 }).expect(409);
    expect(refused.body).toMatchObject({ code: 'OUT_OF_STOCK', availableQuantity: 2 });
    expect(await levelIn(productId, far)).toBeUndefined();
    await warehouse.move({ ...transfer, quantity: 2 }).expect(201);
  });

  it('moved again with the same key is moved once and answered the same, a refusal too', async () => {
    const productId = await warehouse.givenStock([main, 1]);
    const key = uuidv7();
    const receive = { type: 'receive', productId, quantity: 2, toWarehouseId: main.id };
    const first = await warehouse.move(receive, key).expect(201);
    const second = await warehouse.move(receive, key).expect(201);
    expect(second.body).toEqual(first.body);
    expect((await warehouse.move({ ...receive, quantity: 3 }, key).expect(422)).body.code).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    );
    expect(await warehouse.totalOf(productId)).toMatchObject({ onHand: 3 });

    const takeKey = uuidv7();
    const take = { type: 'adjust', productId, quantity: -9, warehouseId: main.id };
    const refused = await warehouse.move(take, takeKey).expect(409);
    await warehouse.receive(productId, main, 100).expect(201);
    const again = await warehouse.move(take, takeKey).expect(409);
    expect(again.body).toMatchObject({
      code: 'OUT_OF_STOCK',
      availableQuantity: refused.body.availableQuantity,
    });
  });

  it('of an unknown product or warehouse is not moved', async () => {
    const productId = await warehouse.givenProduct();
    const receive = { type: 'receive', productId, quantity: 2, toWarehouseId: main.id };
    const product = await warehouse.move({ ...receive, productId: uuidv7() }).expect(404);
    expect(product.body.errors).toMatchObject([{ path: 'productId' }]);
    const place = await warehouse.move({ ...receive, toWarehouseId: uuidv7() }).expect(404);
    expect(place.body.errors).toMatchObject([{ path: 'toWarehouseId' }]);
    expect(await warehouse.stockOf(productId)).toEqual([]);
  });

  it('is listed by product, warehouse and scarcity, page after page, each level once', async () => {
    const place = await warehouse.givenWarehouse('30000');
    const scarce = new Set<string>();
    for (let index = 0; index < 7; index++) {
      const productId = await warehouse.givenStock([place, index + 1], [main, 1]);
      if (index < 3) scarce.add(productId);
    }
    const list = async (query: object) => {
      const items: StockLevel[] = [];
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const page = await warehouse
          .as('staff')
          .get('/v1/stock')
          .query({ limit: 2, ...query, ...(cursor ? { cursor } : {}) })
          .expect(200);
        expect(page.body.items.length).toBeLessThanOrEqual(2);
        items.push(...page.body.items);
        cursor = page.body.nextCursor;
      }
      return items;
    };
    const all = await list({ warehouseId: place.id });
    expect(all.map(({ onHand }) => onHand)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    const low = await list({ warehouseId: place.id, below: 4 });
    expect(new Set(low.map(({ productId }) => productId))).toEqual(scarce);
    const [one] = all;
    expect(await list({ productId: one?.productId })).toHaveLength(2);
    expect(await list({ productId: one?.productId, warehouseId: place.id })).toEqual([one]);
  });

  it('has a ledger that is listed newest first by product, either end and type, stable while it grows', async () => {
    const [here, there] = [await warehouse.givenWarehouse('40000'), await warehouse.givenWarehouse('50000')];
    const productId = await warehouse.givenStock([here, 10]);
    await warehouse
      .move({ type: 'transfer', productId, quantity: 4, fromWarehouseId: here.id, toWarehouseId: there.id })
      .expect(201);
    await warehouse.move({ type: 'adjust', productId, quantity: -1, warehouseId: there.id }).expect(201);
    const ledger = (query: object) =>
      warehouse
        .as('staff')
        .get('/v1/stock-movements')
        .query(query)
        .expect(200)
        .then(({ body }): { items: Movement[]; nextCursor: string | null } => body);
    const types = ({ items }: { items: Movement[] }) => items.map(({ type }) => type);
    expect(types(await ledger({ productId }))).toEqual(['adjust', 'transfer', 'receive']);
    expect(types(await ledger({ warehouseId: here.id }))).toEqual(['transfer', 'receive']);
    expect(types(await ledger({ warehouseId: there.id }))).toEqual(['adjust', 'transfer']);
    expect(types(await ledger({ warehouseId: there.id, type: 'transfer' }))).toEqual(['transfer']);
    const first = await ledger({ warehouseId: here.id, limit: 1 });
    await warehouse.receive(productId, here, 1).expect(201);
    const second = await ledger({ warehouseId: here.id, limit: 1, cursor: first.nextCursor });
    expect([...types(first), ...types(second)]).toEqual(['transfer', 'receive']);
    expect(second.nextCursor).toBeNull();
  });

  it('has a ledger that is narrowed to a period and to an order, with the products as they are called', async () => {
    const productId = await warehouse.givenStock([main, 5]);
    const { orderId } = await warehouse.held([{ productId, quantity: 2 }]);
    await warehouse.commit(orderId).expect(200);
    await warehouse.receive(productId, main, 1).expect(201);
    const ledger = async (query: object): Promise<LedgerEntry[]> =>
      (await warehouse.as('staff').get('/v1/stock-movements').query(query).expect(200)).body.items;
    const [newest, sale, first] = await ledger({ productId });
    expect(await ledger({ orderId })).toEqual([sale]);
    expect(sale).toMatchObject({ type: 'sale', orderId, actor: 'system', name: 'Test car' });
    expect(sale?.sku).toMatch(/^SKU-/);
    expect(await ledger({ orderId, type: 'receive' })).toEqual([]);
    const from = sale?.createdAt;
    const to = newest?.createdAt;
    expect(await ledger({ productId, from, to })).toEqual([sale]);
    expect(await ledger({ productId, to: from })).toEqual([first]);
    expect(await ledger({ productId, warehouseId: main.id, from })).toEqual([newest, sale]);
    expect(await ledger({ productId, from: inSeconds(3_600) })).toEqual([]);
    const backwards = { from: '2026-02-02', to: '2026-02-01' };
    const refused = await warehouse.as('staff').get('/v1/stock-movements').query(backwards).expect(400);
    expect(refused.body.errors).toMatchObject([{ path: 'to' }]);
  });

  it('has a ledger that can not be changed, not even in the database', async () => {
    await warehouse.givenStock([main, 1]);
    const { database } = warehouse.context;
    await expect(database.stockMovement.updateMany({ data: { quantity: 7n } })).rejects.toThrow(
      'append-only',
    );
    await expect(database.stockMovement.deleteMany({})).rejects.toThrow('append-only');
  });

  it('can not be oversold, not even in the database', async () => {
    const productId = await warehouse.givenStock([main, 1]);
    const { stockLevel } = warehouse.context.database;
    const where = { productId };
    await expect(stockLevel.updateMany({ where, data: { reserved: 2n } })).rejects.toThrow();
    await expect(stockLevel.updateMany({ where, data: { onHand: -1n } })).rejects.toThrow();
    await expect(stockLevel.updateMany({ where, data: { reserved: -1n } })).rejects.toThrow();
  });
});
