import { listSales, type Sale } from '@eshop/contracts/api/sales-report';
import { currentFormat } from '@eshop/site/format/current-format.ts';
import { LocalTime } from '@eshop/site/format/local-time.tsx';
import { unlessAway } from '@eshop/site/gateway/unless-away.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { buttonClasses } from '@eshop/ui/button';
import { salesText } from '@text/sales';
import Link from 'next/link';
import { PageHead } from '@/shell/page-head.tsx';
import { ShopAway } from '@/shell/shop-away.tsx';
import { Pager } from '@/tables/pager.tsx';
import { pathWith } from '@/tables/query.ts';
import { Cell, Head, Row, Table } from '@/tables/table.tsx';
import { ExportLinks } from './export-links.tsx';
import { nameOf } from './name-of.ts';
import { filterOf, groupNames } from './sales-query.ts';

type Query = Readonly<Record<string, string | undefined>>;

const path = '/sales/list';
const pageSize = 50;

/** Sales one by one, of a period and of what they are narrowed to; each leads to its order. */
export async function SalesListPage({ query }: { query: Query }) {
  const { from, to, make, productId, categoryId, warehouseId, cursor } = query;
  const asked = { from, to, make, productId, categoryId, warehouseId };
  const page = await unlessAway(callAsVisitor(listSales, { query: { ...asked, cursor, limit: pageSize } }));
  if (page === null) return <ShopAway />;
  const [format, ...filters] = await Promise.all([
    currentFormat(),
    ...groupNames.map(async (group) => {
      const key = query[filterOf(group)];
      return key ? salesText.only(salesText.groups[group], await nameOf(group, key)) : null;
    }),
  ]);
  const period =
    from && to ? salesText.listLead(format.dateTime(from), format.dateTime(to)) : salesText.allTime;
  return (
    <div className="desk-page">
      <PageHead
        title={salesText.listTitle}
        lead={[...filters.filter((filter) => filter !== null), period].join(' · ')}
      >
        <ExportLinks query={asked} />
        <Link href="/sales" className={buttonClasses({ size: 'small' })}>
          {salesText.toReport}
        </Link>
      </PageHead>
      {page.items.length === 0 ? (
        <p className="rounded-md border border-line bg-surface p-6 text-soft">{salesText.noSales}</p>
      ) : (
        <Table caption={salesText.list}>
          <thead>
            <tr>
              <Head>{salesText.order}</Head>
              <Head>{salesText.time}</Head>
              <Head>{salesText.items}</Head>
              <Head numeric>{salesText.measures.units}</Head>
              <Head numeric>{salesText.goods}</Head>
              <Head numeric>{salesText.shippingCost}</Head>
              <Head numeric>{salesText.total}</Head>
            </tr>
          </thead>
          <tbody>
            {page.items.map((sale) => (
              <Row key={sale.orderId}>
                <Cell className="whitespace-nowrap">
                  <Link href={`/orders/${sale.orderId}`} data-row prefetch={false} className="font-[620]">
                    {sale.orderNumber}
                  </Link>
                </Cell>
                <Cell className="whitespace-nowrap">
                  <LocalTime time={sale.occurredAt} locale={format.locale} />
                </Cell>
                <Cell className="min-w-56">{itemsOf(sale)}</Cell>
                <Cell numeric>{format.number(sale.units)}</Cell>
                <Cell numeric>{format.money(sale.revenue)}</Cell>
                <Cell numeric>{format.money(sale.shippingCost)}</Cell>
                <Cell numeric>{format.money(sale.total)}</Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      )}
      <Pager
        first={cursor ? pathWith(path, query, { cursor: undefined }) : null}
        next={page.nextCursor && pathWith(path, query, { cursor: page.nextCursor })}
      />
    </div>
  );
}

const itemsOf = ({ items }: Sale): string =>
  items.map(({ name, quantity }) => (quantity === 1 ? name : `${quantity} × ${name}`)).join(', ');
