import type { StockLevel } from '@eshop/contracts/api/warehouse';
import type { SqlSession } from '@eshop/kit/sql';
import { type LevelRow, levelColumns, presentLevel } from '../stock/level-row-store.ts';

const atOnce = 500;

/** Reads what follows from limits, and keeps the shop's own limit with the levels. */
export const createLimitReader = (sql: SqlSession) => ({
  /** How many levels of products on sale are low and how many are out. */
  async count(): Promise<{ low: number; out: number }> {
    const rows = await sql.$queryRaw<{ state: 'low' | 'out'; levels: number }[]>`
      SELECT level.state, count(*)::int AS levels
      FROM stock_levels AS level JOIN products AS product ON product.id = level.product_id
      WHERE level.state <> 'ok' AND NOT product.archived GROUP BY level.state`;
    return { low: 0, out: 0, ...Object.fromEntries(rows.map(({ state, levels }) => [state, levels])) };
  },

  /** Gives the shop's limit to levels that have another one, a bounded number at a time, so that no order waits long. */
  async spreadShopLimit(shopLowAt: number): Promise<void> {
    for (let changed = atOnce; changed === atOnce; ) {
      changed = await sql.$executeRaw`
        UPDATE stock_levels SET shop_low_at = ${shopLowAt}::bigint WHERE (product_id, warehouse_id) IN (
          SELECT product_id, warehouse_id FROM stock_levels WHERE shop_low_at <> ${shopLowAt}::bigint
          LIMIT ${atOnce} FOR NO KEY UPDATE SKIP LOCKED
        )`;
    }
  },
});

/** Writes limits inside a transaction; the product must be locked. */
export const createLimitStore = (tx: SqlSession) => ({
  /** Sets the limit in one warehouse, whose level must be there. */
  async setInWarehouse(productId: string, warehouseId: string, lowAt: number | null): Promise<void> {
    await tx.$executeRaw`
      UPDATE stock_levels SET low_at = ${lowAt}::bigint
      WHERE product_id = ${productId}::uuid AND warehouse_id = ${warehouseId}::uuid`;
  },

  /** Sets the limit in all warehouses, also those that the product comes to later. */
  async setEverywhere(productId: string, lowAt: number | null): Promise<void> {
    await tx.$executeRaw`UPDATE products SET low_at = ${lowAt}::bigint WHERE id = ${productId}::uuid`;
    await tx.$executeRaw`UPDATE stock_levels SET low_at = ${lowAt}::bigint WHERE product_id = ${productId}::uuid`;
  },

  /** The product's levels as they are now. */
  async levelsOf(productId: string): Promise<StockLevel[]> {
    const rows = await tx.$queryRaw<LevelRow[]>`
      SELECT ${levelColumns} FROM stock_levels AS level JOIN products AS product ON product.id = level.product_id
      WHERE level.product_id = ${productId}::uuid ORDER BY level.warehouse_id`;
    return rows.map(presentLevel);
  },
});
