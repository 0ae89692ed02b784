import 'server-only';
import type { Category } from '@eshop/contracts/api/product';
import { config } from '@eshop/site/config.ts';
import { categoryTree } from '@/catalogue/categories.ts';
import { categoryPath } from '@/catalogue/paths.ts';
import type { SitemapEntry } from './sitemap-xml.ts';

const slugsIn = (tree: readonly Category[]): string[] =>
  tree.flatMap(({ slug, children }) => [slug, ...slugsIn(children)]);

/** The pages that are no product: the start, all vehicles, the categories. @throws GatewayProblem, GatewayAway */
export async function pageEntries(): Promise<SitemapEntry[]> {
  const { SITE_URL } = config();
  const paths = ['/', '/search', ...slugsIn(await categoryTree()).map(categoryPath)];
  return paths.map((path) => ({ url: SITE_URL + path }));
}
