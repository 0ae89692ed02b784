import type { SalesBucket } from '@eshop/contracts/api/sales-report';

const dayMilliseconds = 86_400_000;
const hoursOfDay = 24;

/** A day in UTC, so many days away from today: `from` is in it, `to` is not. */
export function dayAt(now: Date, days: number): { from: Date; to: Date } {
  const midnight =
    Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()) + days * dayMilliseconds;
  return { from: new Date(midnight), to: new Date(midnight + dayMilliseconds) };
}

/** Sums of a day's hours up to the one that has begun. */
export function untilThisHour(buckets: readonly SalesBucket[], now: Date) {
  const begun = buckets.filter(({ start }) => new Date(start).getUTCHours() <= now.getUTCHours());
  const sum = (of: (bucket: SalesBucket) => number) => begun.reduce((total, bucket) => total + of(bucket), 0);
  return {
    revenue: sum(({ revenue }) => revenue.amount),
    orders: sum(({ orders }) => orders),
    units: sum(({ units }) => units),
  };
}

/** Revenue of each hour of a day in cents; null where the day has not come so far. */
export function revenueByHour(buckets: readonly SalesBucket[], until?: Date): (number | null)[] {
  const byHour = new Map(
    buckets.map(({ start, revenue }) => [new Date(start).getUTCHours(), revenue.amount]),
  );
  return Array.from({ length: hoursOfDay }, (_, hour) =>
    until && hour > until.getUTCHours() ? null : (byHour.get(hour) ?? 0),
  );
}

/** `07:00` */
export const hourName = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;
