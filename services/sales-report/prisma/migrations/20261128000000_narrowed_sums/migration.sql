-- The sums of one product, category, make or warehouse over time. Sums by warehouse have been kept from the first sale on.
CREATE INDEX "sales_rollup_key_idx" ON "sales_rollup" ("grain", "dimension", "key", "bucket");
-- The sales of a make, newest first.
CREATE INDEX "sale_lines_make_idx" ON "sale_lines" ("make", "occurred_at", "order_id");
