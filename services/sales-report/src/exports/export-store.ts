import { Prisma, type PrismaClient } from '../../generated/prisma/client.ts';

/**
 * A line of an export, in cents; `shippingCost` stands on the first line of its order alone, so that it is counted once, and
 * nowhere in an export that is narrowed: it belongs to the order as a whole.
 */
export type ExportLine = {
  readonly occurredAt: Date;
  readonly orderNumber: string;
  readonly orderId: string;
  readonly productId: string;
  readonly sku: string;
  readonly name: string;
  readonly make: string;
  readonly categoryId: string;
  readonly warehouseId: string;
  readonly quantity: bigint;
  readonly unitPrice: bigint;
  readonly lineTotal: bigint;
  readonly shippingCost: bigint | null;
};

/** Lines in pages of bounded size. */
export type Pages = AsyncIterable<readonly ExportLine[]>;

/** What is exported; an open end and a filter that is not given are undefined. A line must fit all. */
export type ExportFilter = {
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  readonly productId?: string | undefined;
  readonly categoryId?: string | undefined;
  readonly warehouseId?: string | undefined;
  readonly make?: string | undefined;
};

type Position = { readonly occurredAt: Date; readonly orderId: string; readonly line: number };

/** Most lines of a page. */
export const exportPageSize = 2_000;

/** Reads the lines of sales page by page, oldest first: an export holds one page, however long it is. */
export const createExportStore = (database: PrismaClient) => ({
  /** The lines that fit, in pages. What is sold during the export may or may not be in it. */
  async *pages(filter: ExportFilter): AsyncGenerator<readonly ExportLine[]> {
    for (let after: Position | undefined; ; ) {
      const page = await database.$queryRaw<(ExportLine & Position)[]>(pageSql(filter, after));
      if (page.length > 0) yield page;
      after = page.at(-1);
      if (page.length < exportPageSize) return;
    }
  },
});

const time = (at: Date) => Prisma.sql`${at.toISOString()}::timestamptz`;

function narrowingOf({ productId, categoryId, warehouseId, make }: ExportFilter): Prisma.Sql[] {
  return [
    ...(productId ? [Prisma.sql`product_id = ${productId}::uuid`] : []),
    ...(categoryId ? [Prisma.sql`category_id = ${categoryId}::uuid`] : []),
    ...(warehouseId ? [Prisma.sql`warehouse_id = ${warehouseId}::uuid`] : []),
    ...(make ? [Prisma.sql`make = ${make}`] : []),
  ];
}

function pageSql(filter: ExportFilter, after: Position | undefined): Prisma.Sql {
  const { from, to } = filter;
  const narrowing = narrowingOf(filter);
  const shipping = narrowing.length > 0 ? Prisma.sql`NULL::bigint` : Prisma.sql`shipping_cost`;
  const conditions = [
    Prisma.sql`TRUE`,
    ...narrowing,
    ...(from && !after ? [Prisma.sql`occurred_at >= ${time(from)}`] : []),
    ...(to ? [Prisma.sql`occurred_at < ${time(to)}`] : []),
    ...(after
      ? [
          // The first condition follows from the second and lets PostgreSQL skip the months before it.
          Prisma.sql`occurred_at >= ${time(after.occurredAt)}`,
          Prisma.sql`(occurred_at, order_id, line) > (${time(after.occurredAt)}, ${after.orderId}::uuid, ${after.line}::integer)`,
        ]
      : []),
  ];
  return Prisma.sql`
    SELECT page.occurred_at AS "occurredAt", order_number AS "orderNumber", page.order_id AS "orderId", line,
      product_id AS "productId", sku, name, make, category_id AS "categoryId", warehouse_id AS "warehouseId",
      quantity, unit_price AS "unitPrice", quantity * unit_price AS "lineTotal",
      CASE WHEN line = 1 THEN ${shipping} END AS "shippingCost"
    FROM (
      SELECT * FROM sale_lines WHERE ${Prisma.join(conditions, ' AND ')}
      ORDER BY occurred_at, order_id, line LIMIT ${exportPageSize}
    ) AS page
    JOIN sales ON sales.order_id = page.order_id
    ORDER BY page.occurred_at, page.order_id, line`;
}
