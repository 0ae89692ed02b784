import { adminSiteUrl, customerSiteUrl } from './environment.ts';
import type { Person } from './people.ts';

/** A page of one of the sites as somebody sees it. */
export type SitePage = {
  readonly name: string;
  readonly site: 'customer' | 'admin';
  readonly visitor: 'guest' | 'customer' | 'admin' | 'warehouse';
  /** Where it is, with all that it shows made by then. */
  path(): Promise<string>;
  /** The answer that is right for it, if not 200. */
  readonly status?: 403 | 404;
};

/** Everything that the audit and the screenshots look at, and the people who see it. */
export type SitePages = {
  readonly people: Readonly<Record<Exclude<SitePage['visitor'], 'guest'>, Person>>;
  readonly pages: readonly SitePage[];
};

/** The origin of a page's site. */
export const siteUrlOf = ({ site }: Pick<SitePage, 'site'>): string =>
  site === 'admin' ? adminSiteUrl() : customerSiteUrl();

/** Pages of one site that are where they are. */
export const pageOf =
  (site: SitePage['site']) =>
  (visitor: SitePage['visitor'], name: string, path: string): SitePage => ({
    name,
    site,
    visitor,
    path: async () => path,
  });

/**
 * The pages of these names, or of the sites named `customer` and `admin`; all when there are none.
 * @throws Error that names the pages there are for a name that none has
 */
export function namedPages(pages: readonly SitePage[], names: readonly string[]): readonly SitePage[] {
  const fits = ({ name, site }: SitePage, wanted: string) => name === wanted || site === wanted;
  const unknown = names.filter((name) => !pages.some((page) => fits(page, name)));
  if (unknown.length > 0) {
    throw new Error(`No page is called ${unknown.join(', ')}: ${pages.map(({ name }) => name).join(', ')}`);
  }
  return names.length === 0 ? pages : pages.filter((page) => names.some((name) => fits(page, name)));
}
