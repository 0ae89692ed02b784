import {
  maxSalesBuckets,
  type SalesBucket,
  type SalesSummary,
  type SalesSummaryQuery,
  salesFilterOf,
  salesFilters,
} from '@eshop/contracts/api/sales-report';
import { badRequest } from '@eshop/kit/errors';
import type { Context } from '../context.ts';
import type { Dimension } from './figures.ts';
import { labelsOf } from './labels.ts';
import { type Period, splitPeriod, startsIn } from './period.ts';
import { presentBucket, presentTotals } from './present-summary.ts';
import type { BucketFigures } from './summary-store.ts';

/** Most rows of one summary: an answer of about 10 MB. */
export const maxSummaryRows = 50_000;

/**
 * Sums over time. An open end is that of the sales themselves. Without groups each bucket of the period is there, also where
 * nothing was sold; with groups only those with sales. With `top` the groups come by revenue instead of by key.
 * @throws 400 naming `bucket` when the answer would have too many buckets or rows.
 */
export async function summarizeSales(context: Context, query: SalesSummaryQuery): Promise<SalesSummary> {
  const { bucket, groupBy, top } = query;
  const filter = salesFilterOf(query);
  const key = filter ? (query[filter] ?? null) : null;
  const dimension = filter ? salesFilters[filter] : groupBy === 'none' ? 'total' : groupBy;
  const grouped = groupBy !== 'none';
  const sold = await context.summaries.extent();
  const asked = { from: query.from ?? sold?.from ?? query.to, to: query.to ?? sold?.to ?? query.from };
  const period = asked.from && asked.to ? { from: asked.from, to: asked.to } : null;
  const starts = period ? startsOf(period, bucket) : [];
  if (!starts) throw tooMuch(`must split the period into at most ${maxSalesBuckets} buckets`);

  const rows = await context.summaries.sums({
    parts: period && sold ? splitPeriod(overlap(period, sold), bucket === 'all' ? 'month' : bucket) : [],
    bucket,
    start: starts[0] ?? new Date(0),
    dimension,
    key,
    byRevenue: top !== undefined,
    limit: top && grouped ? top + 1 : maxSummaryRows + 1,
  });
  if (rows.length > maxSummaryRows) {
    throw tooMuch(`gives more than ${maxSummaryRows} rows: ask for longer buckets or a shorter period`);
  }
  const totals = rows.filter((row) => !grouped || row.dimension === 'total');
  return {
    buckets: grouped ? await namedGroups(context, dimension, rows) : everyBucket(starts, totals, dimension),
    totals: presentTotals(totals, dimension),
  };
}

/** The starts of the buckets of a period; null when there are too many. */
const startsOf = (period: Period, bucket: SalesSummaryQuery['bucket']): Date[] | null =>
  bucket === 'all' ? [period.from] : startsIn(period, bucket, maxSalesBuckets);

async function namedGroups(
  context: Context,
  dimension: Dimension,
  rows: readonly BucketFigures[],
): Promise<SalesBucket[]> {
  const groups = rows.filter((row) => row.dimension !== 'total');
  const labels = await labelsOf(context, dimension, new Set(groups.map(({ key }) => key)));
  return groups.map((row) => {
    const label = labels(row.key);
    return presentBucket(row, { key: row.key, ...(label === undefined ? {} : { label }) });
  });
}

const tooMuch = (message: string) => badRequest([{ path: 'bucket', message }]);

const overlap = (one: Period, other: Period): Period => ({
  from: new Date(Math.max(one.from.getTime(), other.from.getTime())),
  to: new Date(Math.min(one.to.getTime(), other.to.getTime())),
});

/** A chart needs the buckets without sales, too. */
function everyBucket(
  starts: readonly Date[],
  rows: readonly BucketFigures[],
  dimension: Dimension,
): SalesBucket[] {
  const byStart = new Map(rows.map((row) => [row.start.getTime(), row]));
  return starts.map((start) =>
    presentBucket(byStart.get(start.getTime()) ?? { ...nothing, dimension, start }),
  );
}

const nothing = { key: '', units: 0, orders: 0, revenue: 0, shipping: 0 } as const;
