import type { Explanation, Warehouse } from '@eshop/contracts/api/warehouse';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { inSeconds, useWarehouse } from './use-warehouse.ts';

describe('GET /v1/reservations/:orderId/explanation', () => {
  const warehouse = useWarehouse();
  const places: Warehouse[] = [];
  beforeAll(async () => {
    for (const zipCode of ['10250', '10300', '20000', '30000', '40000', '50000', '60000'])
      places.push(await warehouse.givenWarehouse(zipCode));
  });
  const place = (index: number): Warehouse => places[index] as Warehouse;
  const explain = async (orderId: string): Promise<Explanation> =>
    (await warehouse.as('staff').get(`/v1/reservations/${orderId}/explanation`).expect(200)).body;
  const told = ({ considered }: Explanation) =>
    considered?.map(({ warehouseId, distance, products }) => [
      places.findIndex(({ id }) => id === warehouseId),
      distance,
      products.map(({ available, taken }) => [available, taken]),
    ]);

  it('tells each warehouse in the order of trying, what it had and what was taken', async () => {
    const productId = await warehouse.givenStock([place(0), 2], [place(1), 3], [place(2), 9]);
    const other = await warehouse.givenStock([place(1), 1]);
    const held = await warehouse.held([
      { productId, quantity: 4 },
      { productId: other, quantity: 1 },
    ]);
    const explanation = await explain(held.orderId);
    expect(told(explanation)).toEqual([
      [0, 0, [[2, 2]]],
      [
        1,
        50,
        [
          [3, 2],
          [1, 1],
        ],
      ],
      [2, 9750, [[9, 0]]],
    ]);
    expect(explanation).toMatchObject({ status: 'HELD', zipCode: '10250', shipments: held.shipments });
    expect(Date.parse(explanation.decidedAt ?? '')).toBeGreaterThan(Date.now() - 60_000);
  });

  it('tells the first few that would have come next, and no more', async () => {
    const productId = await warehouse.givenStock(...places.map((each) => [each, 1] as const));
    const { orderId } = await warehouse.held([{ productId, quantity: 1 }]);
    expect(told(await explain(orderId))?.map(([index]) => index)).toEqual([0, 1, 2, 3]);
  });

  it('keeps what was so when it was decided, whatever is done to the order and its stock', async () => {
    const productId = await warehouse.givenStock([place(0), 2]);
    const { orderId } = await warehouse.held([{ productId, quantity: 1 }]);
    const before = await explain(orderId);
    await warehouse.receive(productId, place(0), 5).expect(201);
    await warehouse.commit(orderId).expect(200);
    expect(await explain(orderId)).toEqual({ ...before, status: 'COMMITTED' });
  });

  it('tells the later decision when stock that was let go is taken anew', async () => {
    const productId = await warehouse.givenStock([place(0), 1], [place(1), 1]);
    const orderId = uuidv7();
    await warehouse.reserve(orderId, [{ productId, quantity: 1 }], { expiresAt: inSeconds(600) }).expect(200);
    await warehouse.release(orderId).expect(200);
    await warehouse.held([{ productId, quantity: 1 }]);
    await warehouse.commit(orderId).expect(200);
    expect(told(await explain(orderId))).toEqual([
      [0, 0, [[0, 0]]],
      [1, 50, [[1, 1]]],
    ]);
  });

  it('has only the shipments of orders from before it was kept', async () => {
    const productId = await warehouse.givenStock([place(0), 1]);
    const held = await warehouse.held([{ productId, quantity: 1 }]);
    await warehouse.context.database.$executeRaw`
      UPDATE reservations SET considered = NULL WHERE order_id = ${held.orderId}::uuid`;
    expect(await explain(held.orderId)).toMatchObject({
      considered: null,
      decidedAt: null,
      shipments: held.shipments,
    });
  });

  it('is not there for an order that asked for no stock', async () => {
    await warehouse.as('admin').get(`/v1/reservations/${uuidv7()}/explanation`).expect(404);
  });
});
