import type { Prisma } from '../../generated/prisma/client.ts';
import type { LedgerEntry, LevelChange, PlacedLevel } from './stock.ts';

/** A product whose row is locked: nobody else changes its stock until the transaction ends. */
export type LockedProduct = {
  readonly stockVersion: number;
  /** First stock that still has to be received; null when there is none. */
  readonly initialQuantity: number | null;
};

/** The stock of some products, read under their locks. Products that are not known are missing. */
export type LockedStock = {
  readonly products: ReadonlyMap<string, LockedProduct>;
  readonly levels: readonly PlacedLevel[];
};

type Tx = Prisma.TransactionClient;
type ProductRow = { id: string; stock_version: number; initial_quantity: bigint | null };
type LevelRow = {
  product_id: string;
  warehouse_id: string;
  on_hand: bigint;
  reserved: bigint;
  name: string;
  zip_code: string;
};

/** Changes stock inside a transaction. Rows are locked by product id, so that two transactions can't lock each other out. */
export const createStockStore = (tx: Tx) => ({
  /** Locks the products, then reads their levels: a statement of its own, because it must see what the lock waited for. */
  async lock(productIds: readonly string[]): Promise<LockedStock> {
    const rows = await tx.$queryRaw<ProductRow[]>`
      SELECT id, stock_version, CASE WHEN NOT initial_received THEN initial_quantity END AS initial_quantity
      FROM products WHERE id = ANY(${[...productIds]}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
    return {
      products: new Map(rows.map((row) => [row.id, toLockedProduct(row)])),
      levels: await readLevels(tx, productIds),
    };
  },

  /** Makes the levels that a product has not had in these warehouses so far. */
  async openLevels(productId: string, warehouseIds: readonly string[]): Promise<void> {
    await tx.$executeRaw`
      INSERT INTO stock_levels (product_id, warehouse_id, on_hand, reserved)
      SELECT ${productId}::uuid, id, 0, 0 FROM unnest(${[...warehouseIds]}::uuid[]) AS id ON CONFLICT DO NOTHING`;
  },

  /**
   * Changes levels, writes the ledger and raises the stock versions of `raised`, all in one statement. The products must
   * be locked and each level named once. The table refuses what would sell twice or go below nothing.
   */
  async write(write: {
    readonly changes: readonly LevelChange[];
    readonly entries: readonly LedgerEntry[];
    readonly raised: readonly string[];
  }): Promise<void> {
    const { changes, entries, raised } = write;
    const [row] = await tx.$queryRaw<{ levels: number }[]>`
      WITH change AS (
        SELECT * FROM jsonb_to_recordset(${JSON.stringify(changes)}::jsonb)
          AS c("productId" uuid, "warehouseId" uuid, "onHand" bigint, "reserved" bigint)
      ), changed AS (
        UPDATE stock_levels AS level
        SET on_hand = level.on_hand + change."onHand", reserved = level.reserved + change."reserved"
        FROM change WHERE level.product_id = change."productId" AND level.warehouse_id = change."warehouseId"
        RETURNING 1
      ), raised AS (
        UPDATE products SET stock_version = stock_version + 1 WHERE id = ANY(${[...raised]}::uuid[])
      ), written AS (
        INSERT INTO stock_movements (id, type, product_id, quantity, reason, from_warehouse_id, to_warehouse_id,
          warehouse_id, order_id, actor, created_at)
        SELECT * FROM jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
          AS e("id" uuid, "type" text, "productId" uuid, "quantity" bigint, "reason" text, "fromWarehouseId" uuid,
            "toWarehouseId" uuid, "warehouseId" uuid, "orderId" uuid, "actor" text, "createdAt" timestamptz)
      )
      SELECT count(*)::int AS levels FROM changed`;
    if (row?.levels !== changes.length) throw new Error('a stock level to be changed is not there');
  },

  /** First stock of the product has been received. */
  async initialReceived(productId: string): Promise<void> {
    await tx.$executeRaw`UPDATE products SET initial_received = true WHERE id = ${productId}::uuid`;
  },
});

/** The levels of some products with their warehouses, as committed. */
export async function readLevels(
  database: Pick<Tx, '$queryRaw'>,
  productIds: readonly string[],
): Promise<PlacedLevel[]> {
  const rows = await database.$queryRaw<LevelRow[]>`
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

const toLockedProduct = (row: ProductRow): LockedProduct => ({
  stockVersion: row.stock_version,
  initialQuantity: row.initial_quantity === null ? null : Number(row.initial_quantity),
});
