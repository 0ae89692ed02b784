import type { Check } from './check.ts';
import { differences } from './differences.ts';
import { orderName } from './names.ts';

type Content = { id: string; content: string };

const ordersSql = `
  SELECT orders.id, number || ': ' || string_agg(
      (item->>'quantity') || ' of ' || (item->>'productId') || ' from ' || (shipment->>'warehouseId')
        || ' at ' || (line->'unitPrice'->>'amount'),
      ', ' ORDER BY item->>'productId', shipment->>'warehouseId'
    ) || '; goods ' || subtotal || ', shipping ' || shipping_cost || ', total ' || total AS content
  FROM orders, jsonb_array_elements(shipments) AS shipment, jsonb_array_elements(shipment->'items') AS item
    JOIN LATERAL (
      SELECT line FROM jsonb_array_elements(lines) AS line WHERE line->>'productId' = item->>'productId'
    ) AS matching ON true
  WHERE status IN ('PAYMENT_ACCEPTED', 'ON_DELIVERY', 'DELIVERED') GROUP BY orders.id`;

const salesSql = `
  SELECT order_id AS id, order_number || ': ' || string_agg(
      quantity || ' of ' || product_id || ' from ' || warehouse_id || ' at ' || unit_price,
      ', ' ORDER BY product_id, warehouse_id
    ) || '; goods ' || revenue || ', shipping ' || shipping_cost || ', total ' || total AS content
  FROM sales JOIN sale_lines USING (order_id, occurred_at)
  GROUP BY order_id, order_number, revenue, shipping_cost, total`;

const byId = (rows: readonly Content[]) => new Map(rows.map(({ id, content }) => [id, content]));

/** I4: what the report has of each sale is what the order says, line by line and in total. */
export const checkSold: Check = {
  invariant: 'I4',
  title: 'each sale says what its order says',
  async run({ sql }) {
    const [orders, sales] = await Promise.all([
      sql.order.query<Content>(ordersSql),
      sql['sales-report'].query<Content>(salesSql),
    ]);
    return {
      compared: `${orders.length} orders with ${sales.length} sales, line by line`,
      breaches: differences(byId(orders), byId(sales)).map(({ key, left, right }) => ({
        subject: orderName(key),
        detail: `order: ${left ?? 'not accepted'}; report: ${right ?? 'no sale'}`,
      })),
    };
  },
};
