import { placesText } from '@text/places';
import type { Metadata } from 'next';
import { requireStaff } from '@/session/staff.ts';
import { PageHead } from '@/shell/page-head.tsx';
import { PlaceForm } from '@/warehouse/places/place-form.tsx';
import { WarehouseTabs } from '@/warehouse/warehouse-tabs.tsx';

export const metadata: Metadata = { title: placesText.openTitle };

/** A new warehouse. */
export default async function NewPlace() {
  await requireStaff('admin');
  return (
    <div className="desk-page">
      <PageHead title={placesText.openTitle} />
      <WarehouseTabs />
      <PlaceForm warehouse={null} formKey={crypto.randomUUID()} />
    </div>
  );
}
