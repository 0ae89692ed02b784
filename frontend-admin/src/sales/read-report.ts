import 'server-only';
import { type SalesSummary, summarizeSales } from '@eshop/contracts/api/sales-report';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import type { Bucket, Period } from './period.ts';
import { filterOf, type GroupName, periodQuery } from './sales-query.ts';

const shown = 10;
/** So many of the period before are looked at for those shown. */
const looked = 100;

/** Sums over time, narrowed to one thing or not. @throws GatewayAway, GatewayProblem */
export const readOverTime = (
  period: Period,
  bucket: Bucket,
  narrowed: { group: GroupName; key: string } | null,
): Promise<SalesSummary> =>
  callAsVisitor(summarizeSales, {
    query: {
      ...periodQuery(period),
      bucket,
      ...(narrowed ? { [filterOf(narrowed.group)]: narrowed.key } : {}),
    },
  });

/** The groups with the most revenue, and what the same ones were before. @throws GatewayAway, GatewayProblem */
export async function readRanking(period: Period, before: Period | null, group: GroupName) {
  const ask = (of: Period, top: number) =>
    callAsVisitor(summarizeSales, { query: { ...periodQuery(of), bucket: 'all', groupBy: group, top } });
  const [now, then] = await Promise.all([ask(period, shown), before && ask(before, looked)]);
  const earlier = new Map(then?.buckets.map((bucket) => [bucket.key, bucket]));
  return {
    totals: now.totals,
    /** Whether all groups of the period before are known. */
    beforeComplete: then !== null && then.buckets.length < looked,
    rows: now.buckets.map((bucket) => ({ now: bucket, before: earlier.get(bucket.key) ?? null })),
  };
}

export type Ranking = Awaited<ReturnType<typeof readRanking>>;
