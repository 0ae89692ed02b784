/** What a series of requests came to; times in milliseconds. */
export type Figures = {
  readonly count: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Answers of 400 and above. */
  readonly refused: number;
};

/** What was seen of a series: one time for each request. */
export type Series = {
  readonly times: readonly number[];
  readonly seconds: number;
  readonly refused: number;
};

export const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

/** Several series as one. */
export function figuresOf(series: readonly Series[]): Figures {
  const sorted = series.flatMap(({ times }) => times).toSorted((one, other) => one - other);
  const sum = (of: (one: Series) => number) => series.reduce((total, one) => total + of(one), 0);
  return {
    count: sorted.length,
    perSecond: sorted.length / sum(({ seconds }) => seconds),
    p50: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
    refused: sum(({ refused }) => refused),
  };
}
