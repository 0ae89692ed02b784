import { getOrderCounts, listOrders } from '@eshop/contracts/api/order';
import { currentLocale } from '@eshop/site/format/locale.ts';
import { unlessAway } from '@eshop/site/gateway/unless-away.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { buttonClasses } from '@eshop/ui/button';
import { ordersText } from '@text/orders';
import type { Metadata } from 'next';
import Link from 'next/link';
import { LiveRefresh } from '@/live/live-refresh.tsx';
import { readNames } from '@/names/read-names.ts';
import { defaultColumns, orderColumns } from '@/orders/list/order-columns.ts';
import { OrderFilters } from '@/orders/list/order-filters.tsx';
import { orderQuery } from '@/orders/list/order-query.ts';
import { OrdersTable } from '@/orders/list/orders-table.tsx';
import { SavedViews } from '@/orders/list/saved-views.tsx';
import { StatusTabs } from '@/orders/list/status-tabs.tsx';
import { requireStaff } from '@/session/staff.ts';
import { PageHead } from '@/shell/page-head.tsx';
import { ShopAway } from '@/shell/shop-away.tsx';
import { columnsIn } from '@/tables/columns.ts';
import { Pager } from '@/tables/pager.tsx';
import { type PageQuery, pathWith, readQuery } from '@/tables/query.ts';

export const metadata: Metadata = { title: ordersText.title };

const path = '/orders';
const pageSize = 50;

/** All orders: by state, period, customer and words; sorted; in the columns chosen. */
export default async function OrdersPage({ searchParams }: { searchParams: PageQuery }) {
  await requireStaff('admin');
  const [address, locale] = await Promise.all([readQuery(searchParams), currentLocale()]);
  const query = orderQuery(address, pageSize);
  const [page, counts, names] = await Promise.all([
    unlessAway(callAsVisitor(listOrders, { query })),
    unlessAway(callAsVisitor(getOrderCounts)),
    readNames([query.userId]),
  ]);
  if (!page) return <ShopAway />;
  const columns = columnsIn(address.columns, orderColumns, defaultColumns);
  const view = pathWith(path, address, { cursor: undefined });
  return (
    <div className="desk-page">
      <PageHead
        title={ordersText.title}
        lead={
          counts && counts.holdsEndingSoon > 0 ? ordersText.endingSoon(counts.holdsEndingSoon) : undefined
        }
      >
        <LiveRefresh stream="/api/orders/feed" event="order" />
        <SavedViews here={view} />
        <Link href="/orders/picking" className={buttonClasses({ size: 'small' })}>
          {ordersText.picking}
        </Link>
      </PageHead>
      <StatusTabs path={path} address={address} counts={counts} locale={locale} />
      <OrderFilters path={path} address={address} columns={columns} />
      {query.userId && (
        <p className="mt-3">
          {ordersText.ofCustomer} <strong>{names[query.userId] ?? query.userId}</strong>{' '}
          <Link
            href={pathWith(path, address, { customer: undefined, cursor: undefined })}
            className="underline"
          >
            {ordersText.everybody}
          </Link>
        </p>
      )}
      {page.items.length > 0 ? (
        <OrdersTable orders={page.items} columns={columns} locale={locale} />
      ) : (
        <p className="mt-6 text-soft">{ordersText.empty}</p>
      )}
      <Pager
        first={address.cursor ? view : null}
        next={page.nextCursor ? pathWith(path, address, { cursor: page.nextCursor }) : null}
      />
    </div>
  );
}
