import { usd } from '@eshop/contracts';
import type { SalesBucket, SalesSummary } from '@eshop/contracts/api/sales-report';
import type { Dimension } from './figures.ts';
import type { BucketFigures } from './summary-store.ts';

/** What the sums of a bucket look like outside; shipping belongs to an order as a whole, so no group has any. */
export function presentBucket(row: BucketFigures, label?: string): SalesBucket {
  const { start, dimension, key, units, orders, revenue, shipping } = row;
  return {
    start: start.toISOString(),
    ...(dimension === 'total' ? {} : { key }),
    ...(label === undefined ? {} : { label }),
    units,
    orders,
    revenue: usd(revenue),
    shipping: dimension === 'total' ? usd(shipping) : null,
  };
}

/** Sums of the whole period from those of all sales; an order that is in several groups counts once. */
export function presentTotals(rows: readonly BucketFigures[], dimension: Dimension): SalesSummary['totals'] {
  const sum = (of: (row: BucketFigures) => number) => rows.reduce((total, row) => total + of(row), 0);
  return {
    units: sum(({ units }) => units),
    orders: sum(({ orders }) => orders),
    revenue: usd(sum(({ revenue }) => revenue)),
    shipping: dimension === 'total' ? usd(sum(({ shipping }) => shipping)) : null,
  };
}
