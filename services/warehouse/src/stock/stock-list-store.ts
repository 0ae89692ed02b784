import type { StockLevel } from '@eshop/contracts/api/warehouse';
import { Prisma, type PrismaClient } from '../../generated/prisma/client.ts';

/** What the stock list may be narrowed to. `after` is the level that the page before ended with. */
export type StockFilter = {
  readonly productId?: string | undefined;
  readonly warehouseId?: string | undefined;
  /** Only levels with less than this available. */
  readonly below?: number | undefined;
  readonly after?: { readonly productId: string; readonly warehouseId: string } | undefined;
  readonly limit: number;
};

type Row = {
  product_id: string;
  sku: string;
  name: string;
  warehouse_id: string;
  on_hand: bigint;
  reserved: bigint;
};

/** Reads stock levels by product and warehouse, in the order of their ids: that of the products' making. */
export const createStockList = (database: PrismaClient) => ({
  async find({ productId, warehouseId, below, after, limit }: StockFilter): Promise<StockLevel[]> {
    const conditions = [
      Prisma.sql`true`,
      ...(productId ? [Prisma.sql`level.product_id = ${productId}::uuid`] : []),
      ...(warehouseId ? [Prisma.sql`level.warehouse_id = ${warehouseId}::uuid`] : []),
      ...(below === undefined ? [] : [Prisma.sql`level.on_hand - level.reserved < ${below}`]),
      ...(after
        ? [
            Prisma.sql`(level.product_id, level.warehouse_id) > (${after.productId}::uuid, ${after.warehouseId}::uuid)`,
          ]
        : []),
    ];
    const rows = await database.$queryRaw<Row[]>`
      SELECT level.product_id, product.sku, product.name, level.warehouse_id, level.on_hand, level.reserved
      FROM stock_levels AS level JOIN products AS product ON product.id = level.product_id
      WHERE ${Prisma.join(conditions, ' AND ')}
      ORDER BY level.product_id, level.warehouse_id LIMIT ${limit}`;
    return rows.map((row) => ({
      productId: row.product_id,
      sku: row.sku,
      name: row.name,
      warehouseId: row.warehouse_id,
      onHand: Number(row.on_hand),
      reserved: Number(row.reserved),
      available: Number(row.on_hand - row.reserved),
    }));
  },
});
