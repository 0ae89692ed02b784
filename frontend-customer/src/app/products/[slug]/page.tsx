import { currentFormat } from '@eshop/site/format/current-format.ts';
import type { Metadata } from 'next';
import { deadEndMetadata } from '@/parts/dead-end.tsx';
import { NotHere } from '@/parts/not-here.tsx';
import { ShopAway } from '@/parts/shop-away.tsx';
import { productMetadata } from '@/products/product-metadata.ts';
import { ProductPage } from '@/products/product-page.tsx';
import { productAt } from '@/products/read-product.ts';

type Props = { readonly params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const product = await productAt((await params).slug);
  if (product === 'missing') return deadEndMetadata;
  if (product === 'away') return { robots: { index: false } };
  return productMetadata(product, await currentFormat());
}

/** A vehicle's page. */
export default async function Page({ params }: Props) {
  const product = await productAt((await params).slug);
  if (product === 'missing') return <NotHere />;
  if (product === 'away') return <ShopAway />;
  return <ProductPage product={product} format={await currentFormat()} />;
}
