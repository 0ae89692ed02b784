-- Staff look for any part of a number, an e-mail address, a name or a SKU: what is looked in, and an index of its trigrams.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
ALTER TABLE "orders" ADD COLUMN "search" TEXT NOT NULL GENERATED ALWAYS AS (
  "number" || E'\n' || "email" || E'\n' || COALESCE("address" ->> 'name', '') || E'\n'
    || jsonb_path_query_array("lines", '$[*].sku')::text
) STORED;
CREATE INDEX "orders_search_idx" ON "orders" USING gin ("search" gin_trgm_ops);

-- Lists that begin with the greatest total, of all orders and of those in one state.
CREATE INDEX "orders_total_idx" ON "orders" ("total" DESC, "id" DESC);
CREATE INDEX "orders_status_total_idx" ON "orders" ("status", "total" DESC, "id" DESC);

-- The transaction that wrote a step. Steps are told in the order of these numbers, and only those before every transaction
-- that still runs: no step can appear later among those that were told. Steps of before are told to nobody.
ALTER TABLE "timeline" ADD COLUMN "transaction" xid8 NOT NULL DEFAULT '0';
ALTER TABLE "timeline" ALTER COLUMN "transaction" SET DEFAULT pg_current_xact_id();
CREATE INDEX "timeline_transaction_idx" ON "timeline" ("transaction", "order_id", "version") WHERE "transaction" > '0';
