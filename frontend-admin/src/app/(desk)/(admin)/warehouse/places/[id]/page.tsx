import { getWarehouse } from '@eshop/contracts/api/warehouse';
import { unlessAway } from '@eshop/site/gateway/unless-away.ts';
import { unlessMissing } from '@eshop/site/gateway/unless-missing.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { placesText } from '@text/places';
import type { Metadata } from 'next';
import { requireStaff } from '@/session/staff.ts';
import { NotHere } from '@/shell/not-here.tsx';
import { PageHead } from '@/shell/page-head.tsx';
import { ShopAway } from '@/shell/shop-away.tsx';
import { PlaceForm } from '@/warehouse/places/place-form.tsx';
import { WarehouseTabs } from '@/warehouse/warehouse-tabs.tsx';

export const metadata: Metadata = { title: placesText.edit };

/** A warehouse to be changed. */
export default async function Place({ params }: { params: Promise<{ id: string }> }) {
  await requireStaff('admin');
  const warehouse = await unlessAway(unlessMissing(callAsVisitor(getWarehouse, { params: await params })));
  if (warehouse === null) return <ShopAway />;
  if (!warehouse) return <NotHere />;
  return (
    <div className="desk-page">
      <PageHead title={placesText.editTitle(warehouse.name)} />
      <WarehouseTabs />
      <PlaceForm warehouse={warehouse} formKey={warehouse.id} />
    </div>
  );
}
