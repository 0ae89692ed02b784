import { config } from '@eshop/site/config.ts';
import { countProductParts } from '@/sitemap/product-parts.ts';
import { sitemapIndexXml, xmlResponse } from '@/sitemap/sitemap-xml.ts';

export const dynamic = 'force-dynamic';

/** Names the parts of the sitemap; while the products can't be counted, the first part of them. */
export async function GET(): Promise<Response> {
  const count = await countProductParts().catch(() => 1);
  const parts = Array.from({ length: count }, (_, index) => `products-${index + 1}`);
  return xmlResponse(
    sitemapIndexXml(['pages', ...parts].map((part) => `${config().SITE_URL}/sitemap/${part}.xml`)),
  );
}
