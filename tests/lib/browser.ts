import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterEach, beforeAll, expect } from 'vitest';
import { customerSiteUrl } from './environment.ts';
import { launchBrowser } from './launch-browser.ts';
import { watchPages } from './watch-page.ts';

type Watched = { readonly context: BrowserContext; faults(): readonly string[] };

/** Opens pages as people of their own: no cookie is shared between two of them. */
export type Visitors = {
  /** Somebody new, on a page of the site that shows nothing yet; paths are the site's. */
  open(options?: BrowserContextOptions): Promise<Page>;
};

let started: Promise<Browser> | undefined;

/** One browser for all tests of a process, with which it ends; files that run in the same one have it in common. */
async function browserOfProcess(): Promise<Browser> {
  started ??= launchBrowser();
  const browser = await started;
  if (browser.isConnected()) return browser;
  started = launchBrowser();
  return started;
}

/**
 * Pages for the tests of a file. After each test its pages are closed; it fails when one of them told an
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
  let opened: Watched[] = [];

  beforeAll(async () => void (await browserOfProcess()));
  afterEach(async () => {
    const done = opened;
    opened = [];
    await Promise.all(done.map(({ context }) => context.close()));
    const faults = done.flatMap((watched) => watched.faults());
    expect(faults.filter((fault) => !expected?.test(fault))).toEqual([]);
  });

  return {
    async open(options = {}) {
      const browser = await browserOfProcess();
      const context = await browser.newContext({ baseURL: siteUrl(), locale: 'en-US', ...options });
      opened.push({ context, faults: watchPages(context, new URL(siteUrl()).origin) });
      return context.newPage();
    },
  };
}
