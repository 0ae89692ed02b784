import { z } from 'zod';
import { idSchema } from './ids.ts';
import { moneySchema } from './money.ts';
import { whole } from './whole-number.ts';

/** What was sold of one product from one warehouse: a line filled by two warehouses is two of these. */
export const saleItemSchema = z.object({
  productId: idSchema,
  sku: z.string().min(1),
  name: z.string().min(1),
  make: z.string(),
  categoryId: idSchema,
  warehouseId: idSchema,
  quantity: whole(1),
  unitPrice: moneySchema,
});
export type SaleItem = z.output<typeof saleItemSchema>;
