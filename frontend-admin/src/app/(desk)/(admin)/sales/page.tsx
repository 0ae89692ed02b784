import { salesText } from '@text/sales';
import type { Metadata } from 'next';
import { SalesPage } from '@/sales/sales-page.tsx';
import { requireStaff } from '@/session/staff.ts';
import { type PageQuery, readQuery } from '@/tables/query.ts';

export const metadata: Metadata = { title: salesText.title };

/** What was sold, when and of what. */
export default async function Sales({ searchParams }: { searchParams: PageQuery }) {
  await requireStaff('admin');
  return <SalesPage query={await readQuery(searchParams)} />;
}
