import { salesText } from '@text/sales';
import type { Metadata } from 'next';
import { SalesListPage } from '@/sales/sales-list-page.tsx';
import { requireStaff } from '@/session/staff.ts';
import { type PageQuery, readQuery } from '@/tables/query.ts';

export const metadata: Metadata = { title: salesText.listTitle };

/** The sales behind a figure. */
export default async function SalesList({ searchParams }: { searchParams: PageQuery }) {
  await requireStaff('admin');
  return <SalesListPage query={await readQuery(searchParams)} />;
}
