import { classes } from '@eshop/ui/classes';
import { salesText } from '@text/sales';
import Link from 'next/link';
import { valueFormat } from '@/charts/chart-data.ts';
import { SalesChart } from '@/charts/sales-chart.tsx';
import { pathWith } from '@/tables/query.ts';
import type { Period } from './period.ts';
import { RankingTable } from './ranking-table.tsx';
import type { Ranking as RankingData } from './read-report.ts';
import { filterOf, type GroupName, groupNames } from './sales-query.ts';

/** Where the revenue comes from: the first ten of a group, each leading to the report of it alone. */
export function Ranking({
  ranking,
  group,
  period,
  compared,
  query,
  names,
  locale,
}: {
  ranking: RankingData;
  group: GroupName;
  period: Period;
  compared: boolean;
  query: Readonly<Record<string, string | undefined>>;
  /** Names of groups that the report has none for. */
  names: ReadonlyMap<string, string>;
  locale: string;
}) {
  const title = salesText.rankingTitle(salesText.groups[group]);
  const rows = ranking.rows.map(({ now, before }) => ({
    key: now.key ?? '',
    name: now.label ?? names.get(now.key ?? '') ?? salesText.unnamed[group],
    now,
    before: before?.revenue.amount ?? (ranking.beforeComplete ? 0 : null),
    path: now.key ? pathWith('/sales', query, { [filterOf(group)]: now.key, by: undefined }) : null,
  }));
  return (
    <section aria-labelledby="ranking" className="mt-8">
      <div className="mb-3 flex flex-wrap items-end justify-between gap-3">
        <div>
          <h2 id="ranking" className="text-lg">
            {salesText.byTitle}
          </h2>
          <p className="text-xs text-soft">{salesText.topTen}</p>
        </div>
        <nav aria-label={salesText.byNav} className="flex flex-wrap gap-1">
          {groupNames.map((each) => (
            <Link
              key={each}
              href={pathWith('/sales', query, { by: each === 'product' ? undefined : each })}
              scroll={false}
              aria-current={each === group ? 'true' : undefined}
              className={classes(
                'flex h-9 items-center rounded-md border px-3 no-underline',
                each === group
                  ? 'border-ink bg-surface font-[620]'
                  : 'border-transparent text-soft hover:text-ink',
              )}
            >
              {salesText.by[each]}
            </Link>
          ))}
        </nav>
      </div>
      {rows.length === 0 ? (
        <p className="rounded-md border border-line bg-surface p-6 text-soft">{salesText.nothing}</p>
      ) : (
        <div className="grid items-start gap-6 xl:grid-cols-2">
          <SalesChart
            title={title}
            height="tall"
            data={{
              kind: 'ranking',
              labels: rows.map(({ name }) => (name.length > 24 ? `${name.slice(0, 23)}…` : name)),
              series: [
                { label: salesText.now, values: rows.map(({ now }) => now.revenue.amount) },
                ...(compared
                  ? [{ label: salesText.before, values: rows.map(({ before }) => before), before: true }]
                  : []),
              ],
              unit: 'money',
              locale,
              paths: rows.map(({ path }) => path),
            }}
          />
          <RankingTable
            title={title}
            group={group}
            rows={rows}
            total={ranking.totals.revenue.amount}
            compared={compared}
            period={period}
            write={valueFormat({ unit: 'money', locale })}
            locale={locale}
          />
        </div>
      )}
    </section>
  );
}
