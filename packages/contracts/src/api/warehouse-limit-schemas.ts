import { z } from 'zod';
import { idSchema } from '../ids.ts';
import { maxMovedQuantity } from '../items.ts';
import { countSchema, whole } from '../whole-number.ts';

/** How a level stands: `low` has no more available than its limit, `out` has none. */
export const stockStates = ['ok', 'low', 'out'] as const;
export type StockState = (typeof stockStates)[number];

/** Path parameters of a product's limits. */
export const productParams = z.object({ productId: idSchema });

/** The limit of a product in one warehouse, or in all, also those that it comes to later; null follows the shop's. */
export const setStockLimitSchema = z.object({
  warehouseId: idSchema.nullable().default(null),
  lowAt: whole(0, maxMovedQuantity).nullable(),
});
export type SetStockLimit = z.output<typeof setStockLimitSchema>;

/** How many levels of products on sale are low and how many are out; `lowAt` is the shop's own limit. */
export const stockCountsSchema = z
  .object({ low: countSchema, out: countSchema, lowAt: countSchema })
  .meta({ id: 'StockCounts' });
export type StockCounts = z.output<typeof stockCountsSchema>;
