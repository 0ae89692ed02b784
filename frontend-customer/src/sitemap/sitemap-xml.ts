/** A page that search engines should know. */
export type SitemapEntry = { readonly url: string; readonly changedAt?: string };

const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
const schema = 'http://www.sitemaps.org/schemas/sitemap/0.9';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const element = (name: string, text: string): string => `<${name}>${escaped(text)}</${name}>`;

/** A list of pages, by the protocol of sitemaps.org. */
export const sitemapXml = (entries: readonly SitemapEntry[]): string =>
  `${head}<urlset xmlns="${schema}">\n${entries
    .map(
      ({ url, changedAt }) =>
        `<url>${element('loc', url)}${changedAt ? element('lastmod', changedAt) : ''}</url>`,
    )
    .join('\n')}\n</urlset>\n`;

/** A list of such lists. */
export const sitemapIndexXml = (urls: readonly string[]): string =>
  `${head}<sitemapindex xmlns="${schema}">\n${urls
    .map((url) => `<sitemap>${element('loc', url)}</sitemap>`)
    .join('\n')}\n</sitemapindex>\n`;

/** An answer that holds such a list. */
export const xmlResponse = (xml: string): Response =>
  new Response(xml, {
    headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=300' },
  });
