import { Prisma, type PrismaClient } from '../../generated/prisma/client.ts';
import type { Dimension, Figures } from './figures.ts';
import { type Bucket, nextStart, type Part, type Period } from './period.ts';

/** The sums of one key in one bucket. */
export type BucketFigures = Figures & { readonly start: Date };

/** What is asked of the sums: parts that do not overlap, and a dimension beside `total`. */
export type SummaryRequest = {
  readonly parts: readonly Part[];
  /** `all` sums the parts up to one bucket, which is told to begin at `start`. */
  readonly bucket: Bucket | 'all';
  readonly start: Date;
  readonly dimension: Dimension;
  /** Only this key of the dimension, and no `total`. */
  readonly key: string | null;
  /** The groups with the most revenue first, behind `total`. */
  readonly byRevenue: boolean;
  /** Most rows to answer. */
  readonly limit: number;
};

type Row = {
  start: Date;
  dimension: Dimension;
  key: string;
  units: bigint;
  orders: bigint;
  revenue: bigint;
  shipping: bigint;
};

/** Reads sums as committed. */
export const createSummaryStore = (database: PrismaClient) => ({
  /** From the hour of the first sale to the end of the hour of the last one; null without sales. */
  async extent(): Promise<Period | null> {
    const [row] = await database.$queryRaw<{ first: Date | null; last: Date | null }[]>`
      SELECT min(bucket) AS first, max(bucket) AS last FROM sales_rollup
      WHERE grain = 'hour' AND dimension = 'total'`;
    return row?.first && row.last ? { from: row.first, to: nextStart('hour', row.last) } : null;
  },

  /** The sums of the dimension and of `total` by bucket, in the order of time; one statement, so one moment's truth. */
  async sums({ parts, bucket, start, dimension, key, byRevenue, limit }: SummaryRequest) {
    if (parts.length === 0) return [];
    const wanted: Dimension[] = dimension === 'total' || key !== null ? [dimension] : ['total', dimension];
    const arms = parts.flatMap((part) => wanted.map((each) => armOf(each, part, key)));
    const startSql =
      bucket === 'all'
        ? Prisma.sql`${start.toISOString()}::timestamptz`
        : Prisma.sql`date_trunc(${bucket}, at, 'UTC')`;
    const order = byRevenue
      ? Prisma.sql`figures.dimension = 'total' DESC, sum(figures.revenue) DESC, 3`
      : Prisma.sql`1, 2, 3`;
    const rows = await database.$queryRaw<Row[]>`
      SELECT ${startSql} AS start, dimension, key, sum(units)::bigint AS units,
        sum(orders)::bigint AS orders, sum(revenue)::bigint AS revenue, sum(shipping)::bigint AS shipping
      FROM (${Prisma.join(arms, ' UNION ALL ')}) AS figures
      GROUP BY 1, 2, 3
      ORDER BY ${order}
      LIMIT ${limit}`;
    return rows.map(
      (row): BucketFigures => ({
        ...row,
        units: Number(row.units),
        orders: Number(row.orders),
        revenue: Number(row.revenue),
        shipping: Number(row.shipping),
      }),
    );
  },

  /** What products were called when they were last sold. */
  async productNames(ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await database.$queryRaw<{ id: string; name: string }[]>`
      SELECT product_id AS id, name FROM sold_products WHERE product_id = ANY(${ids}::uuid[])`;
    return new Map(rows.map(({ id, name }) => [id, name]));
  },
});

const columns: Record<Exclude<Dimension, 'total'>, Prisma.Sql> = {
  product: Prisma.sql`product_id`,
  category: Prisma.sql`category_id`,
  make: Prisma.sql`make`,
  warehouse: Prisma.sql`warehouse_id`,
};

function armOf(dimension: Dimension, { source, from, to }: Part, key: string | null): Prisma.Sql {
  const within = (column: Prisma.Sql) =>
    Prisma.sql`${column} >= ${from.toISOString()}::timestamptz AND ${column} < ${to.toISOString()}::timestamptz`;
  if (source !== 'sales') {
    return Prisma.sql`
      SELECT bucket AS at, dimension, key, units, orders, revenue, shipping FROM sales_rollup
      WHERE grain = ${source} AND dimension = ${dimension} AND ${within(Prisma.sql`bucket`)}
        ${key === null ? Prisma.empty : Prisma.sql`AND key = ${key}`}`;
  }
  const sold = within(Prisma.sql`occurred_at`);
  if (dimension === 'total') {
    return Prisma.sql`
      SELECT occurred_at AS at, 'total' AS dimension, '' AS key, units, 1 AS orders, revenue,
        shipping_cost AS shipping
      FROM sales WHERE ${sold}`;
  }
  // Such a part lies within one hour, so the whole of it is in one bucket.
  const column = columns[dimension];
  return Prisma.sql`
    SELECT min(occurred_at) AS at, ${dimension}::text AS dimension, ${column}::text AS key, sum(quantity) AS units,
      count(DISTINCT order_id) AS orders, sum(quantity * unit_price) AS revenue, 0 AS shipping
    FROM sale_lines WHERE ${sold} ${key === null ? Prisma.empty : Prisma.sql`AND ${column}::text = ${key}`}
    GROUP BY ${column}`;
}
