import { z } from 'zod';
import { idSchema, zipCode } from '../ids.ts';
import { itemSchema } from '../items.ts';
import { timeSchema } from '../time.ts';
import { countSchema } from '../whole-number.ts';
import { allocatedShipmentSchema, reservationStatuses } from './warehouse-schemas.ts';

/** A warehouse that was looked at for an order, with what it had of each product then and what was taken. */
export const consideredWarehouseSchema = z.object({
  warehouseId: idSchema,
  warehouseName: z.string().min(1),
  warehouseZipCode: zipCode,
  distance: countSchema,
  products: z.array(z.object({ productId: idSchema, available: countSchema, taken: countSchema })).min(1),
});
export type ConsideredWarehouse = z.output<typeof consideredWarehouseSchema>;

/**
 * Why an order's stock comes from where it comes from. `considered` has the warehouses in the order in which they were
 * tried, those that sent and the next few behind them; it is null, like `decidedAt`, for orders from before it was kept.
 */
export const explanationSchema = z
  .object({
    orderId: idSchema,
    status: z.enum(reservationStatuses),
    zipCode: zipCode.nullable(),
    items: z.array(itemSchema),
    shipments: z.array(allocatedShipmentSchema),
    decidedAt: timeSchema.nullable(),
    considered: z.array(consideredWarehouseSchema).nullable(),
  })
  .meta({ id: 'AllocationExplanation' });
export type Explanation = z.output<typeof explanationSchema>;
