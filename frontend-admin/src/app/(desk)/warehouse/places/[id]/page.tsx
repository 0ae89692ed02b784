import { getWarehouse } from '@eshop/contracts/api/warehouse';
import { isProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { unlessAway } from '@eshop/site/gateway/unless-away.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { placesText } from '@text/places';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireStaff } from '@/session/staff.ts';
import { PageHead } from '@/shell/page-head.tsx';
import { ShopAway } from '@/shell/shop-away.tsx';
import { PlaceForm } from '@/warehouse/places/place-form.tsx';
import { WarehouseTabs } from '@/warehouse/warehouse-tabs.tsx';

export const metadata: Metadata = { title: placesText.edit };

/** A warehouse to be changed. */
export default async function Place({ params }: { params: Promise<{ id: string }> }) {
  await requireStaff('admin');
  const warehouse = await unlessAway(callAsVisitor(getWarehouse, { params: await params })).catch((error) => {
    if (isProblem(error, 'NOT_FOUND', 'VALIDATION_FAILED')) notFound();
    throw error;
  });
  if (warehouse === null) return <ShopAway />;
  return (
    <div className="desk-page">
      <PageHead title={placesText.editTitle(warehouse.name)} />
      <WarehouseTabs />
      <PlaceForm warehouse={warehouse} formKey={warehouse.id} />
    </div>
  );
}
