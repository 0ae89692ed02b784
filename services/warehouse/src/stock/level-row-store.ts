import type { StockLevel, StockState } from '@eshop/contracts/api/warehouse';
import { Prisma } from '../../generated/prisma/client.ts';

/** A level with its product, as `levelColumns` reads it. */
export type LevelRow = {
  product_id: string;
  sku: string;
  name: string;
  warehouse_id: string;
  on_hand: bigint;
  reserved: bigint;
  low_at: bigint | null;
  shop_low_at: bigint;
  state: StockState;
};

/** The columns of a level that people see, from `stock_levels AS level` joined with `products AS product`. */
export const levelColumns = Prisma.raw(
  'level.product_id, product.sku, product.name, level.warehouse_id, level.on_hand, level.reserved, level.low_at, ' +
    'level.shop_low_at, level.state',
);

/** A level as clients see it. */
export const presentLevel = (row: LevelRow): StockLevel => ({
  productId: row.product_id,
  sku: row.sku,
  name: row.name,
  warehouseId: row.warehouse_id,
  onHand: Number(row.on_hand),
  reserved: Number(row.reserved),
  available: Number(row.on_hand - row.reserved),
  lowAt: Number(row.low_at ?? row.shop_low_at),
  ownLimit: row.low_at !== null,
  state: row.state,
});
