import { currentFormat } from '@eshop/site/format/current-format.ts';
import { unlessAway } from '@eshop/site/gateway/unless-away.ts';
import { categoryText } from '@text/categories';
import type { Metadata } from 'next';
import { CategoryPage } from '@/categories/category-page.tsx';
import { flattened } from '@/categories/tree.ts';
import { readCategories } from '@/products/list/read-products.ts';
import { ProductTabs } from '@/products/product-tabs.tsx';
import { requireStaff } from '@/session/staff.ts';
import { PageHead } from '@/shell/page-head.tsx';
import { ShopAway } from '@/shell/shop-away.tsx';
import { type PageQuery, readQuery } from '@/tables/query.ts';

export const metadata: Metadata = { title: categoryText.title };

/** The tree that products stand in. */
export default async function CategoriesPage({ searchParams }: { searchParams: PageQuery }) {
  await requireStaff('admin');
  const [{ id }, items, format] = await Promise.all([
    readQuery(searchParams),
    unlessAway(readCategories()),
    currentFormat(),
  ]);
  if (items === null) return <ShopAway />;
  return (
    <div className="desk-page">
      <PageHead title={categoryText.title} lead={categoryText.lead(format.number(flattened(items).length))} />
      <ProductTabs />
      <CategoryPage items={items} chosen={id ?? null} formKey={crypto.randomUUID()} />
    </div>
  );
}
