import type { ProductFacets } from '@eshop/contracts/api/product';

/** One bar of the drawing: how tall it is, from 0 to 1, and whether the vehicle's price is in it. */
export type PriceBar = { readonly height: number; readonly own: boolean };

/** Where a price stands among those of its category. */
export type PriceStanding = {
  readonly bars: readonly PriceBar[];
  /** Vehicles counted. */
  readonly count: number;
  /** The range that the price is in, and how many are in it, the vehicle itself among them. */
  readonly own: { readonly from: number; readonly to: number; readonly count: number };
};

/** With fewer there is nothing to compare with. */
const fewest = 6;

/**
 * Where a price stands among those counted. Null when the drawing would say nothing or not the truth: too few
 * vehicles, not all of them counted, one range alone, or the price is in none.
 */
export function priceStanding(amount: number, { complete, price }: ProductFacets): PriceStanding | null {
  const buckets = price?.buckets ?? [];
  const count = buckets.reduce((sum, bucket) => sum + bucket.count, 0);
  const own = buckets.find(({ from, to }) => from.amount <= amount && amount < to.amount);
  if (!complete || count < fewest || buckets.length < 3 || !own || own.count === 0) return null;
  const most = Math.max(...buckets.map((bucket) => bucket.count));
  return {
    bars: buckets.map((bucket) => ({ height: bucket.count / most, own: bucket === own })),
    count,
    own: { from: own.from.amount, to: own.to.amount, count: own.count },
  };
}
