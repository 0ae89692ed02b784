import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { customerSiteUrl } from './environment.ts';
import { launchBrowser } from './launch-browser.ts';
import { watchPages } from './watch-page.ts';

type Watched = { readonly context: BrowserContext; faults(): readonly string[] };

/** Opens pages as people of their own: no cookie is shared between two of them. */
export type Visitors = {
  /** Somebody new, on a page of the site that shows nothing yet; paths are the site's. */
  open(options?: BrowserContextOptions): Promise<Page>;
};

/**
 * One browser for the tests of a file. After each test its pages are closed; it fails when one of them told an
 * error, broke the site's Content-Security-Policy, or asked anything of another origin.
 */
export function useBrowser({
  siteUrl = customerSiteUrl,
  expected,
}: {
  siteUrl?: () => string;
  /** Faults that belong to what is tested. */
  expected?: RegExp;
} = {}): Visitors {
  let browser: Browser | undefined;
  let opened: Watched[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());
  afterEach(async () => {
    const done = opened;
    opened = [];
    await Promise.all(done.map(({ context }) => context.close()));
    const faults = done.flatMap((watched) => watched.faults());
    expect(faults.filter((fault) => !expected?.test(fault))).toEqual([]);
  });

  return {
    async open(options = {}) {
      if (!browser) throw new Error('The browser is started before the first test');
      const context = await browser.newContext({ baseURL: siteUrl(), locale: 'en-US', ...options });
      opened.push({ context, faults: watchPages(context, new URL(siteUrl()).origin) });
      return context.newPage();
    },
  };
}
