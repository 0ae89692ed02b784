import type { Browser, Page } from 'playwright-core';
import { type SitePage, type SitePages, siteUrlOf } from './site-page.ts';
import { type Cookies, type Look, looks, openAs, settle, signedInCookies } from './site-visitor.ts';
import { watchPages } from './watch-page.ts';

/** One page as it is seen in one look, with all it shows there. */
export type Seen = { readonly sitePage: SitePage; readonly look: Look; readonly page: Page };

type Options = SitePages & {
  readonly browser: Browser;
  /** What is done with each; returns what is wrong with it. */
  see(seen: Seen): Promise<readonly string[]>;
  /** Told after each page. */
  say(line: string): void;
};

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/**
 * Visits every page in every look.
 * @returns what went wrong, a line each: no page stops the others
 */
export async function visitPages({ browser, people, pages, see, say }: Options): Promise<string[]> {
  const faults: string[] = [];
  const sessions = new Map<string, Promise<Cookies>>();

  /** Everybody signs in once at each site that they visit. */
  function cookiesFor({ site, visitor }: SitePage): Promise<Cookies> | Cookies {
    if (visitor === 'guest') return [];
    const key = `${site} ${visitor}`;
    const session = sessions.get(key) ?? signedInCookies(browser, siteUrlOf({ site }), people[visitor]);
    sessions.set(key, session);
    return session;
  }

  async function visitOnce(sitePage: SitePage, path: string, look: Look): Promise<string[]> {
    const siteUrl = siteUrlOf(sitePage);
    const cookies = await cookiesFor(sitePage);
    const context = await openAs(browser, { siteUrl, look, cookies });
    const watched = watchPages(context, new URL(siteUrl).origin);
    try {
      const page = await context.newPage();
      await goTo(page, path, sitePage);
      return [...(await see({ sitePage, look, page })), ...watched()];
    } catch (error) {
      return [messageOf(error), ...watched()];
    } finally {
      await context.close();
    }
  }

  async function visit(sitePage: SitePage): Promise<string[]> {
    const path = await sitePage.path();
    const found: string[] = [];
    for (const look of looks) {
      const wrong = await visitOnce(sitePage, path, look);
      found.push(...wrong.map((fault) => `${sitePage.name}, ${look.width} px, ${look.theme}: ${fault}`));
    }
    return found;
  }

  for (const sitePage of pages) {
    const wrong = await visit(sitePage).catch((error: unknown) => [`${sitePage.name}: ${messageOf(error)}`]);
    say(`  ${sitePage.name.padEnd(24)}${wrong.length === 0 ? 'good' : `${wrong.length} wrong`}`);
    faults.push(...wrong);
  }
  return faults;
}

async function goTo(page: Page, path: string, { visitor, status }: SitePage): Promise<void> {
  const answer = await page.goto(path);
  if (answer?.status() !== (status ?? 200)) throw new Error(`${path} answered ${answer?.status()}`);
  if (visitor !== 'guest' && new URL(page.url()).pathname.startsWith('/sign-in'))
    throw new Error(`${path} asked to sign in`);
  await settle(page);
}
