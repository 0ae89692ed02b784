import { placesText } from '@text/places';
import type { Metadata } from 'next';
import { requireStaff } from '@/session/staff.ts';
import { isAdmin } from '@/session/staff-role.ts';
import { PlacesPage } from '@/warehouse/places/places-page.tsx';

export const metadata: Metadata = { title: placesText.title };

/** Where goods lie. */
export default async function Places() {
  return <PlacesPage isAdmin={isAdmin(await requireStaff())} />;
}
