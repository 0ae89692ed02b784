import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { idSchema } from '../ids.ts';
import { moneySchema } from '../money.ts';
import { pageOf, pageQuery } from '../paging.ts';
import { saleItemSchema } from '../sale-item.ts';
import { line } from '../text.ts';
import { periodQuery, runsBackwards, runsForwards, timeSchema } from '../time.ts';
import { countSchema, wholeText } from '../whole-number.ts';
import { auditOf } from './audit.ts';
import { consumerOf, statusOf } from './operations.ts';

/** Lengths of a bucket in seconds, a month at its shortest. */
const bucketSeconds = {
  hour: 3600,
  day: 86_400,
  week: 604_800,
  month: 2_419_200,
  all: Number.POSITIVE_INFINITY,
} as const;
/** `all` is one bucket for the whole period. */
export const salesBuckets = ['hour', 'day', 'week', 'month', 'all'] as const;
export const salesGroupings = ['none', 'product', 'category', 'make', 'warehouse'] as const;
export const salesFormats = ['csv', 'xlsx'] as const;
/** Most buckets that one summary may span. */
export const maxSalesBuckets = 10_000;
/** Most groups that `top` may ask for. */
export const maxTopGroups = 100;

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

/** A make as products have it; its capitals count. */
const makeSchema = line(100);

/** What the list of sales and its export can be narrowed to; one item must match all that is given. */
const narrowing = {
  productId: idSchema.optional(),
  categoryId: idSchema.optional(),
  warehouseId: idSchema.optional(),
  make: makeSchema.optional(),
};

/** Filters of the list of sales: a sale is shown when one of its items matches. */
export const salesQuerySchema = z
  .object({ ...pageQuery, ...periodQuery, ...narrowing })
  .refine(runsForwards, runsBackwards);
export type SalesQuery = z.output<typeof salesQuerySchema>;

/** What a summary can be narrowed to, one at a time: sums are kept by each of these. */
export const salesFilters = {
  productId: 'product',
  categoryId: 'category',
  make: 'make',
  warehouseId: 'warehouse',
} as const;
export type SalesFilter = keyof typeof salesFilters;

type Narrowing = { readonly groupBy: (typeof salesGroupings)[number] } & {
  readonly [filter in SalesFilter]?: string | undefined;
};

/** The filter that a summary is narrowed by; the first one where several are given. */
export const salesFilterOf = (query: Narrowing): SalesFilter | undefined => filtersOf(query)[0];
const filtersOf = (query: Narrowing) =>
  (Object.keys(salesFilters) as SalesFilter[]).filter((filter) => query[filter] !== undefined);

/** Filters of a summary; `top` shows only the groups with the most revenue, of the whole period. */
export const salesSummaryQuerySchema = z
  .object({
    ...periodQuery,
    ...narrowing,
    top: wholeText(1, maxTopGroups).optional(),
    bucket: z.enum(salesBuckets, { error: `must be one of ${salesBuckets.join(', ')}` }).default('day'),
    groupBy: z.enum(salesGroupings, { error: `must be one of ${salesGroupings.join(', ')}` }).default('none'),
  })
  .refine(runsForwards, runsBackwards)
  .refine(
    ({ from, to, bucket }) =>
      !from || !to || (to.getTime() - from.getTime()) / 1000 / bucketSeconds[bucket] <= maxSalesBuckets,
    { path: ['bucket'], message: `must split the period into at most ${maxSalesBuckets} buckets` },
  )
  .refine((query) => filtersOf(query).length <= 1, {
    path: ['groupBy'],
    message: 'a summary is narrowed by one of productId, categoryId, make and warehouseId',
  })
  .refine((query) => query.groupBy === 'none' || salesFilterOf(query) === undefined, {
    path: ['groupBy'],
    message: 'must be none in a summary that is narrowed',
  })
  .refine(({ top, bucket }) => top === undefined || bucket === 'all', {
    path: ['top'],
    message: 'needs bucket=all',
  });
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
/** `revenue` is goods only; `shipping` is null when grouped or narrowed, since it belongs to an order as a whole. */
export const salesSummarySchema = z
  .object({ buckets: z.array(salesBucketSchema), totals: z.object(figures) })
  .meta({ id: 'SalesSummary' });
export type SalesSummary = z.output<typeof salesSummarySchema>;

/** Filters of an export: the items that match, and shipping only where none is left out. */
export const salesExportQuerySchema = z
  .object({
    ...periodQuery,
    ...narrowing,
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
  summary:
    'The sales of a period, all or of one product, category, make or warehouse, as a file: text/csv, or an Excel workbook with format=xlsx',
  access: ['admin'],
  query: salesExportQuerySchema,
  status: 200,
  stream: 'text/csv',
});

/** All endpoints of the sales report. */
export const salesReportApi = {
  listSales,
  summarizeSales,
  exportSales,
  ...auditOf('sales-report'),
  ...statusOf('sales-report'),
  ...consumerOf('sales-report'),
};
