import type { SalesSummary } from '@eshop/contracts/api/sales-report';
import { salesText } from '@text/sales';
import Link from 'next/link';
import { valueFormat } from '@/charts/chart-data.ts';
import { SalesChart } from '@/charts/sales-chart.tsx';
import { Cell, Head, Row, Table } from '@/tables/table.tsx';
import { changeBetween, type Measure, measured, unitOf } from './measures.ts';
import { type Bucket, bucketEnd, bucketName, type Period } from './period.ts';
import { salesListPath } from './sales-query.ts';

/** One measure over time beside the period before; a column leads to its sales. */
export function OverTime({
  now,
  before,
  measure,
  period,
  bucket,
  narrowing,
  locale,
}: {
  now: SalesSummary;
  before: SalesSummary | null;
  measure: Measure;
  period: Period;
  bucket: Bucket;
  /** Filters for the sales that a column leads to. */
  narrowing: Readonly<Record<string, string | undefined>>;
  locale: string;
}) {
  const unit = unitOf(measure);
  const write = valueFormat({ unit, locale });
  const rows = now.buckets.map((each, index) => {
    const from = new Date(Math.max(Date.parse(each.start), period.from.getTime()));
    const earlier = before?.buckets[index];
    return {
      name: bucketName(new Date(each.start), bucket, locale),
      start: each.start,
      value: measured(measure, each),
      before: earlier ? measured(measure, earlier) : null,
      path: salesListPath({ from, to: bucketEnd(new Date(each.start), bucket, period) }, narrowing),
    };
  });
  const title = salesText.overTime(salesText.measures[measure]);
  return (
    <SalesChart
      title={title}
      data={{
        kind: 'over time',
        labels: rows.map(({ name }) => name),
        series: [
          { label: salesText.now, values: rows.map(({ value }) => value) },
          ...(before
            ? [{ label: salesText.before, values: rows.map((row) => row.before), before: true }]
            : []),
        ],
        unit,
        locale,
        paths: rows.map(({ path }) => path),
      }}
      table={
        <Table caption={title}>
          <thead>
            <tr>
              <Head>{salesText.time}</Head>
              <Head numeric>{salesText.now}</Head>
              {before && (
                <>
                  <Head numeric>{salesText.before}</Head>
                  <Head numeric>{salesText.change}</Head>
                </>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.start}>
                <Cell>
                  <Link href={row.path} data-row prefetch={false} className="no-underline hover:underline">
                    {row.name}
                  </Link>
                </Cell>
                <Cell numeric>{row.value === null ? '–' : write(row.value)}</Cell>
                {before && (
                  <>
                    <Cell numeric>{row.before === null ? '–' : write(row.before)}</Cell>
                    <Cell numeric>{changeBetween(row.value, row.before, locale) ?? '–'}</Cell>
                  </>
                )}
              </Row>
            ))}
          </tbody>
        </Table>
      }
    />
  );
}
