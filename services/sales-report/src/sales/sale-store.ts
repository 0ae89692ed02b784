import type { SqlSession } from '@eshop/kit/sql';
import type { Sale } from './sale.ts';

/** Writes sales, inside a transaction. */
export const createSaleStore = (tx: SqlSession) => ({
  /** False when the order has a sale already; of two at once the second waits for the first. */
  async insert(sale: Sale): Promise<boolean> {
    const { orderId, orderNumber, userId, units, revenue, shippingCost, total } = sale;
    const at = sale.occurredAt.toISOString();
    const inserted = await tx.$executeRaw`
      INSERT INTO sales (order_id, order_number, user_id, occurred_at, units, revenue, shipping_cost, total)
      VALUES (${orderId}::uuid, ${orderNumber}, ${userId}::uuid, ${at}::timestamptz,
        ${units}::bigint, ${revenue}::bigint, ${shippingCost}::bigint, ${total}::bigint)
      ON CONFLICT (order_id) DO NOTHING`;
    if (inserted === 0) return false;
    await tx.$executeRaw`
      INSERT INTO sale_lines (occurred_at, order_id, line, product_id, sku, name, make, category_id,
        warehouse_id, quantity, unit_price)
      SELECT ${at}::timestamptz, ${orderId}::uuid, line, "productId", sku, name, make, "categoryId",
        "warehouseId", quantity, "unitPrice"
      FROM jsonb_to_recordset(${JSON.stringify(numbered(sale))}::jsonb) AS sold (line integer,
        "productId" uuid, sku text, name text, make text, "categoryId" uuid, "warehouseId" uuid,
        quantity bigint, "unitPrice" bigint)`;
    return true;
  },

  /** Notes what the products are called; a name of an earlier sale never replaces that of a later one. */
  async nameProducts({ orderId, occurredAt, lines }: Sale): Promise<void> {
    const names = [...new Map(lines.map(({ productId, name }) => [productId, { productId, name }])).values()];
    await tx.$executeRaw`
      INSERT INTO sold_products AS known (product_id, name, sold_at, order_id)
      SELECT "productId", name, ${occurredAt.toISOString()}::timestamptz, ${orderId}::uuid
      FROM jsonb_to_recordset(${JSON.stringify(names)}::jsonb) AS sold ("productId" uuid, name text)
      ORDER BY "productId"
      ON CONFLICT (product_id) DO UPDATE
      SET name = excluded.name, sold_at = excluded.sold_at, order_id = excluded.order_id
      WHERE (known.sold_at, known.order_id) < (excluded.sold_at, excluded.order_id)`;
  },
});

const numbered = ({ lines }: Sale) => lines.map((line, index) => ({ line: index + 1, ...line }));
