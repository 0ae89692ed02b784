import type { Product } from '@eshop/contracts/api/product';
import type { Format } from '@eshop/site/format/format.ts';
import { productPageText } from '@text/product-page';
import { siteText } from '@text/site';
import type { Metadata } from 'next';
import { productPath } from '@/catalogue/paths.ts';
import { keyFacts } from './key-facts.ts';
import { sharedPictureSize } from './sharing/shared-picture.ts';

const longestDescription = 160;

/** What search engines and shared links say about a vehicle. */
export function productMetadata(product: Product, format: Format): Metadata {
  const { id, name, version, attributes, archived } = product;
  const price = format.money(product.price);
  const facts = keyFacts(product, format).join(', ');
  const title = name.includes(String(attributes.year)) ? name : `${name}, ${attributes.year}`;
  const description = shortened(
    `${productPageText.metaDescription(name, facts, price)} ${product.description}`,
    longestDescription,
  );
  const picture = {
    url: `/og/${id}.png?v=${version}`,
    ...sharedPictureSize,
    type: 'image/png',
    alt: productPageText.sharedPicture(name, price),
  };
  return {
    title,
    description,
    alternates: { canonical: productPath(product) },
    openGraph: {
      siteName: siteText.name,
      type: 'website',
      locale: 'en_US',
      url: productPath(product),
      title,
      description,
      images: [picture],
    },
    twitter: { card: 'summary_large_image', title, description, images: [picture] },
    ...(archived ? { robots: { index: false } } : {}),
  };
}

/** Text cut at the end of a word. */
function shortened(text: string, longest: number): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (line.length <= longest) return line;
  return `${line.slice(0, longest - 1).replace(/\s+\S*$/, '')}…`;
}
