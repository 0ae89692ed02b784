import { currentLocale } from '@eshop/site/format/locale.ts';
import { unlessAway } from '@eshop/site/gateway/unless-away.ts';
import { productFormText } from '@text/product-form';
import type { Metadata } from 'next';
import { ProductForm } from '@/products/form/product-form.tsx';
import { readCategories } from '@/products/list/read-products.ts';
import { requireStaff } from '@/session/staff.ts';
import { PageHead } from '@/shell/page-head.tsx';
import { ShopAway } from '@/shell/shop-away.tsx';

export const metadata: Metadata = { title: productFormText.newTitle };

/** Putting a product on sale. */
export default async function NewProductPage() {
  await requireStaff('admin');
  const [categories, locale] = await Promise.all([unlessAway(readCategories()), currentLocale()]);
  if (categories === null) return <ShopAway />;
  return (
    <div className="desk-page">
      <PageHead title={productFormText.newTitle} />
      <ProductForm
        product={null}
        images={[]}
        available={0}
        categories={categories}
        locale={locale}
        formKey={crypto.randomUUID()}
      />
    </div>
  );
}
