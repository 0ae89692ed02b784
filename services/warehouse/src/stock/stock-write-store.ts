import { Prisma } from '../../generated/prisma/client.ts';
import type { StockWrite } from './plan-write.ts';

/**
 * The parts of a statement that write stock, to stand behind a part called `kept`: they do nothing unless it has its one
 * row. All variable parts are parameters, so the text is always the same and is planned once a connection.
 */
export const stockWriteParts = ({ changes, entries, raised, events }: StockWrite): Prisma.Sql => Prisma.sql`
  changed AS (
    UPDATE stock_levels AS level
    SET on_hand = level.on_hand + change."onHand", reserved = level.reserved + change."reserved"
    FROM kept, jsonb_to_recordset(${JSON.stringify(changes)}::jsonb)
      AS change("productId" uuid, "warehouseId" uuid, "onHand" bigint, "reserved" bigint)
    WHERE level.product_id = change."productId" AND level.warehouse_id = change."warehouseId"
    RETURNING 1
  ), raised AS (
    UPDATE products SET stock_version = stock_version + 1 FROM kept
    WHERE products.id = ANY(${[...raised]}::uuid[])
  ), written AS (
    INSERT INTO stock_movements (id, type, product_id, quantity, reason, from_warehouse_id, to_warehouse_id,
      warehouse_id, order_id, actor, created_at)
    SELECT entry.* FROM kept, jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
      AS entry("id" uuid, "type" text, "productId" uuid, "quantity" bigint, "reason" text, "fromWarehouseId" uuid,
        "toWarehouseId" uuid, "warehouseId" uuid, "orderId" uuid, "actor" text, "createdAt" timestamptz)
  ), told AS (
    INSERT INTO outbox (event_id, topic, ordering_key, data, attributes)
    SELECT event.* FROM kept, jsonb_to_recordset(${JSON.stringify(events.map(toRow))}::jsonb)
      AS event("eventId" text, "topic" text, "orderingKey" text, "data" text, "attributes" text)
  )`;

/** How many rows `kept` had. A level that was to be changed and is not there fails the statement, so nothing is written. */
export const stockWriteResult = ({ changes }: StockWrite): Prisma.Sql => Prisma.sql`
  SELECT kept.rows / (CASE WHEN kept.rows = 0 OR changed.rows = ${changes.length}::int THEN 1 ELSE 0 END) AS rows
  FROM (SELECT count(*)::int AS rows FROM kept) AS kept, (SELECT count(*)::int AS rows FROM changed) AS changed`;

const toRow = ({ eventId, topic, orderingKey, data, attributes }: StockWrite['events'][number]) => ({
  eventId,
  topic,
  orderingKey,
  data,
  attributes: JSON.stringify(attributes),
});
