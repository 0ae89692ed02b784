-- One accepted order. Not partitioned: its key is what makes each order count once. Amounts are cents.
CREATE TABLE "sales" (
  "order_id" UUID NOT NULL,
  "order_number" TEXT NOT NULL,
  "user_id" UUID NOT NULL,
  "occurred_at" TIMESTAMPTZ(3) NOT NULL,
  "units" BIGINT NOT NULL CHECK ("units" > 0),
  "revenue" BIGINT NOT NULL CHECK ("revenue" >= 0),
  "shipping_cost" BIGINT NOT NULL CHECK ("shipping_cost" >= 0),
  "total" BIGINT NOT NULL CHECK ("total" = "revenue" + "shipping_cost"),
  CONSTRAINT "sales_pkey" PRIMARY KEY ("order_id")
);
CREATE INDEX "sales_occurred_at_idx" ON "sales" ("occurred_at", "order_id");

-- What was sold from one warehouse, by month (UTC).
CREATE TABLE "sale_lines" (
  "occurred_at" TIMESTAMPTZ(3) NOT NULL,
  "order_id" UUID NOT NULL,
  "line" INTEGER NOT NULL,
  "product_id" UUID NOT NULL,
  "sku" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "make" TEXT NOT NULL,
  "category_id" UUID NOT NULL,
  "warehouse_id" UUID NOT NULL,
  "quantity" BIGINT NOT NULL CHECK ("quantity" > 0),
  "unit_price" BIGINT NOT NULL CHECK ("unit_price" >= 0),
  CONSTRAINT "sale_lines_pkey" PRIMARY KEY ("occurred_at", "order_id", "line")
) PARTITION BY RANGE ("occurred_at");
CREATE INDEX "sale_lines_occurred_at_brin" ON "sale_lines" USING BRIN ("occurred_at");
CREATE INDEX "sale_lines_product_idx" ON "sale_lines" ("product_id", "occurred_at", "order_id");
CREATE INDEX "sale_lines_category_idx" ON "sale_lines" ("category_id", "occurred_at", "order_id");
CREATE INDEX "sale_lines_warehouse_idx" ON "sale_lines" ("warehouse_id", "occurred_at", "order_id");

-- Makes sure that the lines of a moment's month (UTC) have a partition. Attaching, unlike CREATE ... PARTITION OF, stops no
-- reads and writes of the other months. Instances that need the same month follow each other by the lock that attaching
-- takes anyway; unlike an advisory lock it also lets them see what the one before made.
CREATE FUNCTION "ensure_sale_lines_partition"("at" TIMESTAMPTZ) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
  "month" TIMESTAMP := date_trunc('month', "at" AT TIME ZONE 'UTC');
  "name" TEXT := 'sale_lines_' || to_char("month", 'YYYY_MM');
BEGIN
  IF to_regclass(quote_ident("name")) IS NOT NULL THEN
    RETURN;
  END IF;
  LOCK TABLE sale_lines IN SHARE UPDATE EXCLUSIVE MODE;
  IF to_regclass(quote_ident("name")) IS NOT NULL THEN
    RETURN;
  END IF;
  EXECUTE format('CREATE TABLE %I (LIKE sale_lines INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', "name");
  EXECUTE format(
    'ALTER TABLE sale_lines ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
    "name",
    "month" AT TIME ZONE 'UTC',
    ("month" + INTERVAL '1 month') AT TIME ZONE 'UTC'
  );
END
$$;

-- Sums by hour, day and month (UTC) and key: dimension 'total' has the key '', the others the id, or the make. Room is left on
-- the pages, so that an update of a row stays beside its old version and touches no index.
CREATE TABLE "sales_rollup" (
  "grain" VARCHAR(5) NOT NULL CHECK ("grain" IN ('hour', 'day', 'month')),
  "dimension" VARCHAR(10) NOT NULL CHECK ("dimension" IN ('total', 'product', 'category', 'make', 'warehouse')),
  "bucket" TIMESTAMPTZ(0) NOT NULL,
  "key" TEXT NOT NULL,
  "units" BIGINT NOT NULL CHECK ("units" >= 0),
  "orders" BIGINT NOT NULL CHECK ("orders" >= 0),
  "revenue" BIGINT NOT NULL CHECK ("revenue" >= 0),
  "shipping" BIGINT NOT NULL CHECK ("shipping" >= 0),
  CONSTRAINT "sales_rollup_pkey" PRIMARY KEY ("grain", "dimension", "bucket", "key")
) WITH (fillfactor = 80);

-- What products were called when they were last sold.
CREATE TABLE "sold_products" (
  "product_id" UUID NOT NULL,
  "name" TEXT NOT NULL,
  "sold_at" TIMESTAMPTZ(3) NOT NULL,
  "order_id" UUID NOT NULL,
  CONSTRAINT "sold_products_pkey" PRIMARY KEY ("product_id")
);

-- Events already handled, so that a repeated delivery changes nothing.
CREATE TABLE "inbox" (
  "subscription" VARCHAR(100) NOT NULL,
  "event_id" VARCHAR(100) NOT NULL,
  "handled_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "inbox_pkey" PRIMARY KEY ("subscription", "event_id")
);
CREATE INDEX "inbox_handled_at_idx" ON "inbox" ("handled_at");
