import { currentFormat } from '@eshop/site/format/current-format.ts';
import { unlessAway } from '@eshop/site/gateway/unless-away.ts';
import { Message } from '@eshop/ui/message';
import { salesText } from '@text/sales';
import Link from 'next/link';
import { PageHead } from '@/shell/page-head.tsx';
import { ShopAway } from '@/shell/shop-away.tsx';
import { pathWith } from '@/tables/query.ts';
import { readWarehouseNames } from '@/warehouse/read-warehouses.ts';
import { ExportLinks } from './export-links.tsx';
import { Figures } from './figures.tsx';
import { measures } from './measures.ts';
import { nameOf } from './name-of.ts';
import { OverTime } from './over-time.tsx';
import { askedPeriod, bucketFor, periodBefore } from './period.ts';
import { PeriodForm } from './period-form.tsx';
import { Ranking } from './ranking.tsx';
import { readOverTime, readRanking } from './read-report.ts';
import { filterOf, groupNames, narrowedTo, periodQuery } from './sales-query.ts';

type Query = Readonly<Record<string, string | undefined>>;

/** The report of a period: figures, a measure over time, and where the revenue comes from. */
export async function SalesPage({ query }: { query: Query }) {
  const { name, unfit, period, compare } = askedPeriod(query, new Date());
  const earlier = periodBefore(period, name, compare);
  const bucket = bucketFor(period);
  const narrowed = narrowedTo(query);
  const narrowing = narrowed ? { [filterOf(narrowed.group)]: narrowed.key } : {};
  const group = groupNames.find((known) => known === query.by) ?? 'product';
  const read = await unlessAway(
    Promise.all([
      readOverTime(period, bucket, narrowed),
      earlier && readOverTime(earlier, bucket, narrowed),
      narrowed ? null : readRanking(period, earlier, group),
    ]),
  );
  if (read === null) return <ShopAway />;
  const [now, before, ranking] = read;
  const [{ locale }, names, narrowedName] = await Promise.all([
    currentFormat(),
    ranking && group === 'warehouse' ? readWarehouseNames() : new Map<string, string>(),
    narrowed && nameOf(narrowed.group, narrowed.key),
  ]);
  const known = measures.find((each) => each === query.measure) ?? 'revenue';
  const measure = known === 'shipping' && now.totals.shipping === null ? 'revenue' : known;
  return (
    <div className="desk-page">
      <PageHead title={salesText.title} lead={salesText.utc}>
        <ExportLinks query={{ ...periodQuery(period), ...narrowing }} />
      </PageHead>
      <div className="mb-4 flex flex-wrap items-end gap-4">
        <PeriodForm key={name} query={query} name={name} period={period} compare={compare} />
        {narrowed && (
          <p className="flex min-h-9 flex-wrap items-center gap-x-3 rounded-md border border-edge bg-surface px-3">
            <strong className="font-[620]">
              {salesText.only(salesText.groups[narrowed.group], narrowedName ?? '')}
            </strong>
            <Link
              href={pathWith('/sales', query, { [filterOf(narrowed.group)]: undefined })}
              className="underline"
            >
              {salesText.onlyEnd}
            </Link>
            <span className="text-xs text-soft">{salesText.onlyHint}</span>
          </p>
        )}
      </div>
      {unfit && <Message tone="warn" title={salesText.backwards} className="mb-4" />}
      <Figures
        totals={now.totals}
        before={before?.totals ?? null}
        measure={measure}
        query={query}
        locale={locale}
      />
      <div className="mt-4">
        <OverTime
          now={now}
          before={before}
          measure={measure}
          period={period}
          bucket={bucket}
          narrowing={narrowing}
          locale={locale}
        />
      </div>
      {ranking && (
        <Ranking
          ranking={ranking}
          group={group}
          period={period}
          compared={earlier !== null}
          query={query}
          names={names}
          locale={locale}
        />
      )}
    </div>
  );
}
