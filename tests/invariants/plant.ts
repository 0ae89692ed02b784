import { createHash, randomUUID } from 'node:crypto';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { OrderStatus } from '@eshop/contracts';
import type { Stores } from './stores.ts';

/** Writes facts straight into stores, past every rule, as a fault of the shop would. */
export function planter({ sql, dynamo, s3, redis, names }: Stores) {
  const warehouseId = randomUUID();
  const at = new Date('2026-05-04T10:20:30.000Z');

  return {
    warehouseId,

    async warehouse() {
      await sql.warehouse.query(
        `INSERT INTO warehouses (id, name, zip_code, is_main, version) VALUES ($1, 'Main', '10250', true, 1)`,
        [warehouseId],
      );
    },

    /** A product with its stock: what it offers, what lies there, what is reserved, what the ledger says. */
    async product({ id = randomUUID(), offered = 5, onHand = 5, reserved = 0, received = 5 } = {}) {
      await sql.warehouse.query(
        `INSERT INTO products (id, sku, name, archived, version) VALUES ($1, $2, 'A car', false, 1)`,
        [id, id],
      );
      await sql.warehouse.query(
        'INSERT INTO stock_levels (product_id, warehouse_id, on_hand, reserved) VALUES ($1, $2, $3, $4)',
        [id, warehouseId, onHand, reserved],
      );
      await sql.warehouse.query(
        `INSERT INTO stock_movements (id, type, product_id, quantity, reason, to_warehouse_id, actor, created_at)
         VALUES ($1, 'receive', $2, $3, 'First stock', $4, 'system', now())`,
        [randomUUID(), id, received, warehouseId],
      );
      const item = { pk: `PRODUCT#${id}`, sk: 'PRODUCT', id, availableQuantity: offered };
      await dynamo.send(new PutCommand({ TableName: names.productsTable, Item: item }));
      return id;
    },

    async reservation(orderId: string, productId: string, status: string, quantity = 1) {
      const items = [{ productId, quantity }];
      await sql.warehouse.query(
        `INSERT INTO reservations (order_id, status, items, zip_code, shipments) VALUES ($1, $2, $3, '10250', $4)`,
        [orderId, status, JSON.stringify(items), JSON.stringify([{ warehouseId, items }])],
      );
    },

    async sold(orderId: string, productId: string, quantity = 1) {
      await sql.warehouse.query(
        `INSERT INTO stock_movements (id, type, product_id, quantity, reason, from_warehouse_id, order_id, actor, created_at)
         VALUES ($1, 'sale', $2, $3, 'Sold', $4, $5, 'system', now())`,
        [randomUUID(), productId, quantity, warehouseId, orderId],
      );
    },

    /** An order of one unit for 100.00 with shipping for 2.00. */
    async order(productId: string, life: readonly OrderStatus[], { id = randomUUID() } = {}) {
      const items = [{ productId, quantity: 1 }];
      const lines = [{ productId, quantity: 1, unitPrice: { amount: 10_000, currency: 'USD' } }];
      const status = life.at(-1) ?? 'PENDING';
      const hold = status === 'AWAITING_PAYMENT' ? new Date(Date.now() + 3_600_000) : null;
      await sql.order.query(
        `INSERT INTO orders (id, number, user_id, email, status, lines, address, shipments, subtotal, shipping_cost,
           total, hold_expires_at, version, created_at, updated_at)
         VALUES ($1, $2, $3, 'a@b.example', $4, $5, '{}', $6, 10000, 200, 10200, $7, $8, now(), now())`,
        [
          ...[id, id.slice(0, 18), randomUUID(), status, JSON.stringify(lines)],
          ...[JSON.stringify([{ warehouseId, items }]), hold, life.length],
        ],
      );
      for (const [index, step] of life.entries()) {
        await sql.order.query(
          `INSERT INTO timeline (order_id, version, at, status, actor) VALUES ($1, $2, now(), $3, 'system')`,
          [id, index + 1, step],
        );
      }
      return id;
    },

    /** A payment with its file; its order has heard of it unless told otherwise. */
    async payment(
      orderId: string,
      status: 'PENDING' | 'APPROVED' | 'REJECTED',
      { heard = true, refundDue = false, stored = 'a receipt' as string | null } = {},
    ) {
      const id = randomUUID();
      const bytes = Buffer.from('a receipt');
      const reviewed = status === 'PENDING' ? null : at;
      await sql.payment.query(
        `INSERT INTO payments (id, order_id, user_id, status, reason, final, object_key, content_type, size, sha256,
           refund_due, reviewed_by, reviewed_at, created_at, version)
         VALUES (?, ?, ?, ?, ?, ?, ?, 'image/png', ?, ?, ?, ?, ?, ?, 1)`,
        [
          ...[
            id,
            orderId,
            randomUUID(),
            status,
            status === 'REJECTED' ? 'No' : null,
            status === 'REJECTED',
            id,
          ],
          ...[bytes.length, createHash('sha256').update(bytes).digest('hex'), refundDue],
          ...[reviewed && randomUUID(), reviewed, at],
        ],
      );
      if (heard) {
        await sql.order.query(
          'INSERT INTO order_payments (payment_id, order_id, status, final, version) VALUES ($1, $2, $3, $4, 1)',
          [id, orderId, status, status === 'REJECTED'],
        );
      }
      if (stored !== null) {
        await s3.send(new PutObjectCommand({ Bucket: names.proofsBucket, Key: id, Body: stored }));
      }
      return id;
    },

    /** The report's sale of an order as made above, with its sums when they are to be right. */
    async sale(orderId: string, productId: string, { unitPrice = 10_000, sums = true } = {}) {
      const report = sql['sales-report'];
      const total = unitPrice + 200;
      await report.query('SELECT ensure_sale_lines_partition($1)', [at]);
      await report.query(
        `INSERT INTO sales (order_id, order_number, user_id, occurred_at, units, revenue, shipping_cost, total)
         VALUES ($1::uuid, $2, $3::uuid, $4, 1, $5, 200, $6)`,
        [orderId, orderId.slice(0, 18), randomUUID(), at, unitPrice, total],
      );
      const category = randomUUID();
      await report.query(
        `INSERT INTO sale_lines (occurred_at, order_id, line, product_id, sku, name, make, category_id, warehouse_id,
           quantity, unit_price) VALUES ($1, $2, 1, $3, 'SKU', 'A car', $4, $5, $6, 1, $7)`,
        [at, orderId, productId, orderId, category, warehouseId, unitPrice],
      );
      if (!sums) return;
      for (const [dimension, key, shipping] of [
        ['total', '', 200],
        ['product', productId, 0],
        ['category', category, 0],
        ['make', orderId, 0],
        ['warehouse', warehouseId, 0],
      ] as const) {
        await report.query(
          `INSERT INTO sales_rollup (grain, dimension, bucket, key, units, orders, revenue, shipping)
           SELECT grain, $1, date_trunc(grain, $2::timestamptz, 'UTC'), $3, 1, 1, $4::bigint, $5::bigint
           FROM (VALUES ('hour'), ('day'), ('month')) AS grains(grain)
           ON CONFLICT (grain, dimension, bucket, key) DO UPDATE SET units = sales_rollup.units + 1,
             orders = sales_rollup.orders + 1, revenue = sales_rollup.revenue + excluded.revenue,
             shipping = sales_rollup.shipping + excluded.shipping`,
          [dimension, at, key, unitPrice, shipping],
        );
      }
    },

    /** A cart in Redis, and its copy unless told otherwise. */
    async cart({ copied = true } = {}) {
      const owner = `user:${randomUUID()}`;
      const cart = JSON.stringify({ revision: randomUUID(), stamp: at.getTime(), version: 1 });
      await redis.hset(`${names.cartPrefix}${owner}`, 'revision', 'x', 'cart', cart);
      await redis.expire(`${names.cartPrefix}${owner}`, 600);
      if (copied) {
        await sql.cart.query('INSERT INTO carts (owner, stamp, document) VALUES (?, ?, ?)', [
          owner,
          at.getTime(),
          cart,
        ]);
      }
      return owner;
    },
  };
}
