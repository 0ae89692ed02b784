import type { SqlSession } from '@eshop/kit/sql';
import type { Figures } from './figures.ts';

/** Keeps the sums by hour, day and month, inside the transaction that writes the sale. */
export const createRollupStore = (tx: SqlSession) => ({
  /** Adds figures to the hour, day and month (UTC) of a moment. All sales lock the rows in the order of their key. */
  async add(at: Date, figures: readonly Figures[]): Promise<void> {
    await tx.$executeRaw`
      INSERT INTO sales_rollup AS kept (grain, dimension, bucket, key, units, orders, revenue, shipping)
      SELECT grain, dimension, date_trunc(grain, ${at.toISOString()}::timestamptz, 'UTC') AS bucket, key, units,
        orders, revenue, shipping
      FROM jsonb_to_recordset(${JSON.stringify(figures)}::jsonb) AS figures (dimension text, key text,
        units bigint, orders bigint, revenue bigint, shipping bigint)
      CROSS JOIN (VALUES ('hour'), ('day'), ('month')) AS grains (grain)
      ORDER BY grain, dimension, bucket, key
      ON CONFLICT (grain, dimension, bucket, key) DO UPDATE
      SET units = kept.units + excluded.units, orders = kept.orders + excluded.orders,
        revenue = kept.revenue + excluded.revenue, shipping = kept.shipping + excluded.shipping`;
  },
});
