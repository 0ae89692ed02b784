import { usd } from '@eshop/contracts';
import type { SalesBucket, SalesSummary } from '@eshop/contracts/api/sales-report';
import type { Dimension } from './figures.ts';
import type { BucketFigures } from './summary-store.ts';

/** What the sums of a bucket, or of a group in it, look like outside; shipping belongs to an order as a whole. */
export function presentBucket(row: BucketFigures, group: { key?: string; label?: string } = {}): SalesBucket {
  const { start, dimension, units, orders, revenue, shipping } = row;
  return {
    start: start.toISOString(),
    ...group,
    units,
    orders,
    revenue: usd(revenue),
    shipping: dimension === 'total' ? usd(shipping) : null,
  };
}

/** Sums of the whole period from those of all sales, or of what they are narrowed to; an order in several groups counts once. */
export function presentTotals(rows: readonly BucketFigures[], dimension: Dimension): SalesSummary['totals'] {
  const sum = (of: (row: BucketFigures) => number) => rows.reduce((total, row) => total + of(row), 0);
  return {
    units: sum(({ units }) => units),
    orders: sum(({ orders }) => orders),
    revenue: usd(sum(({ revenue }) => revenue)),
    shipping: dimension === 'total' ? usd(sum(({ shipping }) => shipping)) : null,
  };
}
