import { warehouseText } from '@text/warehouse';
import type { Metadata } from 'next';
import { requireStaff } from '@/session/staff.ts';
import { type PageQuery, readQuery } from '@/tables/query.ts';
import { StockPage } from '@/warehouse/stock/stock-page.tsx';

export const metadata: Metadata = { title: warehouseText.title };

/** What lies where. */
export default async function Warehouse({ searchParams }: { searchParams: PageQuery }) {
  await requireStaff();
  return <StockPage query={await readQuery(searchParams)} />;
}
