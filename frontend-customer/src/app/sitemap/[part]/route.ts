import { unlessAway } from '@eshop/site/gateway/unless-away.ts';
import { pageEntries } from '@/sitemap/page-entries.ts';
import { productPart } from '@/sitemap/product-parts.ts';
import { type SitemapEntry, sitemapXml, xmlResponse } from '@/sitemap/sitemap-xml.ts';

/** A part of the sitemap: `pages.xml`, or `products-1.xml` and so on. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ part: string }> },
): Promise<Response> {
  const { part } = await params;
  const number = /^products-([1-9]\d{0,2})\.xml$/.exec(part)?.[1];
  if (number === undefined && part !== 'pages.xml') return new Response(null, { status: 404 });
  const reading: Promise<readonly SitemapEntry[] | null> = number
    ? productPart(Number(number))
    : pageEntries();
  const read = await unlessAway(reading.then((entries) => ({ entries })));
  if (!read) return new Response(null, { status: 503, headers: { 'retry-after': '60' } });
  return read.entries ? xmlResponse(sitemapXml(read.entries)) : new Response(null, { status: 404 });
}
