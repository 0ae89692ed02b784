/** A period of the report: `from` is in it, `to` is not; days are those of UTC. */
export type Period = { readonly from: Date; readonly to: Date };
export type Bucket = 'hour' | 'day' | 'week' | 'month';

export const periodNames = ['today', '7d', '28d', '90d', 'month', 'year', 'custom'] as const;
export type PeriodName = (typeof periodNames)[number];
export const compareNames = ['before', 'year', 'none'] as const;
export type CompareName = (typeof compareNames)[number];

type Query = Readonly<Record<string, string | undefined>>;

const hourMilliseconds = 3_600_000;
const dayMilliseconds = 86_400_000;
const longestDays = 366 * 20;
const days = { '7d': 7, '28d': 28, '90d': 90 } as const;

/** What an address asks for; the last 28 days when it asks for nothing that can be read. */
export function askedPeriod({ period, from, to, compare }: Query, now: Date) {
  const name = periodNames.find((known) => known === period) ?? (from && to ? 'custom' : '28d');
  const custom = name === 'custom' ? customPeriod(from, to) : null;
  const used: PeriodName = name === 'custom' && custom === null ? '28d' : name;
  return {
    name,
    /** The days typed can't be used; the last 28 are shown. */
    unfit: name === 'custom' && custom === null && Boolean(from || to),
    period: custom ?? periodUntil(used, now),
    compare: compareNames.find((known) => known === compare) ?? 'before',
  };
}

/** Whole days until the end of today; of today itself the hours that have begun, to be compared with as many. */
function periodUntil(name: PeriodName, now: Date): Period {
  const [year, month, day] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()];
  const midnight = Date.UTC(year, month, day);
  const to = new Date(midnight + dayMilliseconds);
  switch (name) {
    case 'today': {
      const hours = now.getUTCHours() + 1;
      return { from: new Date(midnight), to: new Date(midnight + hours * hourMilliseconds) };
    }
    case 'month':
      return { from: new Date(Date.UTC(year, month, 1)), to };
    case 'year':
      return { from: new Date(Date.UTC(year, 0, 1)), to };
    case '7d':
    case '90d':
    case '28d':
      return { from: new Date(to.getTime() - days[name] * dayMilliseconds), to };
    case 'custom':
      return periodUntil('28d', now);
    default:
      return name satisfies never;
  }
}

function customPeriod(from: string | undefined, to: string | undefined): Period | null {
  const [first, last] = [dayOf(from), dayOf(to)];
  if (first === null || last === null || last < first) return null;
  const end = last + dayMilliseconds;
  return end - first <= longestDays * dayMilliseconds ? { from: new Date(first), to: new Date(end) } : null;
}

function dayOf(text: string | undefined): number | null {
  if (!text || !/^\d{4}-\d\d-\d\d$/.test(text)) return null;
  const at = Date.parse(text);
  const known = at >= Date.UTC(1970, 0, 1) && at < Date.UTC(2199, 0, 1);
  return known && new Date(at).toISOString().startsWith(text) ? at : null;
}

/** What a period is compared with; a month with the same days of the month before, a year with those of the last. */
export function periodBefore({ from, to }: Period, name: PeriodName, compare: CompareName): Period | null {
  if (compare === 'none') return null;
  if (compare === 'year' || name === 'year') return { from: yearBefore(from), to: yearBefore(to) };
  if (name === 'today') {
    return { from: new Date(from.getTime() - dayMilliseconds), to: new Date(to.getTime() - dayMilliseconds) };
  }
  if (name === 'month') {
    const start = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() - 1, 1));
    const end = Math.min(start.getTime() + (to.getTime() - from.getTime()), from.getTime());
    return { from: start, to: new Date(end) };
  }
  return { from: new Date(from.getTime() - (to.getTime() - from.getTime())), to: from };
}

/** The same day a year earlier; of the 29th of February the 28th. */
function yearBefore(at: Date): Date {
  const earlier = new Date(at);
  earlier.setUTCFullYear(at.getUTCFullYear() - 1);
  if (earlier.getUTCMonth() !== at.getUTCMonth()) earlier.setUTCDate(0);
  return earlier;
}

/** Buckets that are neither few nor crowded. */
export function bucketFor({ from, to }: Period): Bucket {
  const length = (to.getTime() - from.getTime()) / dayMilliseconds;
  if (length <= 2) return 'hour';
  if (length <= 45) return 'day';
  return length <= 190 ? 'week' : 'month';
}

/** The end of a bucket within its period. */
export function bucketEnd(start: Date, bucket: Bucket, { to }: Period): Date {
  const end = new Date(start);
  if (bucket === 'month') end.setUTCMonth(end.getUTCMonth() + 1);
  else if (bucket === 'hour') end.setUTCHours(end.getUTCHours() + 1);
  else end.setUTCDate(end.getUTCDate() + (bucket === 'week' ? 7 : 1));
  return end < to ? end : to;
}

/** A bucket's name for people: its hour, day, the day its week begins, its month. */
export function bucketName(start: Date, bucket: Bucket, locale: string): string {
  const styles: Record<Bucket, Intl.DateTimeFormatOptions> = {
    hour: { hour: '2-digit', minute: '2-digit' },
    day: { day: 'numeric', month: 'short' },
    week: { day: 'numeric', month: 'short' },
    month: { month: 'short', year: 'numeric' },
  };
  return new Intl.DateTimeFormat(locale, { ...styles[bucket], timeZone: 'UTC' }).format(start);
}
