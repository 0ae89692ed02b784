import type { StockCounts, StockLevel, Warehouse } from '@eshop/contracts/api/warehouse';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { useWarehouse } from './use-warehouse.ts';

describe('low stock', () => {
  const warehouse = useWarehouse();
  let main: Warehouse;
  let far: Warehouse;
  beforeAll(async () => {
    main = await warehouse.givenWarehouse('10250');
    far = await warehouse.givenWarehouse('90210');
  });
  const setLimit = (productId: string, body: object, who: 'staff' | 'admin' = 'staff') =>
    warehouse.as(who).put(`/v1/stock-limits/${productId}`).send(body);
  const counts = async (): Promise<StockCounts> =>
    (await warehouse.as('staff').get('/v1/stock-counts').expect(200)).body;
  const list = async (query: object): Promise<StockLevel[]> =>
    (
      await warehouse
        .as('staff')
        .get('/v1/stock')
        .query({ limit: 100, ...query })
        .expect(200)
    ).body.items;

  it('is at the shop’s limit where the level has none of its own', async () => {
    const { lowAt } = await counts();
    const productId = await warehouse.givenStock([main, lowAt], [far, lowAt + 1]);
    const levels = await warehouse.stockOf(productId);
    expect(levels.map(({ state, lowAt: limit, ownLimit }) => [state, limit, ownLimit])).toEqual([
      ['low', lowAt, false],
      ['ok', lowAt, false],
    ]);
  });

  it('is out when nothing is available, also when all that is there is reserved', async () => {
    const productId = await warehouse.givenStock([main, 3]);
    expect(await warehouse.stockOf(productId)).toMatchObject([{ state: 'ok' }]);
    await warehouse.held([{ productId, quantity: 2 }]);
    expect(await warehouse.stockOf(productId)).toMatchObject([{ state: 'low', onHand: 3 }]);
    const { orderId } = await warehouse.held([{ productId, quantity: 1 }]);
    expect(await warehouse.stockOf(productId)).toMatchObject([{ state: 'out', onHand: 3 }]);
    await warehouse.release(orderId).expect(200);
    expect(await warehouse.stockOf(productId)).toMatchObject([{ state: 'low' }]);
  });

  it('follows a limit for one warehouse, and the shop’s again when it is taken away', async () => {
    const productId = await warehouse.givenStock([main, 8], [far, 8]);
    const reply = await setLimit(productId, { warehouseId: far.id, lowAt: 8 }).expect(200);
    const stateOf = (levels: StockLevel[]) =>
      Object.fromEntries(levels.map((level) => [level.warehouseId, [level.state, level.ownLimit]]));
    expect(stateOf(reply.body.items)).toEqual({ [main.id]: ['ok', false], [far.id]: ['low', true] });
    expect(reply.body.items).toEqual(await warehouse.stockOf(productId));
    await setLimit(productId, { warehouseId: far.id, lowAt: null }).expect(200);
    expect(stateOf(await warehouse.stockOf(productId))).toEqual({
      [main.id]: ['ok', false],
      [far.id]: ['ok', false],
    });
  });

  it('follows a limit for all warehouses, also in those that the product comes to later', async () => {
    const productId = await warehouse.givenStock([main, 8]);
    await setLimit(productId, { lowAt: 9 }, 'admin').expect(200);
    await warehouse.receive(productId, far, 10).expect(201);
    expect((await warehouse.stockOf(productId)).map(({ state, lowAt }) => [state, lowAt])).toEqual([
      ['low', 9],
      ['ok', 9],
    ]);
  });

  it('can be watched where the product has not been so far: it is out there', async () => {
    const productId = await warehouse.givenStock([main, 8]);
    const reply = await setLimit(productId, { warehouseId: far.id, lowAt: 1 }).expect(200);
    expect(reply.body.items).toMatchObject([{}, { warehouseId: far.id, onHand: 0, state: 'out', lowAt: 1 }]);
  });

  it('has no limit of an unknown product or warehouse', async () => {
    const productId = await warehouse.givenStock([main, 1]);
    const product = await setLimit(uuidv7(), { lowAt: 1 }).expect(404);
    expect(product.body.errors).toMatchObject([{ path: 'productId' }]);
    const place = await setLimit(productId, { warehouseId: uuidv7(), lowAt: 1 }).expect(404);
    expect(place.body.errors).toMatchObject([{ path: 'warehouseId' }]);
  });

  it.each([[{}], [{ lowAt: -1 }], [{ lowAt: '3' }], [{ lowAt: 1.5 }], [{ lowAt: 1_000_001 }]])(
    'limit %o is refused by name',
    async (body) => {
      const reply = await setLimit(uuidv7(), body).expect(400);
      expect(reply.body.errors).toMatchObject([{ path: 'lowAt' }]);
    },
  );

  it('is counted and listed, archived products aside', async () => {
    const before = await counts();
    const place = await warehouse.givenWarehouse('20000');
    const [low, out, ok] = [
      await warehouse.givenStock([place, 1]),
      await warehouse.givenStock([place, 1]),
      await warehouse.givenStock([place, 50]),
    ];
    await warehouse.move({ type: 'adjust', productId: out, quantity: -1, warehouseId: place.id }).expect(201);
    expect(await counts()).toMatchObject({ low: before.low + 1, out: before.out + 1 });
    const listed = async () =>
      (await list({ warehouseId: place.id, low: true })).map(({ productId }) => productId);
    expect(await listed()).toEqual([low, out]);
    expect(await list({ warehouseId: place.id, low: false })).toHaveLength(3);
    await warehouse.context.database.product.updateMany({
      where: { id: { in: [low, ok] } },
      data: { archived: true },
    });
    expect(await listed()).toEqual([out]);
    expect(await counts()).toMatchObject({ low: before.low, out: before.out + 1 });
  });

  it('follows the shop’s limit when that changes', async () => {
    const { lowAt } = await counts();
    const productId = await warehouse.givenStock([main, lowAt + 3]);
    const own = await warehouse.givenStock([main, lowAt + 3]);
    await setLimit(own, { lowAt }).expect(200);
    await warehouse.context.limits.spreadShopLimit(lowAt + 3);
    expect(await warehouse.stockOf(productId)).toMatchObject([{ state: 'low', lowAt: lowAt + 3 }]);
    expect(await warehouse.stockOf(own)).toMatchObject([{ state: 'ok', lowAt }]);
    await warehouse.context.limits.spreadShopLimit(lowAt);
    expect(await warehouse.stockOf(productId)).toMatchObject([{ state: 'ok', lowAt }]);
  });
});

describe('the stock list', () => {
  const warehouse = useWarehouse();
  let place: Warehouse;
  beforeAll(async () => {
    place = await warehouse.givenWarehouse('10250');
    const far = await warehouse.givenWarehouse('90210');
    const quantities = [
      ['Ärmel', 4],
      ['b_c', 2],
      ['BxC', 9],
      ['alpha', 2],
      ['Alpha', 1],
    ] as const;
    for (const [name, quantity] of quantities) {
      const productId = await warehouse.givenProduct({ name });
      await warehouse.receive(productId, place, quantity).expect(201);
      await warehouse.receive(productId, far, 5).expect(201);
    }
  });

  /** All pages of two. */
  async function list(query: object): Promise<StockLevel[]> {
    const items: StockLevel[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await warehouse
        .as('staff')
        .get('/v1/stock')
        .query({ limit: 2, ...query, ...(cursor ? { cursor } : {}) })
        .expect(200);
      items.push(...page.body.items);
      cursor = page.body.nextCursor;
    }
    return items;
  }

  it('comes scarcest first, page after page, each level once', async () => {
    const levels = await list({ sort: 'available' });
    expect(levels.map(({ available }) => available)).toEqual([1, 2, 2, 4, 5, 5, 5, 5, 5, 9]);
    expect(new Set(levels.map(({ productId, warehouseId }) => productId + warehouseId)).size).toBe(10);
  });

  it('comes by name whatever the capitals, page after page, each level once', async () => {
    const levels = await list({ sort: 'name' });
    expect(levels.slice(0, 8).map(({ name }) => name.toLowerCase())).toEqual(
      ['alpha', 'b_c', 'bxc'].flatMap((name) => Array(name === 'alpha' ? 4 : 2).fill(name)),
    );
    expect(new Set(levels.map(({ productId, warehouseId }) => productId + warehouseId)).size).toBe(10);
  });

  it('is found by any part of name or SKU, whatever the capitals, and by nothing that is a pattern', async () => {
    const names = async (q: string) => (await list({ q, warehouseId: place.id })).map(({ name }) => name);
    expect(await names('ALPH')).toEqual(['alpha', 'Alpha']);
    expect(await names('b_c')).toEqual(['b_c']);
    expect(await names('%')).toEqual([]);
    const [one] = await list({ q: 'b_c' });
    expect(await names(one?.sku.toLowerCase().slice(2) ?? '')).toEqual(['b_c']);
    expect(await names('')).toHaveLength(5);
  });

  it('takes no cursor of another order', async () => {
    const first = await warehouse.as('staff').get('/v1/stock').query({ limit: 1, sort: 'name' }).expect(200);
    const query = { cursor: first.body.nextCursor, sort: 'available' };
    const reply = await warehouse.as('staff').get('/v1/stock').query(query).expect(400);
    expect(reply.body.errors).toMatchObject([{ path: 'cursor' }]);
  });
});
