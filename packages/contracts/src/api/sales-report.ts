import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { idSchema } from '../ids.ts';
import { moneySchema } from '../money.ts';
import { pageOf, pageQuery } from '../paging.ts';
import { saleItemSchema } from '../sale-item.ts';
import { periodQuery, runsBackwards, runsForwards, timeSchema } from '../time.ts';
import { countSchema } from '../whole-number.ts';
import { auditOf } from './audit.ts';

/** Lengths of a bucket in seconds, a month at its shortest. */
const bucketSeconds = { hour: 3600, day: 86_400, week: 604_800, month: 2_419_200 } as const;
export const salesBuckets = ['hour', 'day', 'week', 'month'] as const;
export const salesGroupings = ['none', 'product', 'category', 'make'] as const;
export const salesFormats = ['csv', 'xlsx'] as const;
/** Most buckets that one summary may span. */
export const maxSalesBuckets = 10_000;

/** A sale: one accepted order. `revenue` is goods only. */
export const saleSchema = z
  .object({
    orderId: idSchema,
    orderNumber: z.string().min(1),
    userId: idSchema,
    occurredAt: timeSchema,
    items: z.array(saleItemSchema.extend({ lineTotal: moneySchema })).min(1),
    units: countSchema,
    revenue: moneySchema,
    shippingCost: moneySchema,
    total: moneySchema,
  })
  .meta({ id: 'Sale' });
export type Sale = z.output<typeof saleSchema>;

/** Filters of the list of sales: a sale is shown when one of its items matches. */
export const salesQuerySchema = z
  .object({
    ...pageQuery,
    ...periodQuery,
    productId: idSchema.optional(),
    categoryId: idSchema.optional(),
    warehouseId: idSchema.optional(),
  })
  .refine(runsForwards, runsBackwards);
export type SalesQuery = z.output<typeof salesQuerySchema>;

export const salesSummaryQuerySchema = z
  .object({
    ...periodQuery,
    bucket: z.enum(salesBuckets, { error: `must be one of ${salesBuckets.join(', ')}` }).default('day'),
    groupBy: z.enum(salesGroupings, { error: `must be one of ${salesGroupings.join(', ')}` }).default('none'),
  })
  .refine(runsForwards, runsBackwards)
  .refine(
    ({ from, to, bucket }) =>
      !from || !to || (to.getTime() - from.getTime()) / 1000 / bucketSeconds[bucket] <= maxSalesBuckets,
    { path: ['bucket'], message: `must split the period into at most ${maxSalesBuckets} buckets` },
  );
export type SalesSummaryQuery = z.output<typeof salesSummaryQuerySchema>;

const figures = {
  units: countSchema,
  orders: countSchema,
  revenue: moneySchema,
  shipping: moneySchema.nullable(),
};
/** Sales of one bucket, and of one group where grouped: `key` is its id (or make), `label` its name. */
export const salesBucketSchema = z.object({
  start: timeSchema,
  key: z.string().optional(),
  label: z.string().optional(),
  ...figures,
});
export type SalesBucket = z.output<typeof salesBucketSchema>;
/** `revenue` is goods only; `shipping` is null when grouped, since it belongs to an order as a whole. */
export const salesSummarySchema = z
  .object({ buckets: z.array(salesBucketSchema), totals: z.object(figures) })
  .meta({ id: 'SalesSummary' });
export type SalesSummary = z.output<typeof salesSummarySchema>;

export const salesExportQuerySchema = z
  .object({
    ...periodQuery,
    format: z.enum(salesFormats, { error: `must be one of ${salesFormats.join(', ')}` }).default('csv'),
  })
  .refine(runsForwards, runsBackwards);
export type SalesExportQuery = z.output<typeof salesExportQuerySchema>;

export const listSales = endpoint({
  name: 'listSales',
  method: 'get',
  path: '/v1/sales',
  summary: 'Sales, newest first',
  access: ['admin'],
  query: salesQuerySchema,
  status: 200,
  answer: pageOf(saleSchema),
});

export const summarizeSales = endpoint({
  name: 'summarizeSales',
  method: 'get',
  path: '/v1/sales/summary',
  summary: 'Units, orders and revenue over time, in UTC; weeks start on Monday',
  access: ['admin'],
  query: salesSummaryQuerySchema,
  status: 200,
  answer: salesSummarySchema,
});

export const exportSales = endpoint({
  name: 'exportSales',
  method: 'get',
  path: '/v1/sales/export',
  summary: 'All sales of a period as a file: text/csv, or an Excel workbook with format=xlsx',
  access: ['admin'],
  query: salesExportQuerySchema,
  status: 200,
  stream: 'text/csv',
});

/** All endpoints of the sales report. */
export const salesReportApi = { listSales, summarizeSales, exportSales, ...auditOf('sales-report') };
