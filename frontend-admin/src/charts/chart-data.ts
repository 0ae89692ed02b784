/** How the values of a chart are written: amounts are cents. */
export type ChartUnit = 'money' | 'count';

/** A line of values. `before` is what it is compared with: drawn in grey and broken, so that it reads without colour. */
export type ChartSeries = {
  readonly label: string;
  readonly values: readonly (number | null)[];
  readonly before?: boolean;
};

/** What a chart shows. `over time` is columns with a line to compare with, `ranking` bars beside each other. */
export type ChartData = {
  readonly kind: 'over time' | 'ranking';
  readonly labels: readonly string[];
  readonly series: readonly ChartSeries[];
  readonly unit: ChartUnit;
  readonly locale: string;
  /** Where a point or bar leads, in the order of the labels. */
  readonly paths?: readonly (string | null)[];
};

/** Writes the values of a chart, in full or short for an axis. */
export function valueFormat({ unit, locale }: Pick<ChartData, 'unit' | 'locale'>, short = false) {
  const format = new Intl.NumberFormat(locale, {
    ...(unit === 'money' ? { style: 'currency', currency: 'USD' } : {}),
    ...(short ? { notation: 'compact', maximumFractionDigits: 1 } : { maximumFractionDigits: 2 }),
    minimumFractionDigits: 0,
  });
  return (value: number): string => format.format(unit === 'money' ? value / 100 : value);
}
