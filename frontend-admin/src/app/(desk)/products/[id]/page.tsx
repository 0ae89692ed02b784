import { getProduct } from '@eshop/contracts/api/product';
import { isProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { unlessAway } from '@eshop/site/gateway/unless-away.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { productsText } from '@text/products';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EditProductPage } from '@/products/edit-product-page.tsx';
import { readCategories } from '@/products/list/read-products.ts';
import { requireStaff } from '@/session/staff.ts';
import { isAdmin } from '@/session/staff-role.ts';
import { ShopAway } from '@/shell/shop-away.tsx';

export const metadata: Metadata = { title: productsText.title };

/** One product: to be changed by admins, to be looked at by the others. */
export default async function ProductPage({ params }: { params: Promise<{ id: string }> }) {
  const [staff, { id }] = await Promise.all([requireStaff(), params]);
  const [product, categories] = await Promise.all([
    unlessAway(
      callAsVisitor(getProduct, { params: { id } }).catch((error: unknown) => {
        if (isProblem(error, 'NOT_FOUND', 'VALIDATION_FAILED')) notFound();
        throw error;
      }),
    ),
    unlessAway(readCategories()),
  ]);
  if (product === null || categories === null) return <ShopAway />;
  return <EditProductPage product={product} categories={categories} isAdmin={isAdmin(staff)} />;
}
