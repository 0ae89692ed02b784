import type { SqlSession } from '@eshop/kit/sql';
import type { StockWrite } from './plan-write.ts';
import type { PlacedLevel, SeenStock } from './stock.ts';
import { stockWriteParts, stockWriteResult } from './stock-write-store.ts';

/** The stock of some products, read under their locks: nobody else changes it until the transaction ends. */
export type LockedStock = SeenStock & {
  /** What people call the products. */
  readonly names: ReadonlyMap<string, string>;
  /** First stock that still has to be received. */
  readonly waiting: ReadonlyMap<string, number>;
};

type ProductRow = { id: string; name: string; stock_version: number; waiting: bigint | null };
type LevelRow = {
  product_id: string;
  warehouse_id: string;
  on_hand: bigint;
  reserved: bigint;
  name: string;
  zip_code: string;
};

/** Changes stock inside a transaction, under locks that all take in the order of product ids. */
export function createStockStore(tx: SqlSession, shopLowAt: number) {
  let told = false;
  return {
    /** Whether events were written that wait to be relayed. */
    get told() {
      return told;
    },

    /** Locks the products, then reads their levels: a statement of its own, because it must see what the lock waited for. */
    async lock(productIds: readonly string[]): Promise<LockedStock> {
      const [rows, levels] = await Promise.all([
        tx.$queryRaw<ProductRow[]>`
          SELECT id, name, stock_version, CASE WHEN NOT initial_received THEN initial_quantity END AS waiting
          FROM products WHERE id = ANY(${[...productIds]}::uuid[]) ORDER BY id FOR NO KEY UPDATE`,
        readLevels(tx, productIds),
      ]);
      return {
        names: new Map(rows.map(({ id, name }) => [id, name])),
        versions: new Map(rows.map((row) => [row.id, row.stock_version])),
        waiting: new Map(
          rows.flatMap((row) => (row.waiting === null ? [] : [[row.id, Number(row.waiting)]])),
        ),
        levels,
      };
    },

    /** Makes the levels that a product has not had in these warehouses so far, with its limit. */
    async openLevels(productId: string, warehouseIds: readonly string[]): Promise<void> {
      await tx.$executeRaw`
        INSERT INTO stock_levels (product_id, warehouse_id, on_hand, reserved, low_at, shop_low_at)
        SELECT product.id, place, 0, 0, product.low_at, ${shopLowAt}::bigint
        FROM products AS product, unnest(${[...warehouseIds]}::uuid[]) AS place
        WHERE product.id = ${productId}::uuid ON CONFLICT DO NOTHING`;
    },

    /** Writes in one statement; the products must be locked. The tables refuse what would sell twice or go below nothing. */
    async write(write: StockWrite): Promise<void> {
      await tx.$queryRaw`
        WITH kept AS (SELECT 1), ${stockWriteParts(write)} ${stockWriteResult(write)}`;
      told ||= write.events.length > 0;
    },

    /** First stock of the product has been received. */
    async initialReceived(productId: string): Promise<void> {
      await tx.$executeRaw`UPDATE products SET initial_received = true WHERE id = ${productId}::uuid`;
    },
  };
}

/** The levels of some products with their warehouses, as committed. */
export async function readLevels(session: SqlSession, productIds: readonly string[]): Promise<PlacedLevel[]> {
  const rows = await session.$queryRaw<LevelRow[]>`
    SELECT level.product_id, level.warehouse_id, level.on_hand, level.reserved, warehouse.name, warehouse.zip_code
    FROM stock_levels AS level JOIN warehouses AS warehouse ON warehouse.id = level.warehouse_id
    WHERE level.product_id = ANY(${[...productIds]}::uuid[])`;
  return rows.map((row) => ({
    productId: row.product_id,
    warehouseId: row.warehouse_id,
    warehouseName: row.name,
    warehouseZipCode: row.zip_code,
    onHand: Number(row.on_hand),
    reserved: Number(row.reserved),
  }));
}
