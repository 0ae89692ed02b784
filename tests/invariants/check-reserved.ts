import type { Check } from './check.ts';
import { levelName } from './names.ts';

type Row = { product_id: string; warehouse_id: string; reserved: number; held: number };

/** I2, inside the warehouse: what is reserved of each level is what its held reservations hold. */
export const checkReserved: Check = {
  invariant: 'I2',
  title: 'reserved stock is what the held reservations hold',
  async run({ sql }) {
    const rows = await sql.warehouse.query<Row>(`
      WITH held AS (
        SELECT (item->>'productId')::uuid AS product_id, (shipment->>'warehouseId')::uuid AS warehouse_id,
          sum((item->>'quantity')::bigint) AS held
        FROM reservations, jsonb_array_elements(shipments) AS shipment, jsonb_array_elements(shipment->'items') AS item
        WHERE status = 'HELD' GROUP BY 1, 2
      )
      SELECT product_id, warehouse_id, coalesce(reserved, 0)::float8 AS reserved, coalesce(held, 0)::float8 AS held
      FROM stock_levels FULL JOIN held USING (product_id, warehouse_id)
      WHERE coalesce(reserved, 0) <> coalesce(held, 0)`);
    const [counts] = await sql.warehouse.query<{ levels: number; held: number }>(`
      SELECT (SELECT count(*)::int FROM stock_levels) AS levels,
        (SELECT count(*)::int FROM reservations WHERE status = 'HELD') AS held`);
    return {
      compared: `${counts?.levels} levels with ${counts?.held} held reservations`,
      breaches: rows.map((row) => ({
        subject: levelName(row.product_id, row.warehouse_id),
        detail: `reserved ${row.reserved}, held by reservations ${row.held}`,
      })),
    };
  },
};
