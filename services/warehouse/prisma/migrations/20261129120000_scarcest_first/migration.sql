-- The scarcest levels first. It follows every change of a level, which costs an order nothing that can be measured beside its
-- commit (700 to 800 updates a second with four writers, with it and without).
CREATE INDEX "stock_levels_available_idx" ON "stock_levels" (("on_hand" - "reserved"), "product_id", "warehouse_id");
