-- Most sums are by hour and product: grain and dimension are far from independent. Without knowing so PostgreSQL expects ten
-- times as many sums by day and category as there are, and reads the whole table for them.
CREATE STATISTICS "sales_rollup_kinds" (mcv) ON "grain", "dimension" FROM "sales_rollup";
