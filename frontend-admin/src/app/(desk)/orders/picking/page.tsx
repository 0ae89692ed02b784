import { listPicks } from '@eshop/contracts/api/order';
import { listWarehouses } from '@eshop/contracts/api/warehouse';
import { LocalTime } from '@eshop/site/format/local-time.tsx';
import { currentLocale } from '@eshop/site/format/locale.ts';
import { unlessAway } from '@eshop/site/gateway/unless-away.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { pickingText } from '@text/orders';
import type { Metadata } from 'next';
import { byWarehouse } from '@/orders/picking/pick-groups.ts';
import { PickTable } from '@/orders/picking/pick-table.tsx';
import { PrintButton } from '@/orders/picking/print-button.tsx';
import { requireStaff } from '@/session/staff.ts';
import { PageHead } from '@/shell/page-head.tsx';
import { ShopAway } from '@/shell/shop-away.tsx';
import { SelectFilter } from '@/tables/filter-fields.tsx';
import { FilterForm } from '@/tables/filter-form.tsx';
import { Pager } from '@/tables/pager.tsx';
import { type PageQuery, pathWith, readQuery } from '@/tables/query.ts';

export const metadata: Metadata = { title: pickingText.title };

const path = '/orders/picking';
const ordersOnAPage = 100;
const uuid = /^[0-9a-f-]{36}$/i;

/** Paid orders as the shelves need them, a warehouse after the other; made to be printed. */
export default async function PickingPage({ searchParams }: { searchParams: PageQuery }) {
  await requireStaff('admin', 'warehouse');
  const [address, locale] = await Promise.all([readQuery(searchParams), currentLocale()]);
  const warehouseId = address.warehouse && uuid.test(address.warehouse) ? address.warehouse : undefined;
  const [picks, warehouses] = await Promise.all([
    unlessAway(
      callAsVisitor(listPicks, { query: { warehouseId, limit: ordersOnAPage, cursor: address.cursor } }),
    ),
    unlessAway(callAsVisitor(listWarehouses)),
  ]);
  if (!picks) return <ShopAway />;
  const groups = byWarehouse(picks.items);
  const orders = new Set(picks.items.map(({ orderId }) => orderId)).size;
  return (
    <div className="desk-page">
      <PageHead title={pickingText.title} lead={pickingText.lead(orders)}>
        <div className="flex items-end gap-2 print:hidden">
          <FilterForm action={path} label={pickingText.filters}>
            <SelectFilter
              label={pickingText.warehouse}
              name="warehouse"
              defaultValue={warehouseId ?? ''}
              options={[
                { value: '', label: pickingText.allWarehouses },
                ...(warehouses?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          </FilterForm>
          <PrintButton />
        </div>
      </PageHead>
      <p className="mb-4 hidden print:block">
        {pickingText.printed} <LocalTime time={new Date().toISOString()} locale={locale} />
      </p>
      {groups.length === 0 && <p className="text-soft">{pickingText.empty}</p>}
      {groups.map((group) => (
        <PickTable key={group.warehouseId} group={group} locale={locale} />
      ))}
      {picks.nextCursor && <p className="text-soft">{pickingText.more}</p>}
      <div className="print:hidden">
        <Pager
          first={address.cursor ? pathWith(path, address, { cursor: undefined }) : null}
          next={picks.nextCursor ? pathWith(path, address, { cursor: picks.nextCursor }) : null}
        />
      </div>
    </div>
  );
}
