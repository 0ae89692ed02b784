import type { MovementType } from '@eshop/contracts/api/warehouse';
import type { SqlSession } from '@eshop/kit/sql';
import { Prisma } from '../../generated/prisma/client.ts';
import type { LedgerEntry } from './stock.ts';
import { earliestIdAt } from './uuid-time.ts';

/** What the ledger may be narrowed to. `before` is the entry that the page before ended with. */
export type LedgerFilter = {
  readonly productId?: string | undefined;
  /** Either end of a movement. */
  readonly warehouseId?: string | undefined;
  readonly type?: MovementType | undefined;
  /** The sales of this order. */
  readonly orderId?: string | undefined;
  readonly from?: Date | undefined;
  /** Not included. */
  readonly to?: Date | undefined;
  readonly before?: string | undefined;
  readonly limit: number;
};

/** An entry with its product as it is called now. */
export type NamedEntry = LedgerEntry & { readonly sku: string; readonly name: string };

type Row = {
  sku: string;
  name: string;
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
export const createLedger = (sql: SqlSession) => ({
  async find({ warehouseId, limit, ...filter }: LedgerFilter): Promise<NamedEntry[]> {
    const where = Prisma.join(conditions(filter), ' AND ');
    const newest = (condition: Prisma.Sql) =>
      Prisma.sql`(SELECT ${columns} FROM stock_movements WHERE ${condition} ORDER BY id DESC LIMIT ${limit})`;
    // One index per end gives its newest rows at once; an OR would make the planner read far more.
    const found = warehouseId
      ? Prisma.join(
          ends.map((end) => newest(Prisma.sql`${where} AND ${end} = ${warehouseId}::uuid`)),
          ' UNION ALL ',
        )
      : newest(where);
    const rows = await sql.$queryRaw<Row[]>`
      SELECT found.*, product.sku, product.name
      FROM (SELECT ${columns} FROM (${found}) AS ends ORDER BY id DESC LIMIT ${limit}) AS found
      JOIN products AS product ON product.id = found.product_id
      ORDER BY found.id DESC`;
    return rows.map(toEntry);
  },
});

/** An id is made within moments of its entry's time: so far around a period the ids of its entries are looked for. */
const slackMilliseconds = 60_000;

function conditions({
  productId,
  type,
  orderId,
  from,
  to,
  before,
}: Omit<LedgerFilter, 'warehouseId' | 'limit'>) {
  const idAt = (at: Date, slack: number) => Prisma.sql`${earliestIdAt(at.getTime() + slack)}::uuid`;
  return [
    Prisma.sql`true`,
    ...(productId ? [Prisma.sql`product_id = ${productId}::uuid`] : []),
    ...(type ? [Prisma.sql`type = ${type}`] : []),
    ...(orderId ? [Prisma.sql`order_id = ${orderId}::uuid AND type = 'sale'`] : []),
    ...(from
      ? [
          Prisma.sql`id >= ${idAt(from, -slackMilliseconds)} AND created_at >= ${from.toISOString()}::timestamptz`,
        ]
      : []),
    ...(to
      ? [Prisma.sql`id < ${idAt(to, slackMilliseconds)} AND created_at < ${to.toISOString()}::timestamptz`]
      : []),
    ...(before ? [Prisma.sql`id < ${before}::uuid`] : []),
  ];
}

const toEntry = (row: Row): NamedEntry => ({
  sku: row.sku,
  name: row.name,
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
