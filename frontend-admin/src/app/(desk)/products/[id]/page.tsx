import { getProduct } from '@eshop/contracts/api/product';
import { unlessAway } from '@eshop/site/gateway/unless-away.ts';
import { unlessMissing } from '@eshop/site/gateway/unless-missing.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { productsText } from '@text/products';
import type { Metadata } from 'next';
import { EditProductPage } from '@/products/edit-product-page.tsx';
import { readCategories } from '@/products/list/read-products.ts';
import { requireStaff } from '@/session/staff.ts';
import { isAdmin } from '@/session/staff-role.ts';
import { NotHere } from '@/shell/not-here.tsx';
import { ShopAway } from '@/shell/shop-away.tsx';

export const metadata: Metadata = { title: productsText.title };

/** One product: to be changed by admins, to be looked at by the others. */
export default async function ProductPage({ params }: { params: Promise<{ id: string }> }) {
  const [staff, { id }] = await Promise.all([requireStaff(), params]);
  const [product, categories] = await Promise.all([
    unlessAway(unlessMissing(callAsVisitor(getProduct, { params: { id } }))),
    unlessAway(readCategories()),
  ]);
  if (product === null || categories === null) return <ShopAway />;
  if (!product) return <NotHere />;
  return <EditProductPage product={product} categories={categories} isAdmin={isAdmin(staff)} />;
}
