-- From how many available on stock is low: the product's limit where a level of it is opened later, the level's own, and the
-- shop's, which each level keeps a copy of so that `state` follows from its row alone.
ALTER TABLE "products" ADD COLUMN "low_at" BIGINT CHECK ("low_at" >= 0);
ALTER TABLE "stock_levels"
  ADD COLUMN "low_at" BIGINT CHECK ("low_at" >= 0),
  ADD COLUMN "shop_low_at" BIGINT NOT NULL DEFAULT 0 CHECK ("shop_low_at" >= 0);
ALTER TABLE "stock_levels" ADD COLUMN "state" TEXT NOT NULL GENERATED ALWAYS AS (
  CASE
    WHEN "on_hand" <= "reserved" THEN 'out'
    WHEN "on_hand" - "reserved" <= coalesce("low_at", "shop_low_at") THEN 'low'
    ELSE 'ok'
  END
) STORED;
-- Speaks of `state` and never of the quantities: an update that leaves the state as it is touches no index.
CREATE INDEX "stock_levels_short_idx" ON "stock_levels" ("product_id", "warehouse_id") WHERE "state" <> 'ok';

-- Products in the order of their names, and by any part of SKU or name.
CREATE INDEX "products_name_idx" ON "products" (lower("name"), "id");
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX "products_words_idx" ON "products" USING GIN (lower("sku" || ' ' || "name") gin_trgm_ops);

-- What was looked at when the shipments were decided; null for decisions from before it was kept.
ALTER TABLE "reservations" ADD COLUMN "considered" JSONB;
