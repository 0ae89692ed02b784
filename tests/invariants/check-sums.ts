import type { Check } from './check.ts';

type Row = { bucket: string; kept: string | null; counted: string | null };

/** Sums of all sales by hour, day and month: over all, and by product, category, make and warehouse. */
const countedSql = `
  WITH measured AS (
    SELECT occurred_at, order_id, 'total' AS dimension, '' AS key, units, revenue, shipping_cost AS shipping FROM sales
    UNION ALL
    SELECT occurred_at, order_id, dimension, key, quantity, quantity * unit_price, 0
    FROM sale_lines CROSS JOIN LATERAL (VALUES ('product', product_id::text), ('category', category_id::text),
      ('make', make), ('warehouse', warehouse_id::text)) AS dimensions(dimension, key)
  ), counted AS (
    SELECT grain, dimension, date_trunc(grain, occurred_at, 'UTC') AS bucket, key, sum(units) AS units,
      count(DISTINCT order_id) AS orders, sum(revenue) AS revenue, sum(shipping) AS shipping
    FROM measured CROSS JOIN (VALUES ('hour'), ('day'), ('month')) AS grains(grain) GROUP BY 1, 2, 3, 4
  )`;

const text = (source: string) =>
  `${source}.units || ' units, ' || ${source}.orders || ' orders, revenue ' || ${source}.revenue || ', shipping ' || ${source}.shipping`;

/** I4: the sums that the report is answered from are those of its sales. */
export const checkSums: Check = {
  invariant: 'I4',
  title: 'the report’s sums are those of its sales',
  async run({ sql }) {
    const rows = await sql['sales-report'].query<Row>(`${countedSql}
      SELECT grain || ' ' || to_char(bucket AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24') || ' ' || dimension || ' ' || key AS bucket,
        ${text('kept')} AS kept, ${text('counted')} AS counted
      FROM sales_rollup AS kept FULL JOIN counted USING (grain, dimension, bucket, key)
      WHERE (kept.units, kept.orders, kept.revenue, kept.shipping)
        IS DISTINCT FROM (counted.units, counted.orders, counted.revenue, counted.shipping)`);
    const [counts] = await sql['sales-report'].query<{ sums: number; sales: number }>(
      'SELECT (SELECT count(*)::int FROM sales_rollup) AS sums, (SELECT count(*)::int FROM sales) AS sales',
    );
    return {
      compared: `${counts?.sums} sums with ${counts?.sales} sales`,
      breaches: rows.map(({ bucket, kept, counted }) => ({
        subject: `sum of ${bucket}`,
        detail: `kept: ${kept ?? 'none'}; counted: ${counted ?? 'none'}`,
      })),
    };
  },
};
