import type { SalesSummary } from '@eshop/contracts/api/sales-report';
import { classes } from '@eshop/ui/classes';
import { salesText } from '@text/sales';
import Link from 'next/link';
import { valueFormat } from '@/charts/chart-data.ts';
import { pathWith } from '@/tables/query.ts';
import { changeBetween, type Measure, measured, measures, unitOf } from './measures.ts';

/** The figures of the whole period with what they were before; each leads to its own chart. */
export function Figures({
  totals,
  before,
  measure,
  query,
  locale,
}: {
  totals: SalesSummary['totals'];
  before: SalesSummary['totals'] | null;
  measure: Measure;
  query: Readonly<Record<string, string | undefined>>;
  locale: string;
}) {
  const known = measures.filter((each) => each !== 'shipping' || totals.shipping !== null);
  return (
    <nav aria-label={salesText.measureNav}>
      <ul className="grid grid-cols-2 gap-2 md:grid-cols-3 xl:grid-cols-5">
        {known.map((each) => {
          const write = valueFormat({ unit: unitOf(each), locale });
          const value = measured(each, totals);
          const earlier = before && measured(each, before);
          const change = changeBetween(value, earlier, locale);
          return (
            <li key={each}>
              <Link
                href={pathWith('/sales', query, { measure: each === 'revenue' ? undefined : each })}
                scroll={false}
                aria-current={each === measure ? 'true' : undefined}
                className={classes(
                  'grid h-full gap-0.5 rounded-md border bg-surface px-3 py-2 no-underline hover:border-ink',
                  each === measure ? 'border-ink' : 'border-line',
                )}
              >
                <span className="text-xs font-[600] text-soft">{salesText.measures[each]}</span>
                <span data-figure={each} className="text-lg font-[660]">
                  {value === null ? '–' : write(value)}
                </span>
                {change && (
                  <span className="text-xs text-soft">
                    {change}
                    {earlier !== null && change !== salesText.same && (
                      <span className="block">{salesText.against(write(earlier))}</span>
                    )}
                  </span>
                )}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
