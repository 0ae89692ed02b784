import { type Band, endOf } from '../seen/band.ts';
import type { Seen } from '../seen/seen.ts';

/** What clients saw of some of their requests. */
export type Figures = {
  readonly count: number;
  /** Answered as they should be, refusals of the business among them. */
  readonly answered: number;
  /** Told to come again. */
  readonly unavailable: number;
  readonly noAnswer: number;
  readonly broken: number;
  /** Milliseconds of those that were answered. */
  readonly p50: number;
  readonly p99: number;
  readonly longest: number;
};

const isAnswered = ({ outcome }: Seen) =>
  outcome === 'good' || outcome === 'refused' || outcome === 'in progress';

/** Counts what was seen. */
export function figuresOf(seen: readonly Seen[]): Figures {
  const answered = seen.filter(isAnswered);
  const sorted = answered.map(({ milliseconds }) => milliseconds).toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const count = (outcome: Seen['outcome']) => seen.filter((one) => one.outcome === outcome).length;
  return {
    count: seen.length,
    answered: answered.length,
    unavailable: count('unavailable'),
    noAnswer: count('no answer'),
    broken: count('broken'),
    p50: at(0.5),
    p99: at(0.99),
    longest: at(1),
  };
}

/** Figures of each second, by when the request began. */
export function bySecond(seen: readonly Seen[]): (Figures & { readonly second: number })[] {
  const seconds = Map.groupBy(seen, ({ at }) => Math.max(0, Math.floor(at / 1_000)));
  const last = Math.max(0, ...seconds.keys());
  return Array.from({ length: last + 1 }, (_, second) => ({
    second,
    ...figuresOf(seconds.get(second) ?? []),
  }));
}

/** Figures of each kind of request. */
export const byRequest = (seen: readonly Seen[]): (Figures & { request: string; service: string })[] =>
  [...Map.groupBy(seen, ({ request }) => request)]
    .map(([request, list]) => ({ request, service: list[0]?.service ?? '', ...figuresOf(list) }))
    .toSorted((one, other) => (one.service + one.request < other.service + other.request ? -1 : 1));

/** Figures of the requests that met a fault: of the services that it may hit, and of all others. */
export const byFault = (seen: readonly Seen[], bands: readonly Band[]) =>
  bands.map((band) => {
    const met = seen.filter(({ at, milliseconds }) => at <= endOf(band) && at + milliseconds >= band.began);
    const isHit = ({ service }: Seen) => band.hits.includes(service) || band.hits.includes('gateway');
    return {
      fault: band.fault,
      hit: figuresOf(met.filter(isHit)),
      others: figuresOf(met.filter((one) => !isHit(one))),
    };
  });
