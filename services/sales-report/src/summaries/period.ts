/** The periods that a summary adds up over, in UTC; a week begins on Monday. */
export type Bucket = 'hour' | 'day' | 'week' | 'month';

/** `from` is in it, `to` is not. */
export type Period = { readonly from: Date; readonly to: Date };

/** Where the figures of a part of a period are read: the sums kept by hour, day or month, or the sales one by one. */
export type Source = 'sales' | Grain;
export type Grain = 'hour' | 'day' | 'month';
export type Part = Period & { readonly source: Source };

const grainsFor: Record<Bucket, readonly Grain[]> = {
  hour: ['hour'],
  day: ['day', 'hour'],
  week: ['day', 'hour'],
  month: ['month', 'day', 'hour'],
};

/** The start of the bucket that a moment lies in. */
export function startOf(bucket: Bucket, at: Date): Date {
  const [year, month, day] = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()];
  switch (bucket) {
    case 'hour':
      return new Date(Date.UTC(year, month, day, at.getUTCHours()));
    case 'day':
      return new Date(Date.UTC(year, month, day));
    case 'week':
      return new Date(Date.UTC(year, month, day - ((at.getUTCDay() + 6) % 7)));
    case 'month':
      return new Date(Date.UTC(year, month, 1));
    default:
      return bucket satisfies never;
  }
}

/** The start of the bucket after the one that begins at `start`. */
export function nextStart(bucket: Bucket, start: Date): Date {
  const next = new Date(start);
  if (bucket === 'hour') next.setUTCHours(next.getUTCHours() + 1);
  else if (bucket === 'month') next.setUTCMonth(next.getUTCMonth() + 1);
  else next.setUTCDate(next.getUTCDate() + (bucket === 'week' ? 7 : 1));
  return next;
}

/** The starts of all buckets that a period touches; null when there are more than `most`. */
export function startsIn({ from, to }: Period, bucket: Bucket, most: number): Date[] | null {
  const starts: Date[] = [];
  for (let start = startOf(bucket, from); start < to && from < to; start = nextStart(bucket, start)) {
    if (starts.length === most) return null;
    starts.push(start);
  }
  return starts;
}

/**
 * Splits a period into parts that follow each other without gap or overlap, each read from the coarsest sums that fit it and
 * the bucket; what is left at the ends, less than an hour, is read from the sales themselves.
 */
export const splitPeriod = (period: Period, bucket: Bucket): Part[] => split(period, grainsFor[bucket]);

function split({ from, to }: Period, [grain, ...finer]: readonly Grain[]): Part[] {
  if (from >= to) return [];
  if (!grain) return [{ from, to, source: 'sales' }];
  const start = startOf(grain, from);
  const first = start < from ? nextStart(grain, start) : start;
  const last = startOf(grain, to);
  if (first >= last) return split({ from, to }, finer);
  return [
    ...split({ from, to: first }, finer),
    { from: first, to: last, source: grain },
    ...split({ from: last, to }, finer),
  ];
}
