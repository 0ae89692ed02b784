import type { SalesSummary } from '@eshop/contracts/api/sales-report';
import { todayText } from '@text/today';
import Link from 'next/link';
import { valueFormat } from '@/charts/chart-data.ts';
import { SalesChart } from '@/charts/sales-chart.tsx';
import { changeBetween } from '@/sales/measures.ts';
import { PartAway } from '@/shell/shop-away.tsx';
import { Cell, Head, Row, Table } from '@/tables/table.tsx';
import { hourName, revenueByHour, untilThisHour } from './day.ts';
import { waitingPaths } from './paths.ts';

/** Sales of today beside those of the same weekday last week. */
export function SalesToday({
  sales,
  now,
  locale,
}: {
  sales: { readonly today: SalesSummary; readonly before: SalesSummary } | null;
  now: Date;
  locale: string;
}) {
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(now);
  return (
    <section aria-label={todayText.sales} className="grid min-w-0 content-start gap-3">
      <div className="flex items-baseline justify-between gap-3">
        <h2 className="text-base">
          {todayText.sales}{' '}
          <span className="text-sm font-normal text-soft">{todayText.salesText(weekday)}</span>
        </h2>
        <Link href={waitingPaths.sales} className="text-xs font-[600]">
          {todayText.toSales}
        </Link>
      </div>
      {sales ? <Compared {...sales} now={now} locale={locale} weekday={weekday} /> : <PartAway />}
    </section>
  );
}

function Compared({
  today,
  before,
  now,
  locale,
  weekday,
}: {
  today: SalesSummary;
  before: SalesSummary;
  now: Date;
  locale: string;
  weekday: string;
}) {
  const [sums, earlier] = [untilThisHour(today.buckets, now), untilThisHour(before.buckets, now)];
  const money = valueFormat({ unit: 'money', locale });
  const count = valueFormat({ unit: 'count', locale });
  const figures = [
    { name: todayText.revenue, now: sums.revenue, before: earlier.revenue, write: money },
    { name: todayText.orders, now: sums.orders, before: earlier.orders, write: count },
    { name: todayText.units, now: sums.units, before: earlier.units, write: count },
  ];
  return (
    <div className="grid gap-4 rounded-md border border-line bg-surface p-3">
      <dl className="grid grid-cols-3 gap-3">
        {figures.map((figure) => (
          <div key={figure.name}>
            <dt className="text-xs font-[600] text-soft">{figure.name}</dt>
            <dd className="text-lg font-[680]">{figure.write(figure.now)}</dd>
            <dd className="text-xs text-soft">
              {figure.write(figure.before)} {todayText.soFar}
              {' · '}
              {changeBetween(figure.now, figure.before, locale) ?? ''}
            </dd>
          </div>
        ))}
      </dl>
      <HourChart today={today} before={before} now={now} locale={locale} weekday={weekday} />
    </div>
  );
}

function HourChart({ today, before, now, locale, weekday }: Parameters<typeof Compared>[0]) {
  const money = valueFormat({ unit: 'money', locale });
  const [hours, earlier] = [revenueByHour(today.buckets, now), revenueByHour(before.buckets)];
  const lastWeek = todayText.lastWeek(weekday);
  return (
    <SalesChart
      title={todayText.byHour}
      data={{
        kind: 'over time',
        labels: hours.map((_, hour) => hourName(hour)),
        series: [
          { label: todayText.today, values: hours },
          { label: lastWeek, values: earlier, before: true },
        ],
        unit: 'money',
        locale,
      }}
      table={
        <Table caption={todayText.byHour}>
          <thead>
            <tr>
              <Head>{todayText.hour}</Head>
              <Head numeric>{todayText.today}</Head>
              <Head numeric>{lastWeek}</Head>
            </tr>
          </thead>
          <tbody>
            {hours.map((value, hour) => (
              <Row key={hourName(hour)}>
                <Cell>{hourName(hour)}</Cell>
                <Cell numeric>{value === null ? '–' : money(value)}</Cell>
                <Cell numeric>{money(earlier[hour] ?? 0)}</Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      }
    />
  );
}
