import { z } from 'zod';
import { addressSchema } from '../address.ts';
import { idListText, idSchema, zipCode } from '../ids.ts';
import { itemSchema, itemsSchema } from '../items.ts';
import { moneySchema } from '../money.ts';
import { orderStatuses, orderStatusSchema, paymentStatusSchema } from '../order-status.ts';
import { pageQuery } from '../paging.ts';
import { problemSchema } from '../problem.ts';
import { line, searchWords } from '../text.ts';
import { periodQuery, runsBackwards, runsForwards, timeSchema } from '../time.ts';
import { countSchema, versionSchema } from '../whole-number.ts';

/** One line of a quote or an order, at the price of the moment it was made. */
export const orderLineSchema = itemSchema.extend({
  sku: z.string().min(1),
  name: z.string().min(1),
  thumbUrl: z.string().min(1).nullable(),
  unitPrice: moneySchema,
  lineTotal: moneySchema,
});
export type OrderLine = z.output<typeof orderLineSchema>;

/** What leaves one warehouse in one go, charged once. `distance` is the difference of the zip codes. */
export const quotedShipmentSchema = z.object({
  warehouseId: idSchema,
  warehouseName: z.string().min(1),
  items: z.array(itemSchema).min(1),
  distance: countSchema,
  cost: moneySchema,
});
export type QuotedShipment = z.output<typeof quotedShipmentSchema>;

/** A shipment of an order; carrier and tracking number come when it leaves. */
export const shipmentSchema = quotedShipmentSchema.extend({
  carrier: z.string().min(1).optional(),
  trackingNumber: z.string().min(1).optional(),
});
export type Shipment = z.output<typeof shipmentSchema>;

/** What to price and where to: of the address only the zip code matters. */
export const createQuoteSchema = z.object({ items: itemsSchema, address: z.object({ zipCode }) });
export type CreateQuote = z.output<typeof createQuoteSchema>;

/** What the customer would pay, good until `expiresAt`. */
export const quoteSchema = z
  .object({
    quoteId: idSchema,
    items: z.array(orderLineSchema).min(1),
    shipments: z.array(quotedShipmentSchema).min(1),
    subtotal: moneySchema,
    shippingCost: moneySchema,
    total: moneySchema,
    expiresAt: timeSchema,
  })
  .meta({ id: 'Quote' });
export type Quote = z.output<typeof quoteSchema>;

/** `PRICE_CHANGED`: the quote that would hold now. */
export const priceChangedProblemSchema = problemSchema.extend({
  code: z.literal('PRICE_CHANGED'),
  quote: quoteSchema,
});

/** An order to be placed. Without `items` it is the caller's cart; with `quoteId` only at that price. */
export const createOrderSchema = z.object({
  items: itemsSchema.optional(),
  address: addressSchema,
  quoteId: idSchema.optional(),
});
export type CreateOrder = z.output<typeof createOrderSchema>;

/** Who moved an order on. */
export const timelineActors = ['customer', 'admin', 'system'] as const;
/** One step of an order's life. */
export const timelineEntrySchema = z.object({
  at: timeSchema,
  status: orderStatusSchema,
  actor: z.enum(timelineActors),
  actorId: idSchema.optional().describe('Who exactly; told to admins only'),
  reason: z.string().min(1).optional(),
});
export type TimelineEntry = z.output<typeof timelineEntrySchema>;

/** An order (contract, section 5, tells its life). */
export const orderSchema = z
  .object({
    id: idSchema,
    number: z.string().min(1),
    userId: idSchema,
    email: z.string().min(1).optional().describe('Where the customer is written to; told to admins only'),
    status: orderStatusSchema,
    items: z.array(orderLineSchema).min(1),
    address: addressSchema,
    shipments: z.array(shipmentSchema),
    subtotal: moneySchema,
    shippingCost: moneySchema,
    total: moneySchema,
    payment: z
      .object({ id: idSchema, status: paymentStatusSchema, reason: z.string().min(1).optional() })
      .nullable(),
    rejection: z.object({ code: z.string().min(1), message: z.string().min(1) }).nullable(),
    holdExpiresAt: timeSchema.nullable().describe('When the stock is let go; null while nothing runs out'),
    timeline: z.array(timelineEntrySchema).min(1),
    createdAt: timeSchema,
    version: versionSchema,
  })
  .meta({ id: 'Order' });
export type Order = z.output<typeof orderSchema>;

/** One state, or several that are looked for together: `status=PENDING&status=EXPIRED`. */
const statusFilter = z.union(
  [orderStatusSchema.transform((status) => [status]), z.array(orderStatusSchema).max(orderStatuses.length)],
  { error: `must be one of ${orderStatuses.join(', ')}, or up to ${orderStatuses.length} of them` },
);

/** Orders of a list: `hold-ending` are those that await their payment, the next to end first; `total` begins with the greatest. */
export const orderSorts = ['newest', 'oldest', 'hold-ending', 'total'] as const;
export type OrderSort = (typeof orderSorts)[number];

/**
 * Filters of the list of orders. `scope=all` is for admins. Each word of `q` is looked for in numbers, names, e-mail addresses
 * and SKUs.
 */
export const ordersQuerySchema = z
  .object({
    ...pageQuery,
    ...periodQuery,
    scope: z.enum(['own', 'all'], { error: 'must be own or all' }).default('own'),
    status: statusFilter.optional(),
    userId: idSchema.optional().describe('With scope=all: the orders of one customer'),
    ids: idListText.optional().describe('These orders, as many of them as there are'),
    sort: z.enum(orderSorts, { error: `must be one of ${orderSorts.join(', ')}` }).default('newest'),
    q: searchWords.optional(),
  })
  .refine(runsForwards, runsBackwards);
export type OrdersQuery = z.output<typeof ordersQuerySchema>;

export const cancelOrderSchema = z.object({ reason: line(500).optional() }).prefault({});
export const shipOrderSchema = z.object({ carrier: line(100).optional() }).prefault({});
