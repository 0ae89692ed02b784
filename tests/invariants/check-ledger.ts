import type { Check } from './check.ts';
import { levelName } from './names.ts';

type Row = {
  product_id: string;
  warehouse_id: string;
  on_hand: number | null;
  reserved: number | null;
  moved: number | null;
};

/** I1: no stock level is below nothing, and each is the sum of its movements. */
export const checkLedger: Check = {
  invariant: 'I1',
  title: 'stock is the sum of the ledger, and never negative',
  async run({ sql }) {
    const rows = await sql.warehouse.query<Row>(`
      WITH moves AS (
        SELECT product_id, to_warehouse_id AS warehouse_id, quantity FROM stock_movements
          WHERE to_warehouse_id IS NOT NULL
        UNION ALL SELECT product_id, from_warehouse_id, -quantity FROM stock_movements
          WHERE from_warehouse_id IS NOT NULL
        UNION ALL SELECT product_id, warehouse_id, quantity FROM stock_movements WHERE warehouse_id IS NOT NULL
      ), ledger AS (SELECT product_id, warehouse_id, sum(quantity) AS moved FROM moves GROUP BY 1, 2)
      SELECT product_id, warehouse_id, on_hand::float8, reserved::float8, moved::float8
      FROM stock_levels FULL JOIN ledger USING (product_id, warehouse_id)
      WHERE coalesce(on_hand, 0) <> coalesce(moved, 0) OR on_hand < 0 OR reserved < 0 OR on_hand < reserved`);
    const [counts] = await sql.warehouse.query<{ levels: number; movements: number }>(`
      SELECT (SELECT count(*)::int FROM stock_levels) AS levels,
        (SELECT count(*)::int FROM stock_movements) AS movements`);
    return {
      compared: `${counts?.levels} levels with ${counts?.movements} movements`,
      breaches: rows.map((row) => ({
        subject: levelName(row.product_id, row.warehouse_id),
        detail: `on hand ${row.on_hand ?? 'none'}, reserved ${row.reserved ?? 'none'}, sum of the ledger ${row.moved ?? 'none'}`,
      })),
    };
  },
};
