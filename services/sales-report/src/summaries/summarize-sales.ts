import {
  maxSalesBuckets,
  type SalesBucket,
  type SalesSummary,
  type SalesSummaryQuery,
} from '@eshop/contracts/api/sales-report';
import { badRequest } from '@eshop/kit/errors';
import type { Context } from '../context.ts';
import { labelsOf } from './labels.ts';
import { type Period, splitPeriod, startsIn } from './period.ts';
import { presentBucket, presentTotals } from './present-summary.ts';
import type { BucketFigures } from './summary-store.ts';

/** Most rows of one summary: an answer of about 10 MB. */
export const maxSummaryRows = 50_000;

/**
 * Sums over time. An open end is that of the sales themselves. Without groups each bucket of the period is there, also where
 * nothing was sold; with groups only those with sales.
 * @throws 400 naming `bucket` when the answer would have too many buckets or rows.
 */
export async function summarizeSales(context: Context, query: SalesSummaryQuery): Promise<SalesSummary> {
  const { bucket, groupBy } = query;
  const dimension = groupBy === 'none' ? 'total' : groupBy;
  const sold = await context.summaries.extent();
  const asked = { from: query.from ?? sold?.from ?? query.to, to: query.to ?? sold?.to ?? query.from };
  const period = asked.from && asked.to ? { from: asked.from, to: asked.to } : null;
  const starts = period ? startsIn(period, bucket, maxSalesBuckets) : [];
  if (!starts) throw tooMuch(`must split the period into at most ${maxSalesBuckets} buckets`);

  const rows = await context.summaries.sums({
    parts: period && sold ? splitPeriod(overlap(period, sold), bucket) : [],
    bucket,
    dimension,
    limit: maxSummaryRows + 1,
  });
  if (rows.length > maxSummaryRows) {
    throw tooMuch(`gives more than ${maxSummaryRows} rows: ask for longer buckets or a shorter period`);
  }
  const totals = rows.filter((row) => row.dimension === 'total');
  const groups = rows.filter((row) => row.dimension !== 'total');
  const labels = await labelsOf(context, dimension, new Set(groups.map(({ key }) => key)));
  return {
    buckets:
      dimension === 'total'
        ? everyBucket(starts, totals)
        : groups.map((row) => presentBucket(row, labels(row.key))),
    totals: presentTotals(totals, dimension),
  };
}

const tooMuch = (message: string) => badRequest([{ path: 'bucket', message }]);

const overlap = (one: Period, other: Period): Period => ({
  from: new Date(Math.max(one.from.getTime(), other.from.getTime())),
  to: new Date(Math.min(one.to.getTime(), other.to.getTime())),
});

/** A chart needs the buckets without sales, too. */
function everyBucket(starts: readonly Date[], rows: readonly BucketFigures[]): SalesBucket[] {
  const byStart = new Map(rows.map((row) => [row.start.getTime(), row]));
  return starts.map((start) => presentBucket(byStart.get(start.getTime()) ?? { ...nothing, start }));
}

const nothing = { dimension: 'total', key: '', units: 0, orders: 0, revenue: 0, shipping: 0 } as const;
