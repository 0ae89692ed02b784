import { placesText } from '@text/places';
import type { Metadata } from 'next';
import { requireStaff } from '@/session/staff.ts';
import { type PageQuery, readQuery } from '@/tables/query.ts';
import { DistancePage } from '@/warehouse/distance/distance-page.tsx';

export const metadata: Metadata = { title: placesText.distanceTitle };

/** Which warehouse is near whom. */
export default async function Distance({ searchParams }: { searchParams: PageQuery }) {
  await requireStaff();
  return <DistancePage query={await readQuery(searchParams)} />;
}
