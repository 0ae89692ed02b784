import { Prisma, type PrismaClient } from '../../generated/prisma/client.ts';

/** A line of an export, in cents; `shippingCost` stands on the first line of its order alone, so that it is counted once. */
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

/** An open end is undefined. */
export type ExportPeriod = { readonly from: Date | undefined; readonly to: Date | undefined };

type Position = { readonly occurredAt: Date; readonly orderId: string; readonly line: number };

/** Most lines of a page. */
export const exportPageSize = 2_000;

/** Reads the lines of sales page by page, oldest first: an export holds one page, however long it is. */
export const createExportStore = (database: PrismaClient) => ({
  /** The lines of a period, in pages. What is sold during the export may or may not be in it. */
  async *pages(period: ExportPeriod): AsyncGenerator<readonly ExportLine[]> {
    for (let after: Position | undefined; ; ) {
      const page = await database.$queryRaw<(ExportLine & Position)[]>(pageSql(period, after));
      if (page.length > 0) yield page;
      after = page.at(-1);
      if (page.length < exportPageSize) return;
    }
  },
});

function pageSql({ from, to }: ExportPeriod, after: Position | undefined): Prisma.Sql {
  const time = (at: Date) => Prisma.sql`${at.toISOString()}::timestamptz`;
  const conditions = [
    Prisma.sql`TRUE`,
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
      CASE WHEN line = 1 THEN shipping_cost END AS "shippingCost"
    FROM (
      SELECT * FROM sale_lines WHERE ${Prisma.join(conditions, ' AND ')}
      ORDER BY occurred_at, order_id, line LIMIT ${exportPageSize}
    ) AS page
    JOIN sales ON sales.order_id = page.order_id
    ORDER BY page.occurred_at, page.order_id, line`;
}
