import type { Browser, Page } from 'playwright-core';
import type { SitePage, SitePages } from '../site-pages.ts';
import { type Look, looks, openAs, settle, signedInCookies } from './site-visitor.ts';
import { watchPages } from './watch-page.ts';

/** One page as it is seen in one look, with all it shows there. */
export type Seen = { readonly sitePage: SitePage; readonly look: Look; readonly page: Page };

type Options = SitePages & {
  readonly browser: Browser;
  readonly siteUrl: string;
  /** What is done with each. */
  see(seen: Seen): Promise<void>;
};

/**
 * Visits every page of the site in every look.
 * @returns what went wrong, a line each: no page stops the others
 */
export async function visitPages({ browser, siteUrl, customer, pages, see }: Options): Promise<string[]> {
  const faults: string[] = [];
  const tell = (what: string, error: unknown) =>
    faults.push(`${what}: ${error instanceof Error ? error.message : String(error)}`);
  const signedIn = await signedInCookies(browser, siteUrl, customer).catch((error: unknown) => {
    tell('sign-in', error);
    return [];
  });
  for (const sitePage of pages) {
    const path = await sitePage.path().catch((error: unknown) => void tell(sitePage.name, error));
    if (path === undefined) continue;
    const cookies = sitePage.visitor === 'customer' ? signedIn : [];
    for (const look of looks) {
      const what = `${sitePage.name}, ${look.width} px, ${look.theme}`;
      const context = await openAs(browser, { siteUrl, look, cookies });
      const watched = watchPages(context, new URL(siteUrl).origin);
      try {
        const page = await context.newPage();
        await visit(page, path, sitePage);
        await see({ sitePage, look, page });
      } catch (error) {
        tell(what, error);
      }
      faults.push(...watched().map((fault) => `${what}: ${fault}`));
      await context.close();
    }
  }
  return faults;
}

async function visit(page: Page, path: string, { visitor, status }: SitePage): Promise<void> {
  const answer = await page.goto(path);
  if (answer?.status() !== (status ?? 200)) throw new Error(`${path} answered ${answer?.status()}`);
  if (visitor === 'customer' && new URL(page.url()).pathname.startsWith('/sign-in'))
    throw new Error(`${path} asked to sign in`);
  await settle(page);
}
