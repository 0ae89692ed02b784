CREATE TABLE "warehouses" (
  "id" UUID NOT NULL,
  "name" VARCHAR(100) NOT NULL,
  "zip_code" CHAR(5) NOT NULL,
  "is_main" BOOLEAN NOT NULL,
  "version" INTEGER NOT NULL,
  CONSTRAINT "warehouses_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "warehouses_zip_code_check" CHECK ("zip_code" ~ '^[0-9]{5}$')
);
-- The same name in other letters is the same name to people.
CREATE UNIQUE INDEX "warehouses_name_key" ON "warehouses" (lower("name"));
-- At most one is the main one; that there is one at all is kept by the rules of opening, changing and closing.
CREATE UNIQUE INDEX "warehouses_main_key" ON "warehouses" ("is_main") WHERE "is_main";

CREATE TABLE "products" (
  "id" UUID NOT NULL,
  "sku" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "archived" BOOLEAN NOT NULL,
  "version" INTEGER NOT NULL,
  "stock_version" INTEGER NOT NULL DEFAULT 0,
  "initial_quantity" BIGINT CHECK ("initial_quantity" >= 0),
  "initial_received" BOOLEAN NOT NULL DEFAULT false,
  CONSTRAINT "products_pkey" PRIMARY KEY ("id")
);
-- First stock that waits for a main warehouse: the only rows that the search for it reads.
CREATE INDEX "products_initial_waiting_idx" ON "products" ("id")
  WHERE "initial_quantity" IS NOT NULL AND NOT "initial_received";

CREATE TABLE "stock_levels" (
  "product_id" UUID NOT NULL,
  "warehouse_id" UUID NOT NULL,
  "on_hand" BIGINT NOT NULL,
  "reserved" BIGINT NOT NULL,
  CONSTRAINT "stock_levels_pkey" PRIMARY KEY ("product_id", "warehouse_id"),
  CONSTRAINT "stock_levels_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "stock_levels_warehouse_id_fkey" FOREIGN KEY ("warehouse_id") REFERENCES "warehouses" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  -- Never sold twice, never below nothing, whatever the code above believes.
  CONSTRAINT "stock_levels_reserved_check" CHECK ("reserved" >= 0),
  CONSTRAINT "stock_levels_on_hand_check" CHECK ("on_hand" >= "reserved")
) WITH (fillfactor = 80);
CREATE INDEX "stock_levels_warehouse_idx" ON "stock_levels" ("warehouse_id", "product_id");

CREATE TABLE "stock_movements" (
  "id" UUID NOT NULL,
  "type" VARCHAR(10) NOT NULL,
  "product_id" UUID NOT NULL,
  "quantity" BIGINT NOT NULL,
  "reason" TEXT NOT NULL,
  "from_warehouse_id" UUID,
  "to_warehouse_id" UUID,
  "warehouse_id" UUID,
  "order_id" UUID,
  "actor" VARCHAR(100) NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "stock_movements_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "stock_movements_type_check" CHECK ("type" IN ('receive', 'transfer', 'adjust', 'sale')),
  CONSTRAINT "stock_movements_quantity_check" CHECK ("quantity" > 0 OR ("type" = 'adjust' AND "quantity" <> 0)),
  CONSTRAINT "stock_movements_places_check" CHECK (
    ("from_warehouse_id" IS NOT NULL) = ("type" IN ('transfer', 'sale'))
    AND ("to_warehouse_id" IS NOT NULL) = ("type" IN ('receive', 'transfer'))
    AND ("warehouse_id" IS NOT NULL) = ("type" = 'adjust')
    AND ("order_id" IS NOT NULL) = ("type" = 'sale')
  )
);
CREATE INDEX "stock_movements_product_idx" ON "stock_movements" ("product_id", "id" DESC);
CREATE INDEX "stock_movements_type_idx" ON "stock_movements" ("type", "id" DESC);
CREATE INDEX "stock_movements_from_idx" ON "stock_movements" ("from_warehouse_id", "id" DESC) WHERE "from_warehouse_id" IS NOT NULL;
CREATE INDEX "stock_movements_to_idx" ON "stock_movements" ("to_warehouse_id", "id" DESC) WHERE "to_warehouse_id" IS NOT NULL;
CREATE INDEX "stock_movements_at_idx" ON "stock_movements" ("warehouse_id", "id" DESC) WHERE "warehouse_id" IS NOT NULL;
-- An order's stock leaves once.
CREATE UNIQUE INDEX "stock_movements_sale_key" ON "stock_movements" ("order_id", "product_id", "from_warehouse_id") WHERE "type" = 'sale';

CREATE FUNCTION "refuse_ledger_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the ledger is append-only: correct it with another movement';
END
$$;
CREATE TRIGGER "stock_movements_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "stock_movements"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_ledger_change"();

CREATE TABLE "reservations" (
  "order_id" UUID NOT NULL,
  "status" VARCHAR(10) NOT NULL,
  "items" JSONB NOT NULL,
  "zip_code" CHAR(5),
  "shipments" JSONB NOT NULL,
  "expires_at" TIMESTAMPTZ(3),
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "reservations_pkey" PRIMARY KEY ("order_id"),
  CONSTRAINT "reservations_status_check" CHECK ("status" IN ('HELD', 'COMMITTED', 'RELEASED', 'EXPIRED'))
);
-- Held stock that has a time to run out: the only rows that the search for due reservations reads.
CREATE INDEX "reservations_due_idx" ON "reservations" ("expires_at") WHERE "status" = 'HELD';

-- Events written with the business change, published afterwards by the relay.
CREATE TABLE "outbox" (
  "id" BIGSERIAL NOT NULL,
  "event_id" VARCHAR(36) NOT NULL,
  "topic" VARCHAR(100) NOT NULL,
  "ordering_key" VARCHAR(200) NOT NULL,
  "data" TEXT NOT NULL,
  "attributes" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "claimed_by" VARCHAR(36),
  "claimed_until" TIMESTAMPTZ(3),
  "published_at" TIMESTAMPTZ(3),
  CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "outbox_waiting_idx" ON "outbox" ("id") WHERE "published_at" IS NULL;
CREATE INDEX "outbox_published_idx" ON "outbox" ("published_at") WHERE "published_at" IS NOT NULL;
CREATE INDEX "outbox_ordering_key_idx" ON "outbox" ("ordering_key");

-- First answers to requests sent with an Idempotency-Key.
CREATE TABLE "idempotency_keys" (
  "caller" VARCHAR(100) NOT NULL,
  "route" VARCHAR(100) NOT NULL,
  "key" VARCHAR(255) NOT NULL,
  "request_hash" VARCHAR(64) NOT NULL,
  "owner" VARCHAR(36) NOT NULL,
  "locked_until" TIMESTAMPTZ(3) NOT NULL,
  "status" INTEGER,
  "answer" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("caller", "route", "key")
);
CREATE INDEX "idempotency_keys_created_at_idx" ON "idempotency_keys" ("created_at");
