import pg from 'pg';
import { shopVariable } from '../../lib/environment.ts';

const products = 1000;
const categories = 15;
const makes = 20;
const warehouses = 4;

/** Ids in the order of time, as orders have them: in any other order their indexes would take most of the time. */
const orderId = `lpad(to_hex(number), 32, '0')::uuid`;

/** A made-up id that is the same each time. */
const id = (kind: string, number: string) => `md5('${kind}' || (${number}))::uuid`;

const dimensions = {
  total: "''",
  product: 'product_id::text',
  category: 'category_id::text',
  make: 'make',
  warehouse: 'warehouse_id::text',
};

/** Writes so many sales of one line, spread over a year, with the sums that the service would have kept. */
export async function writeSales(count: number, year: number): Promise<void> {
  const client = new pg.Client({ connectionString: shopVariable('SALES_REPORT_DATABASE_URL') });
  await client.connect();
  const moment = `timestamptz '${year}-01-01Z' + (number - 1) * (interval '365 days' / ${count})`;
  const source = `
    SELECT ${orderId} AS order_id, date_trunc('milliseconds', ${moment}) AS occurred_at, number,
      (number * 7919) % ${products} AS product, 1 + number % 3 AS quantity, 1000000 + (number % 97) * 10000 AS price
    FROM generate_series(1, ${count}::bigint) AS number`;
  try {
    await client.query('SET synchronous_commit = off');
    for (let month = 1; month <= 12; month++) {
      await client.query(
        `SELECT ensure_sale_lines_partition(make_timestamptz(${year}, ${month}, 1, 0, 0, 0, 'UTC'))`,
      );
    }
    await client.query(`
      INSERT INTO sales (order_id, order_number, user_id, occurred_at, units, revenue, shipping_cost, total)
      SELECT order_id, 'BENCH-' || number, ${id('user', 'product')}, occurred_at, quantity,
        quantity * price, 20000, quantity * price + 20000 FROM (${source}) AS made`);
    await client.query(`
      INSERT INTO sale_lines (occurred_at, order_id, line, product_id, sku, name, make, category_id, warehouse_id,
        quantity, unit_price)
      SELECT occurred_at, order_id, 1, ${id('product', 'product')}, 'BENCH-' || product, 'Vehicle ' || product,
        'Make ' || product % ${makes}, ${id('category', `product % ${categories}`)},
        ${id('warehouse', `product % ${warehouses}`)}, quantity, price FROM (${source}) AS made`);
    for (const [dimension, key] of Object.entries(dimensions)) {
      await client.query(`
        INSERT INTO sales_rollup (grain, dimension, bucket, key, units, orders, revenue, shipping)
        SELECT 'hour', '${dimension}', date_trunc('hour', occurred_at, 'UTC'), ${key}, sum(quantity), count(*),
          sum(quantity * unit_price), ${dimension === 'total' ? 'count(*) * 20000' : '0'}
        FROM sale_lines WHERE sku LIKE 'BENCH-%' GROUP BY 3, 4`);
    }
    for (const grain of ['day', 'month']) {
      await client.query(`
        INSERT INTO sales_rollup (grain, dimension, bucket, key, units, orders, revenue, shipping)
        SELECT '${grain}', dimension, date_trunc('${grain}', bucket, 'UTC'), key, sum(units), sum(orders), sum(revenue),
          sum(shipping)
        FROM sales_rollup WHERE grain = 'hour' AND bucket >= '${year}-01-01Z' AND bucket < '${year + 1}-01-01Z'
        GROUP BY 2, 3, 4`);
    }
    await client.query('VACUUM ANALYZE sales_rollup');
  } finally {
    await client.end();
  }
}
