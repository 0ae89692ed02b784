import type { MovementType } from '@eshop/contracts/api/warehouse';
import { Prisma, type PrismaClient } from '../../generated/prisma/client.ts';
import type { LedgerEntry } from './stock.ts';

/** What the ledger may be narrowed to. `before` is the entry that the page before ended with. */
export type LedgerFilter = {
  readonly productId?: string | undefined;
  /** Either end of a movement. */
  readonly warehouseId?: string | undefined;
  readonly type?: MovementType | undefined;
  readonly before?: string | undefined;
  readonly limit: number;
};

type Row = {
  id: string;
  type: MovementType;
  product_id: string;
  quantity: bigint;
  reason: string;
  from_warehouse_id: string | null;
  to_warehouse_id: string | null;
  warehouse_id: string | null;
  order_id: string | null;
  actor: string;
  created_at: Date;
};

const columns = Prisma.raw(
  'id, type, product_id, quantity, reason, from_warehouse_id, to_warehouse_id, warehouse_id, order_id, actor, created_at',
);
const ends = ['from_warehouse_id', 'to_warehouse_id', 'warehouse_id'].map((column) => Prisma.raw(column));

/** Reads the ledger, newest first: ids are UUIDv7. */
export const createLedger = (database: PrismaClient) => ({
  async find({ productId, warehouseId, type, before, limit }: LedgerFilter): Promise<LedgerEntry[]> {
    const conditions = [
      Prisma.sql`true`,
      ...(productId ? [Prisma.sql`product_id = ${productId}::uuid`] : []),
      ...(type ? [Prisma.sql`type = ${type}`] : []),
      ...(before ? [Prisma.sql`id < ${before}::uuid`] : []),
    ];
    const where = Prisma.join(conditions, ' AND ');
    const newest = (condition: Prisma.Sql) =>
      Prisma.sql`(SELECT ${columns} FROM stock_movements WHERE ${condition} ORDER BY id DESC LIMIT ${limit})`;
    // One index per end gives its newest rows at once; an OR would make the planner read far more.
    const found = warehouseId
      ? Prisma.join(
          ends.map((end) => newest(Prisma.sql`${where} AND ${end} = ${warehouseId}::uuid`)),
          ' UNION ALL ',
        )
      : newest(where);
    const rows = await database.$queryRaw<Row[]>`
      SELECT ${columns} FROM (${found}) AS found ORDER BY id DESC LIMIT ${limit}`;
    return rows.map(toEntry);
  },
});

const toEntry = (row: Row): LedgerEntry => ({
  id: row.id,
  type: row.type,
  productId: row.product_id,
  quantity: Number(row.quantity),
  reason: row.reason,
  fromWarehouseId: row.from_warehouse_id,
  toWarehouseId: row.to_warehouse_id,
  warehouseId: row.warehouse_id,
  orderId: row.order_id,
  actor: row.actor,
  createdAt: row.created_at,
});
