import type { Reservation, Warehouse } from '@eshop/contracts/api/warehouse';
import { eventually } from '@eshop/kit/testing';
import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { expireReservations } from '../src/reservations/expire-reservations.ts';
import { inSeconds, useWarehouse } from './use-warehouse.ts';

type Step = {
  readonly kind: string;
  readonly product: number;
  readonly place: number;
  readonly quantity: number;
};

const step = fc.record({
  kind: fc.constantFrom(
    'receive',
    'transfer',
    'adjust',
    'reserve',
    'reserve',
    'commit',
    'release',
    'overdue',
    'expire',
  ),
  product: fc.nat(3),
  place: fc.nat(2),
  quantity: fc.integer({ min: 1, max: 6 }),
});

/** What the tables must add up to; each row is a breach. */
const breaches = {
  'on hand is not the sum of the ledger': `
    WITH ends AS (
      SELECT product_id, to_warehouse_id AS warehouse_id, quantity FROM stock_movements WHERE to_warehouse_id IS NOT NULL
      UNION ALL SELECT product_id, from_warehouse_id, -quantity FROM stock_movements WHERE from_warehouse_id IS NOT NULL
      UNION ALL SELECT product_id, warehouse_id, quantity FROM stock_movements WHERE warehouse_id IS NOT NULL
    ), ledger AS (SELECT product_id, warehouse_id, sum(quantity) AS on_hand FROM ends GROUP BY 1, 2)
    SELECT * FROM stock_levels FULL JOIN ledger USING (product_id, warehouse_id)
    WHERE coalesce(stock_levels.on_hand, 0) <> coalesce(ledger.on_hand, 0)`,
  'reserved is not the sum of the holds': `
    WITH held AS (
      SELECT (item->>'productId')::uuid AS product_id, (shipment->>'warehouseId')::uuid AS warehouse_id,
        sum((item->>'quantity')::int) AS reserved
      FROM reservations, jsonb_array_elements(shipments) AS shipment, jsonb_array_elements(shipment->'items') AS item
      WHERE status = 'HELD' GROUP BY 1, 2
    )
    SELECT * FROM stock_levels FULL JOIN held USING (product_id, warehouse_id)
    WHERE coalesce(stock_levels.reserved, 0) <> coalesce(held.reserved, 0)`,
  'a committed order has not its sales in the ledger': `
    WITH sold AS (SELECT order_id, sum(quantity) AS quantity FROM stock_movements WHERE type = 'sale' GROUP BY 1),
    committed AS (
      SELECT order_id, sum((item->>'quantity')::int) AS quantity
      FROM reservations, jsonb_array_elements(items) AS item WHERE status = 'COMMITTED' GROUP BY 1
    )
    SELECT * FROM sold FULL JOIN committed USING (order_id)
    WHERE sold.quantity IS DISTINCT FROM committed.quantity`,
};

describe('after any mix of movements and reservations, many at once', () => {
  const warehouse = useWarehouse();

  it('the levels equal the ledger and the holds, and the last event tells what is available', async () => {
    const places: Warehouse[] = [];
    for (const zipCode of ['10250', '50000', '90210']) places.push(await warehouse.givenWarehouse(zipCode));
    const products = await Promise.all(
      [0, 1, 2, 3].map(() => warehouse.givenProduct({ initialQuantity: 10 })),
    );
    const orders: string[] = [];
    const statuses = new Set<number>();

    async function take({ kind, product, place, quantity }: Step): Promise<void> {
      const productId = products[product] ?? '';
      const here = places[place]?.id ?? '';
      const there = places[(place + 1) % places.length]?.id ?? '';
      const order = orders[(product * 7 + quantity) % Math.max(1, orders.length)] ?? uuidv7();
      const reserve = async (expiresAt: string | null) => {
        const orderId = uuidv7();
        orders.push(orderId);
        const other = products[(product + 1) % products.length] ?? '';
        const items = [{ productId, quantity }, ...(quantity > 3 ? [{ productId: other, quantity: 1 }] : [])];
        return warehouse.reserve(orderId, items, { expiresAt, zipCode: `${place + 1}5000` });
      };
      const call = () => {
        switch (kind) {
          case 'receive':
            return warehouse.move({ type: 'receive', productId, quantity, toWarehouseId: here });
          case 'transfer':
            return warehouse.move({
              type: kind,
              productId,
              quantity,
              fromWarehouseId: here,
              toWarehouseId: there,
            });
          case 'adjust':
            return warehouse.move({ type: kind, productId, quantity: -quantity, warehouseId: here });
          case 'reserve':
            return reserve(null);
          case 'overdue':
            return reserve(inSeconds(-1));
          case 'commit':
            return warehouse.commit(order);
          case 'release':
            return warehouse.release(order);
          default:
            return expireReservations(warehouse.context).then(() => ({ status: 200 }));
        }
      };
      statuses.add((await call()).status);
    }

    const runs = fc.sample(fc.array(step, { minLength: 12, maxLength: 12 }), {
      numRuns: 40,
      seed: 20_261_121,
    });
    for (const run of runs) await Promise.all(run.map(take));

    expect([...statuses].sort()).toEqual([200, 201, 404, 409]);
    for (const [breach, sql] of Object.entries(breaches)) {
      expect(await warehouse.context.database.$queryRawUnsafe(sql), breach).toEqual([]);
    }
    for (const productId of products) {
      const { available } = await warehouse.totalOf(productId);
      await eventually(() => expect(warehouse.toldOf(productId).at(-1)?.availableQuantity).toBe(available));
      const versions = warehouse.toldOf(productId).map(({ version }) => version);
      expect(versions).toEqual([...new Set(versions)].sort((left, right) => left - right));
    }
    const reservations: Pick<Reservation, 'status'>[] = await warehouse.context.database.$queryRawUnsafe(
      'SELECT DISTINCT status FROM reservations ORDER BY status',
    );
    expect(reservations.map(({ status }) => status)).toEqual(['COMMITTED', 'EXPIRED', 'HELD', 'RELEASED']);
  });
});
