import type { Check } from './check.ts';
import { differences } from './differences.ts';
import { orderName } from './names.ts';

type Content = { id: string; content: string };

const ordersSql = `
  SELECT id, string_agg(
      (item->>'quantity') || ' of ' || (item->>'productId') || ' from ' || (shipment->>'warehouseId'),
      ', ' ORDER BY item->>'productId', shipment->>'warehouseId') AS content
  FROM orders, jsonb_array_elements(shipments) AS shipment, jsonb_array_elements(shipment->'items') AS item
  WHERE status IN ('PAYMENT_ACCEPTED', 'ON_DELIVERY', 'DELIVERED') GROUP BY id`;

const ledgerSql = `
  SELECT order_id AS id, string_agg(quantity || ' of ' || product_id || ' from ' || from_warehouse_id,
      ', ' ORDER BY product_id, from_warehouse_id) AS content
  FROM stock_movements WHERE type = 'sale' GROUP BY order_id`;

const byId = (rows: readonly Content[]) => new Map(rows.map(({ id, content }) => [id, content]));

/** I4, in goods: what left the warehouses for each order is what its shipments say, and nothing left for another. */
export const checkShipped: Check = {
  invariant: 'I4',
  title: 'what left the warehouses is what was sold',
  async run({ sql }) {
    const [orders, ledger] = await Promise.all([
      sql.order.query<Content>(ordersSql),
      sql.warehouse.query<Content>(ledgerSql),
    ]);
    return {
      compared: `${orders.length} accepted orders with ${ledger.length} in the ledger`,
      breaches: differences(byId(orders), byId(ledger)).map(({ key, left, right }) => ({
        subject: orderName(key),
        detail: `to be shipped: ${left ?? 'nothing'}; left: ${right ?? 'nothing'}`,
      })),
    };
  },
};
