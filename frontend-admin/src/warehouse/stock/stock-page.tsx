import { currentFormat } from '@eshop/site/format/current-format.ts';
import { unlessAway } from '@eshop/site/gateway/unless-away.ts';
import { buttonClasses } from '@eshop/ui/button';
import { warehouseText } from '@text/warehouse';
import Link from 'next/link';
import { Key } from '@/keyboard/key.tsx';
import { LiveRefresh } from '@/live/live-refresh.tsx';
import { PageHead } from '@/shell/page-head.tsx';
import { ShopAway } from '@/shell/shop-away.tsx';
import { Pager } from '@/tables/pager.tsx';
import { pathWith } from '@/tables/query.ts';
import { readWarehouses } from '../read-warehouses.ts';
import { WarehouseTabs } from '../warehouse-tabs.tsx';
import { readCounts, readStock } from './read-stock.ts';
import { StockFilters } from './stock-filters.tsx';
import { StockKeys } from './stock-keys.tsx';
import { StockTable } from './stock-table.tsx';

type Query = Readonly<Record<string, string | undefined>>;

const path = '/warehouse';

/** Stock by product and warehouse, live; what is low or out is marked, and limits are changed in place. */
export async function StockPage({ query }: { query: Query }) {
  const [read, format] = await Promise.all([
    unlessAway(Promise.all([readStock(query), readWarehouses(), readCounts()])),
    currentFormat(),
  ]);
  if (read === null) return <ShopAway />;
  const [page, warehouses, counts] = read;
  const { q, warehouseId, productId, low } = query;
  const filtered = Boolean(q || warehouseId || productId || low);
  return (
    <div className="desk-page">
      <PageHead
        title={warehouseText.title}
        lead={
          <Link href={`${path}?low=1`} className="underline">
            {warehouseText.counts(format.number(counts.low), format.number(counts.out))}
          </Link>
        }
      >
        <LiveRefresh stream="/api/warehouse/events" event="stock" />
        <Link href="/warehouse/move" className={buttonClasses({ look: 'primary', size: 'small' })}>
          {warehouseText.keys.receive}
          <Key keys="r" />
        </Link>
      </PageHead>
      <WarehouseTabs />
      <StockKeys />
      <StockFilters query={query} warehouses={warehouses} />
      {productId && (
        <p className="mb-3 text-soft">
          {warehouseText.oneProduct}{' '}
          <Link href={path} className="underline">
            {warehouseText.showEverything}
          </Link>
        </p>
      )}
      {page.items.length === 0 ? (
        <p className="rounded-md border border-line bg-surface p-6 text-soft">
          {filtered ? warehouseText.none : warehouseText.noneYet}{' '}
          {filtered && (
            <Link href={path} className="underline">
              {warehouseText.showEverything}
            </Link>
          )}
        </p>
      ) : (
        <StockTable levels={page.items} warehouses={warehouses} shopLowAt={counts.lowAt} format={format} />
      )}
      <Pager
        first={query.cursor ? pathWith(path, query, { cursor: undefined }) : null}
        next={page.nextCursor && pathWith(path, query, { cursor: page.nextCursor })}
      />
    </div>
  );
}
