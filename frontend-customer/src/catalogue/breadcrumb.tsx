import { config } from '@eshop/site/config.ts';
import { catalogueText } from '@text/catalogue';
import Link from 'next/link';

/** A page above the one that is shown. */
export type Crumb = { readonly name: string; readonly path: string };

/** Where the page stands, for people and for search engines. The page itself comes last. */
export function Breadcrumb({ crumbs, current }: { crumbs: readonly Crumb[]; current: Crumb }) {
  const above = [{ name: catalogueText.home, path: '/' }, ...crumbs];
  return (
    <nav aria-label={catalogueText.breadcrumb}>
      <ol className="flex flex-wrap items-center gap-x-1.5 text-sm text-soft">
        {above.map(({ name, path }) => (
          <li key={path} className="flex items-center gap-1.5">
            <Link
              href={path}
              className="inline-flex min-h-9 items-center no-underline hover:text-ink hover:underline"
            >
              {name}
            </Link>
            <span aria-hidden="true">/</span>
          </li>
        ))}
        <li aria-current="page" className="text-ink">
          {current.name}
        </li>
      </ol>
      <script type="application/ld+json">{structured([...above, current])}</script>
    </nav>
  );
}

const structured = (crumbs: readonly Crumb[]): string =>
  JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: crumbs.map(({ name, path }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: new URL(path, config().SITE_URL).href,
    })),
  }).replaceAll('<', '\\u003c');
