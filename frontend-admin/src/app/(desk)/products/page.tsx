import { productsText } from '@text/products';
import type { Metadata } from 'next';
import { ProductListPage } from '@/products/list/product-list-page.tsx';
import { requireStaff } from '@/session/staff.ts';
import { isAdmin } from '@/session/staff-role.ts';
import { type PageQuery, readQuery } from '@/tables/query.ts';

export const metadata: Metadata = { title: productsText.title };

/** What is sold, and what was. */
export default async function ProductsPage({ searchParams }: { searchParams: PageQuery }) {
  const [staff, query] = await Promise.all([requireStaff(), readQuery(searchParams)]);
  return <ProductListPage query={query} isAdmin={isAdmin(staff)} />;
}
