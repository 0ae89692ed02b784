/** Where the limit of an order has its tables. */
export const schema = 'bench_orders';

/** Makes the tables, instead of those that an earlier run may have left. */
export const makeTables = `
  DROP SCHEMA IF EXISTS ${schema} CASCADE;
  CREATE SCHEMA ${schema};
  CREATE TABLE ${schema}.stock (product_id uuid PRIMARY KEY, available bigint NOT NULL CHECK (available >= 0));
  CREATE TABLE ${schema}.orders (id uuid PRIMARY KEY, status text NOT NULL, address jsonb NOT NULL);
  CREATE TABLE ${schema}.lines (order_id uuid, product_id uuid, quantity int NOT NULL, unit_price bigint NOT NULL,
    PRIMARY KEY (order_id, product_id));
  CREATE TABLE ${schema}.reservations (order_id uuid PRIMARY KEY, product_ids uuid[] NOT NULL,
    expires_at timestamptz NOT NULL);
  CREATE TABLE ${schema}.outbox (id bigserial PRIMARY KEY, topic text NOT NULL, ordering_key text NOT NULL,
    data text NOT NULL, attributes text NOT NULL)`;

export const dropTables = `DROP SCHEMA ${schema} CASCADE`;

/**
 * Places an order in one statement, which is a transaction: its id, its products, its address, the event of its status and
 * the attributes of its events. It locks stock in the order of the ids, so that two orders can't lock each other out.
 */
export const placeOrder = {
  name: 'place-order',
  text: `
    WITH locked AS (
      SELECT product_id FROM ${schema}.stock WHERE product_id = ANY($2::uuid[]) AND available > 0
      ORDER BY product_id FOR NO KEY UPDATE
    ), enough AS (
      SELECT 1 FROM locked HAVING count(*) = cardinality($2::uuid[])
    ), taken AS (
      UPDATE ${schema}.stock SET available = available - 1 FROM enough WHERE product_id = ANY($2::uuid[])
      RETURNING product_id, available
    ), placed AS (
      INSERT INTO ${schema}.orders (id, status, address)
      SELECT $1::uuid, CASE WHEN EXISTS (SELECT FROM enough) THEN 'AWAITING_PAYMENT' ELSE 'REJECTED' END, $3::jsonb
      RETURNING status
    ), lined AS (
      INSERT INTO ${schema}.lines (order_id, product_id, quantity, unit_price)
      SELECT $1::uuid, product_id, 1, 1899900 FROM unnest($2::uuid[]) AS product_id
    ), held AS (
      INSERT INTO ${schema}.reservations (order_id, product_ids, expires_at)
      SELECT $1::uuid, $2::uuid[], now() + interval '1 day' FROM enough
    ), told AS (
      INSERT INTO ${schema}.outbox (topic, ordering_key, data, attributes)
      SELECT 'product-quantity-updated', product_id::text,
        jsonb_build_object('productId', product_id, 'availableQuantity', available, 'version', 1)::text, $5 FROM taken
      UNION ALL SELECT 'order-status-updated', $1::uuid::text, $4, $5
    )
    SELECT status FROM placed`,
};
