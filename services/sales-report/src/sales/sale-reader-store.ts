import { Prisma, type PrismaClient } from '../../generated/prisma/client.ts';
import type { Sale, SaleLine } from './sale.ts';

/** A place in the list of sales. */
export type SalePosition = { readonly at: Date; readonly orderId: string };

/** What a list of sales may be narrowed to; one line of the sale must fit all of product, category, warehouse and make. */
export type SaleFilter = {
  readonly from: Date | null;
  readonly to: Date | null;
  readonly productId: string | null;
  readonly categoryId: string | null;
  readonly warehouseId: string | null;
  readonly make: string | null;
  readonly before: SalePosition | null;
  readonly limit: number;
};

type SaleRow = {
  orderId: string;
  orderNumber: string;
  userId: string;
  occurredAt: Date;
  units: bigint;
  revenue: bigint;
  shippingCost: bigint;
  total: bigint;
  lines: SaleLine[];
};

/** Reads sales as committed. */
export const createSaleReader = (database: PrismaClient) => ({
  /** Sales, newest first. The page is found by an index alone, of lines when they narrow it; then its sales are read. */
  async find(filter: SaleFilter): Promise<Sale[]> {
    const narrowed = filter.productId || filter.categoryId || filter.warehouseId || filter.make;
    const rows = await database.$queryRaw<SaleRow[]>`
      WITH page AS MATERIALIZED (
        SELECT ${narrowed ? Prisma.sql`DISTINCT` : Prisma.empty} occurred_at, order_id
        FROM ${narrowed ? Prisma.sql`sale_lines` : Prisma.sql`sales`}
        WHERE ${Prisma.join(conditions(filter), ' AND ')}
        ORDER BY occurred_at DESC, order_id DESC
        LIMIT ${filter.limit}
      )
      SELECT sale.order_id AS "orderId", sale.order_number AS "orderNumber", sale.user_id AS "userId",
        sale.occurred_at AS "occurredAt", sale.units, sale.revenue, sale.shipping_cost AS "shippingCost",
        sale.total, lines.lines
      FROM page
      JOIN sales AS sale ON sale.order_id = page.order_id
      CROSS JOIN LATERAL (
        SELECT jsonb_agg(jsonb_build_object('productId', product_id, 'sku', sku, 'name', name, 'make', make,
          'categoryId', category_id, 'warehouseId', warehouse_id, 'quantity', quantity, 'unitPrice', unit_price)
          ORDER BY line) AS lines
        FROM sale_lines AS sold
        WHERE sold.occurred_at = page.occurred_at AND sold.order_id = page.order_id
      ) AS lines
      ORDER BY sale.occurred_at DESC, sale.order_id DESC`;
    return rows.map((row) => ({
      ...row,
      units: Number(row.units),
      revenue: Number(row.revenue),
      shippingCost: Number(row.shippingCost),
      total: Number(row.total),
    }));
  },
});

function conditions({
  from,
  to,
  productId,
  categoryId,
  warehouseId,
  make,
  before,
}: SaleFilter): Prisma.Sql[] {
  return [
    Prisma.sql`TRUE`,
    ...(from ? [Prisma.sql`occurred_at >= ${from.toISOString()}::timestamptz`] : []),
    ...(to ? [Prisma.sql`occurred_at < ${to.toISOString()}::timestamptz`] : []),
    ...(productId ? [Prisma.sql`product_id = ${productId}::uuid`] : []),
    ...(categoryId ? [Prisma.sql`category_id = ${categoryId}::uuid`] : []),
    ...(warehouseId ? [Prisma.sql`warehouse_id = ${warehouseId}::uuid`] : []),
    ...(make ? [Prisma.sql`make = ${make}`] : []),
    ...(before
      ? [
          // The first condition follows from the second and lets PostgreSQL skip the months after it.
          Prisma.sql`occurred_at <= ${before.at.toISOString()}::timestamptz`,
          Prisma.sql`(occurred_at, order_id) < (${before.at.toISOString()}::timestamptz, ${before.orderId}::uuid)`,
        ]
      : []),
  ];
}
