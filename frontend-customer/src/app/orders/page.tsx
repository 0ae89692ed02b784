import { listOrders } from '@eshop/contracts/api/order';
import { currentFormat } from '@eshop/site/format/current-format.ts';
import { isPassing, isProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { callAsVisitor, requirePerson } from '@eshop/site/session/visitor.ts';
import { buttonClasses } from '@eshop/ui/button';
import { ordersText } from '@text/orders';
import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { NoOrders } from '@/orders/no-orders.tsx';
import { OrderCard } from '@/orders/order-card.tsx';
import { OrderFilters } from '@/orders/order-filters.tsx';
import { ordersPath } from '@/orders/paths.ts';
import { statusGroupIn, statusGroups } from '@/orders/status-groups.ts';
import { ShopAway } from '@/parts/shop-away.tsx';

export const metadata: Metadata = { title: ordersText.title, robots: { index: false } };

type Search = Promise<Record<string, string | string[] | undefined>>;

const pageSize = 12;

/** The customer's own orders, newest first. */
export default async function OrdersPage({ searchParams }: { searchParams: Search }) {
  await requirePerson();
  const { show, cursor: givenCursor } = await searchParams;
  const group = statusGroupIn(show);
  const cursor = typeof givenCursor === 'string' ? givenCursor : undefined;
  const page = await callAsVisitor(listOrders, {
    query: { status: statusGroups[group], cursor, limit: pageSize },
  }).catch((error: unknown) => {
    if (isPassing(error)) return null;
    // A cursor that is none of the shop's: the list begins anew.
    if (cursor !== undefined && isProblem(error, 'VALIDATION_FAILED')) redirect(ordersPath(group));
    throw error;
  });
  if (page === null) {
    return (
      <ShopAway title={ordersText.awayTitle} text={ordersText.awayText} again={ordersPath(group, cursor)} />
    );
  }
  const format = await currentFormat();
  const now = Date.now();
  return (
    <div className="page pt-8 md:pt-12">
      <h1 className="text-3xl">{ordersText.title}</h1>
      <div className="mt-6 mb-6">
        <OrderFilters chosen={group} />
      </div>
      {page.items.length === 0 ? (
        <NoOrders group={group} />
      ) : (
        <ul className="border-b border-line">
          {page.items.map((order) => (
            <li key={order.id}>
              <OrderCard order={order} format={format} now={now} />
            </li>
          ))}
        </ul>
      )}
      <p className="mt-8 flex flex-wrap gap-3">
        {page.nextCursor !== null && (
          <Link href={ordersPath(group, page.nextCursor)} className={buttonClasses()}>
            {ordersText.older}
          </Link>
        )}
        {cursor !== undefined && (
          <Link href={ordersPath(group)} className={buttonClasses({ look: 'quiet' })}>
            {ordersText.newest}
          </Link>
        )}
      </p>
    </div>
  );
}
