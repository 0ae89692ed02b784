import { z } from 'zod';
import { addressSchema } from '../address.ts';
import { endpoint } from '../endpoint.ts';
import { idSchema } from '../ids.ts';
import { itemSchema } from '../items.ts';
import { orderStatuses, orderStatusSchema } from '../order-status.ts';
import { pageOf, pageQuery } from '../paging.ts';
import { timeSchema } from '../time.ts';
import { countSchema, versionSchema } from '../whole-number.ts';

/** How many orders are in each state, and how many holds of stock end within the hour. */
export const orderCountsSchema = z
  .object({
    byStatus: z.record(z.enum(orderStatuses), countSchema),
    holdsEndingSoon: countSchema.describe('Orders that await their payment and end within an hour'),
  })
  .meta({ id: 'OrderCounts' });
export type OrderCounts = z.output<typeof orderCountsSchema>;

/** One step of an order, told as it happens: `event: order` of the feed. */
export const orderChangeSchema = z
  .object({ id: idSchema, number: z.string().min(1), status: orderStatusSchema, version: versionSchema })
  .meta({ id: 'OrderChange' });
export type OrderChange = z.output<typeof orderChangeSchema>;

/** What a warehouse has to pick for one paid order, in the order of its shelves: no prices, no e-mail address. */
export const pickSchema = z
  .object({
    orderId: idSchema,
    number: z.string().min(1),
    warehouseId: idSchema,
    warehouseName: z.string().min(1),
    items: z.array(itemSchema.extend({ sku: z.string().min(1), name: z.string().min(1) })).min(1),
    address: addressSchema,
    orderedAt: timeSchema,
  })
  .meta({ id: 'Pick' });
export type Pick = z.output<typeof pickSchema>;

/** `warehouseId` narrows to what one warehouse has to pick. The page counts orders: each has a pick for every warehouse. */
export const picksQuerySchema = z.object({ ...pageQuery, warehouseId: idSchema.optional() });
export type PicksQuery = z.output<typeof picksQuerySchema>;

export const getOrderCounts = endpoint({
  name: 'getOrderCounts',
  method: 'get',
  path: '/v1/order-counts',
  summary: 'How many orders are in each state',
  access: ['admin'],
  status: 200,
  answer: orderCountsSchema,
});

export const watchOrders = endpoint({
  name: 'watchOrders',
  method: 'get',
  path: '/v1/order-feed',
  summary: 'Each step of any order as it happens; resumes with Last-Event-ID',
  access: ['admin'],
  status: 200,
  stream: 'text/event-stream',
});

export const listPicks = endpoint({
  name: 'listPicks',
  method: 'get',
  path: '/v1/picks',
  summary: 'What is to be picked for paid orders, the order that came first before others',
  access: ['admin', 'warehouse'],
  query: picksQuerySchema,
  status: 200,
  answer: pageOf(pickSchema),
});

/** What the people who run the shop need of all orders together. */
export const orderDeskApi = { getOrderCounts, watchOrders, listPicks };
