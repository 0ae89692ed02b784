import type { SalesBucket } from '@eshop/contracts/api/sales-report';
import { salesText } from '@text/sales';
import Link from 'next/link';
import { Cell, Head, Row, Table } from '@/tables/table.tsx';
import { changeBetween } from './measures.ts';
import type { Period } from './period.ts';
import { filterOf, type GroupName, salesListPath } from './sales-query.ts';

export type RankingRow = {
  readonly key: string;
  readonly name: string;
  readonly now: SalesBucket;
  /** Cents; null when it is not known. */
  readonly before: number | null;
  readonly path: string | null;
};

/** The ranking in figures. A name leads to the report of it alone, its units to its sales. */
export const RankingTable = ({
  title,
  group,
  rows,
  total,
  compared,
  period,
  write,
  locale,
}: {
  title: string;
  group: GroupName;
  rows: readonly RankingRow[];
  total: number;
  compared: boolean;
  period: Period;
  write: (cents: number) => string;
  locale: string;
}) => {
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const number = new Intl.NumberFormat(locale);
  return (
    <Table caption={title}>
      <thead>
        <tr>
          <Head>{salesText.groups[group]}</Head>
          <Head numeric>{salesText.measures.units}</Head>
          <Head numeric>{salesText.measures.revenue}</Head>
          <Head numeric>{salesText.share}</Head>
          {compared && <Head numeric>{salesText.change}</Head>}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, now, before, path }) => (
          <Row key={key}>
            <Cell className="min-w-36">
              {path ? (
                <Link href={path} data-row className="font-[620] wrap-anywhere no-underline hover:underline">
                  {name}
                </Link>
              ) : (
                name
              )}
            </Cell>
            <Cell numeric>
              {key ? (
                <Link
                  href={salesListPath(period, { [filterOf(group)]: key })}
                  prefetch={false}
                  className="underline"
                >
                  {number.format(now.units)}
                  <span className="sr-only">, {salesText.showSales}</span>
                </Link>
              ) : (
                number.format(now.units)
              )}
            </Cell>
            <Cell numeric>{write(now.revenue.amount)}</Cell>
            <Cell numeric>{total > 0 ? percent.format(now.revenue.amount / total) : '–'}</Cell>
            {compared && <Cell numeric>{changeBetween(now.revenue.amount, before, locale) ?? '–'}</Cell>}
          </Row>
        ))}
      </tbody>
    </Table>
  );
};
