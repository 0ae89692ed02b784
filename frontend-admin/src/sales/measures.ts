import type { SalesBucket, SalesSummary } from '@eshop/contracts/api/sales-report';
import { salesText } from '@text/sales';
import type { ChartUnit } from '@/charts/chart-data.ts';

/** What can be shown of sales. */
export type Measure = keyof typeof salesText.measures;
export const measures = Object.keys(salesText.measures) as Measure[];

type Figures = Pick<SalesBucket, 'units' | 'orders' | 'revenue' | 'shipping'> | SalesSummary['totals'];

/** A measure's value, in cents where it is money; null where there is none. */
export function measured(measure: Measure, { units, orders, revenue, shipping }: Figures): number | null {
  switch (measure) {
    case 'units':
      return units;
    case 'orders':
      return orders;
    case 'revenue':
      return revenue.amount;
    case 'average':
      return orders === 0 ? null : Math.round(revenue.amount / orders);
    case 'shipping':
      return shipping?.amount ?? null;
    default:
      return measure satisfies never;
  }
}

export const unitOf = (measure: Measure): ChartUnit =>
  measure === 'units' || measure === 'orders' ? 'count' : 'money';

/** By how much a value differs from the one before, for people. */
export function changeBetween(now: number | null, before: number | null, locale: string): string | null {
  if (now === null || before === null) return null;
  if (now === before) return salesText.same;
  if (before === 0) return salesText.fromNothing;
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(
    Math.abs(now - before) / before,
  );
  return now > before ? salesText.up(percent) : salesText.down(percent);
}
