import { currentFormat } from '@eshop/site/format/current-format.ts';
import { unlessAway } from '@eshop/site/gateway/unless-away.ts';
import { ledgerText } from '@text/ledger';
import { warehouseText } from '@text/warehouse';
import Link from 'next/link';
import { LiveRefresh } from '@/live/live-refresh.tsx';
import { readNames } from '@/names/read-names.ts';
import { isAdmin, type Staff } from '@/session/staff-role.ts';
import { PageHead } from '@/shell/page-head.tsx';
import { ShopAway } from '@/shell/shop-away.tsx';
import { Pager } from '@/tables/pager.tsx';
import { pathWith } from '@/tables/query.ts';
import { readWarehouses } from '../read-warehouses.ts';
import { WarehouseTabs } from '../warehouse-tabs.tsx';
import { LedgerFilters } from './ledger-filters.tsx';
import { LedgerTable } from './ledger-table.tsx';
import { readBalances, readLedger } from './read-ledger.ts';

type Query = Readonly<Record<string, string | undefined>>;

const path = '/warehouse/ledger';

/** Every movement of stock: what, where, who and why. */
export async function LedgerPage({ query, staff }: { query: Query; staff: Staff }) {
  const read = await unlessAway(Promise.all([readLedger(query), readWarehouses()]));
  if (read === null) return <ShopAway />;
  const [page, warehouses] = read;
  const actors = page.items.map(({ actor }) => actor).filter((actor) => actor !== 'system');
  const [format, balances, names] = await Promise.all([
    currentFormat(),
    readBalances(query, page.items),
    isAdmin(staff) ? readNames(actors) : {},
  ]);
  return (
    <div className="desk-page">
      <PageHead title={ledgerText.title} lead={ledgerText.lead}>
        <LiveRefresh stream="/api/warehouse/events" event="stock" />
      </PageHead>
      <WarehouseTabs />
      <LedgerFilters query={query} warehouses={warehouses} />
      {(query.orderId || query.productId) && (
        <p className="mb-3 text-soft">
          {query.orderId ? ledgerText.onlyOrder : ledgerText.onlyProduct(page.items[0]?.name ?? '')}{' '}
          <Link
            href={pathWith(path, query, { orderId: undefined, productId: undefined, cursor: undefined })}
            className="underline"
          >
            {warehouseText.showEverything}
          </Link>
        </p>
      )}
      {page.items.length === 0 ? (
        <p className="rounded-md border border-line bg-surface p-6 text-soft">{ledgerText.none}</p>
      ) : (
        <LedgerTable
          entries={page.items}
          warehouses={warehouses}
          balances={balances}
          names={{ ...names, [staff.id]: ledgerText.you }}
          ordersPath={isAdmin(staff) ? '/orders' : null}
          query={query}
          format={format}
        />
      )}
      <Pager
        first={query.cursor ? pathWith(path, query, { cursor: undefined }) : null}
        next={page.nextCursor && pathWith(path, query, { cursor: page.nextCursor })}
      />
    </div>
  );
}
