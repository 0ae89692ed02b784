import { z } from 'zod';
import { idSchema, zipCode } from '../ids.ts';
import { itemSchema, itemsSchema, maxMovedQuantity } from '../items.ts';
import { pageQuery } from '../paging.ts';
import { patchOf } from '../patch.ts';
import { line, searchWords } from '../text.ts';
import { periodQuery, runsBackwards, runsForwards, timeSchema } from '../time.ts';
import { countSchema, flagText, versionSchema, whole, wholeText } from '../whole-number.ts';
import { stockStates } from './warehouse-limit-schemas.ts';

/** A warehouse. New products arrive at the main one. */
export const warehouseSchema = z
  .object({ id: idSchema, name: z.string().min(1), zipCode, isMain: z.boolean(), version: versionSchema })
  .meta({ id: 'Warehouse' });
export type Warehouse = z.output<typeof warehouseSchema>;

/** A warehouse to be opened; `isMain: true` takes the part over from the main one so far. */
export const createWarehouseSchema = z.object({
  name: line(100),
  zipCode,
  isMain: z.boolean({ error: 'must be true or false' }).default(false),
});
export type CreateWarehouse = z.output<typeof createWarehouseSchema>;
export const updateWarehouseSchema = patchOf({
  name: line(100),
  zipCode,
  isMain: z.boolean({ error: 'must be true or false' }),
});
export type UpdateWarehouse = z.output<typeof updateWarehouseSchema>;

/**
 * How much of a product lies in a warehouse: `available` is `onHand` less `reserved`. `lowAt` is the limit that `state`
 * follows from: the level's own where `ownLimit`, else the shop's.
 */
export const stockLevelSchema = z
  .object({
    productId: idSchema,
    sku: z.string(),
    name: z.string(),
    warehouseId: idSchema,
    onHand: countSchema,
    reserved: countSchema,
    available: countSchema,
    lowAt: countSchema,
    ownLimit: z.boolean(),
    state: z.enum(stockStates),
  })
  .meta({ id: 'StockLevel' });
export type StockLevel = z.output<typeof stockLevelSchema>;

/** Orders of the stock list: products as they were made, the scarcest levels first, or products by name. */
export const stockSorts = ['product', 'available', 'name'] as const;
/**
 * Filters of the stock list: `below` shows only levels with less than so many available, `low` only those that are low or
 * out and whose product is on sale, `q` those whose SKU or name has the text.
 */
export const stockQuerySchema = z.object({
  ...pageQuery,
  productId: idSchema.optional(),
  warehouseId: idSchema.optional(),
  below: wholeText(1, maxMovedQuantity).optional(),
  low: flagText.optional(),
  q: searchWords.optional(),
  sort: z.enum(stockSorts, { error: `must be one of ${stockSorts.join(', ')}` }).default('product'),
});
export type StockQuery = z.output<typeof stockQuerySchema>;

/** Kinds of stock movement; `sale` is written by the system alone. */
export const movementTypes = ['receive', 'transfer', 'adjust', 'sale'] as const;
export type MovementType = (typeof movementTypes)[number];
const moved = { productId: idSchema, quantity: whole(1, maxMovedQuantity), reason: line(500) };

/** Goods arrive. */
export const receiveSchema = z.object({ type: z.literal('receive'), ...moved, toWarehouseId: idSchema });
/** Goods go from one warehouse to another. */
export const transferSchema = z
  .object({ type: z.literal('transfer'), ...moved, fromWarehouseId: idSchema, toWarehouseId: idSchema })
  .refine((move) => move.fromWarehouseId !== move.toWarehouseId, {
    path: ['toWarehouseId'],
    message: 'must be another warehouse than fromWarehouseId',
  });
/** The count was wrong: a quantity of either sign is added. */
export const adjustSchema = z.object({
  type: z.literal('adjust'),
  ...moved,
  quantity: whole(-maxMovedQuantity, maxMovedQuantity)
    .refine((quantity) => quantity !== 0, 'must not be 0')
    .meta({ not: { const: 0 } }),
  warehouseId: idSchema,
});
/** A movement that a person can write. */
export const createMovementSchema = z.discriminatedUnion(
  'type',
  [receiveSchema, transferSchema, adjustSchema],
  {
    error: 'must be receive, transfer or adjust',
  },
);
export type CreateMovement = z.output<typeof createMovementSchema>;

/**
 * An entry of the ledger. Goods leave `fromWarehouseId` and arrive at `toWarehouseId`, `quantity` being positive;
 * only `adjust` has `warehouseId` and a quantity of either sign. A sale leaves `fromWarehouseId` for `orderId`.
 */
export const movementSchema = z
  .object({
    id: idSchema,
    type: z.enum(movementTypes),
    productId: idSchema,
    quantity: z.int().refine((quantity) => quantity !== 0),
    reason: z.string(),
    fromWarehouseId: idSchema.nullable(),
    toWarehouseId: idSchema.nullable(),
    warehouseId: idSchema.nullable(),
    orderId: idSchema.nullable(),
    actor: z.string().min(1).describe('Id of the user who wrote it, or `system`'),
    createdAt: timeSchema,
  })
  .meta({ id: 'StockMovement' });
export type Movement = z.output<typeof movementSchema>;

/** An entry of the ledger in a list, with its product as it is called now. */
export const ledgerEntrySchema = movementSchema
  .extend({ sku: z.string(), name: z.string() })
  .meta({ id: 'LedgerEntry' });
export type LedgerEntry = z.output<typeof ledgerEntrySchema>;

/** Filters of the ledger; `warehouseId` matches either end of a movement, `orderId` the sales of an order. */
export const movementsQuerySchema = z
  .object({
    ...pageQuery,
    ...periodQuery,
    productId: idSchema.optional(),
    warehouseId: idSchema.optional(),
    orderId: idSchema.optional(),
    type: z.enum(movementTypes, { error: `must be one of ${movementTypes.join(', ')}` }).optional(),
  })
  .refine(runsForwards, runsBackwards);
export type MovementsQuery = z.output<typeof movementsQuerySchema>;

/** What a warehouse would send. `distance` is the difference of the zip codes. */
export const allocatedShipmentSchema = z.object({
  warehouseId: idSchema,
  warehouseName: z.string().min(1),
  warehouseZipCode: zipCode,
  items: z.array(itemSchema).min(1),
  distance: countSchema,
});
export type AllocatedShipment = z.output<typeof allocatedShipmentSchema>;
export const allocateSchema = z.object({ items: itemsSchema, zipCode });
export type Allocate = z.output<typeof allocateSchema>;
export const allocationSchema = z.object({ shipments: z.array(allocatedShipmentSchema).min(1) });
export type Allocation = z.output<typeof allocationSchema>;

/** States of a reservation. */
export const reservationStatuses = ['HELD', 'COMMITTED', 'RELEASED', 'EXPIRED'] as const;
/** Stock to be held for an order; `expiresAt: null` holds it until it is committed or released. */
export const reserveSchema = z.object({ items: itemsSchema, zipCode, expiresAt: timeSchema.nullable() });
export type Reserve = z.output<typeof reserveSchema>;
/** Stock held for an order. One released before it was ever held has no items and no zip code. */
export const reservationSchema = z
  .object({
    orderId: idSchema,
    status: z.enum(reservationStatuses),
    items: z.array(itemSchema),
    zipCode: zipCode.nullable(),
    expiresAt: timeSchema.nullable(),
    shipments: z.array(allocatedShipmentSchema),
  })
  .meta({ id: 'Reservation' });
export type Reservation = z.output<typeof reservationSchema>;
