import { currentFormat } from '@eshop/site/format/current-format.ts';
import type { Metadata } from 'next';
import { ShopAway } from '@/parts/shop-away.tsx';
import { productMetadata } from '@/products/product-metadata.ts';
import { ProductPage } from '@/products/product-page.tsx';
import { productAt } from '@/products/read-product.ts';

type Props = { readonly params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const product = await productAt((await params).slug);
  return product ? productMetadata(product, await currentFormat()) : { robots: { index: false } };
}

/** A vehicle's page. */
export default async function Page({ params }: Props) {
  const product = await productAt((await params).slug);
  if (!product) return <ShopAway />;
  return <ProductPage product={product} format={await currentFormat()} />;
}
