import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Person } from './people.ts';

/** How somebody looks at the site. */
export type Look = { readonly width: 390 | 1440; readonly theme: 'light' | 'dark' };

/** On a phone and on a wide screen, by day and by night. */
export const looks: readonly Look[] = ([390, 1440] as const).flatMap((width) =>
  (['light', 'dark'] as const).map((theme) => ({ width, theme })),
);

const height = (width: Look['width']) => (width === 390 ? 844 : 900);

/** What makes a browser somebody's. */
export type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;

/** Signs somebody in by the site's own form, once; the cookies are what makes others the same person. */
export async function signedInCookies(
  browser: Browser,
  siteUrl: string,
  { email, password }: Person,
): Promise<Cookies> {
  const context = await browser.newContext({ baseURL: siteUrl });
  try {
    const page = await context.newPage();
    await page.goto('/sign-in');
    await page.locator('main input[name="email"]').fill(email);
    await page.locator('main input[name="password"]').fill(password);
    await page.locator('main input[name="password"]').press('Enter');
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'), { waitUntil: 'commit' });
    return await context.cookies();
  } finally {
    await context.close();
  }
}

/** A browser of somebody who looks so, with these cookies. */
export async function openAs(
  browser: Browser,
  { siteUrl, look, cookies }: { siteUrl: string; look: Look; cookies: Cookies },
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: siteUrl,
    locale: 'en-US',
    viewport: { width: look.width, height: height(look.width) },
    colorScheme: look.theme,
    reducedMotion: 'reduce',
    ...(look.width === 390 ? { isMobile: true, hasTouch: true } : {}),
  });
  await context.addCookies(cookies);
  return context;
}

/** Written as text, for it runs in the page: this workspace's programs know no window. */
const scrollThrough = `(async () => {
  const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  for (let y = 0; y < document.body.scrollHeight; y += innerHeight) {
    scrollTo(0, y);
    await pause(30);
  }
  scrollTo(0, 0);
  await document.fonts.ready;
  const deadline = Date.now() + 5000;
  while ([...document.images].some((image) => !image.complete) && Date.now() < deadline) await pause(50);
})()`;

/** Waits until a page is whole: pictures far below come only when somebody scrolls there. */
export async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('load');
  await page.evaluate(scrollThrough);
}
