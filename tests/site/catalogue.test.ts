import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../lib/browser.ts';
import { customerSiteUrl } from '../lib/environment.ts';
import { newShowroom, newWord, type Showroom } from '../lib/showroom.ts';
import { untilScripted } from '../lib/until-scripted.ts';

const visitors = useBrowser();

const listOf = ({ category }: Showroom) => `/c/${category.slug}`;
const cards = (page: Page) => page.locator('main article');
const countOf = (page: Page) => page.locator('#results');
const make = (page: Page, name: string) => page.locator(`#listing input[name="make"][value="${name}"]`);
const queryOf = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams);
const focusedId = (page: Page) => page.evaluate('document.activeElement.id');
const robots = (page: Page) => page.locator('meta[name="robots"]').getAttribute('content');

const twoMakes = () =>
  newShowroom([
    { make: 'Testa', fuel: 'petrol', price: 1_000_000 },
    { make: 'Testa', fuel: 'diesel', price: 2_000_000 },
    { make: 'Otra', fuel: 'diesel', price: 3_000_000 },
  ]);

describe('a list of vehicles', () => {
  it('is narrowed at once, says how many are left, and keeps the focus', async () => {
    const showroom = await twoMakes();
    const page = await visitors.open();
    await page.goto(listOf(showroom));
    await make(page, 'Otra').focus();

    await page.keyboard.press('Space');

    await expect.poll(() => countOf(page).textContent()).toBe('1 vehicle');
    expect(await cards(page).count()).toBe(1);
    expect(queryOf(page)).toEqual({ make: 'Otra' });
    expect(await page.evaluate('document.activeElement.value')).toBe('Otra');
    expect(await countOf(page).getAttribute('role')).toBe('status');
  });

  it('takes several makes, and goes back choice by choice', async () => {
    const showroom = await twoMakes();
    const page = await visitors.open();
    await page.goto(listOf(showroom));
    await make(page, 'Otra').check();
    await expect.poll(() => cards(page).count()).toBe(1);
    await make(page, 'Testa').check();
    await expect.poll(() => cards(page).count()).toBe(3);

    await page.goBack();

    await expect.poll(() => cards(page).count()).toBe(1);
    await expect.poll(() => make(page, 'Testa').isChecked()).toBe(false);
    expect(await make(page, 'Otra').isChecked()).toBe(true);
    await page.goBack();
    await expect.poll(() => make(page, 'Otra').isChecked()).toBe(false);
  });

  it('is the same for everybody who has its address, and works without scripts', async () => {
    const showroom = await twoMakes();
    const page = await visitors.open({ javaScriptEnabled: false });
    await page.goto(listOf(showroom));
    await make(page, 'Testa').check();
    await page.locator('#priceFrom').fill('15,000');

    await page.locator('#listing button[type="submit"]').click();

    await expect.poll(() => cards(page).count()).toBe(1);
    const other = await visitors.open();
    await other.goto(page.url());
    expect(await countOf(other).textContent()).toBe('1 vehicle');
    expect(await make(other, 'Testa').isChecked()).toBe(true);
    expect(await other.locator('#priceFrom').inputValue()).toBe('15,000');
  });

  it('drops a filter by one tap and puts the focus where the result is', async () => {
    const showroom = await twoMakes();
    const page = await visitors.open();
    await page.goto(`${listOf(showroom)}?make=otra&fuel=diesel`);
    await expect.poll(() => cards(page).count()).toBe(1);
    await untilScripted(page);

    const chip = page.getByRole('link', { name: 'Remove filter: Otra' });
    await chip.focus();
    await page.keyboard.press('Enter');

    await expect.poll(() => cards(page).count()).toBe(2);
    await expect.poll(() => focusedId(page)).toBe('results');
    await expect.poll(() => make(page, 'Otra').isChecked()).toBe(false);
    await page.getByRole('link', { name: 'Clear all' }).click();
    await expect.poll(() => cards(page).count()).toBe(3);
    expect(queryOf(page)).toEqual({});
  });

  it('says at a field what is wrong with it; the rest still works', async () => {
    const showroom = await twoMakes();
    const page = await visitors.open();

    const answer = await page.goto(
      `${listOf(showroom)}?yearFrom=abc&priceFrom=15000&priceTo=5&make=Testa&cursor=%00&sort=x&page=-1`,
    );

    expect(answer?.status()).toBe(200);
    expect(await cards(page).count()).toBe(1);
    expect(await page.locator('#yearFrom').inputValue()).toBe('abc');
    for (const id of ['yearFrom', 'priceTo']) {
      expect(await page.locator(`#${id}`).getAttribute('aria-invalid')).toBe('true');
      expect(await page.locator(`#${id}-error`).textContent()).toBeTruthy();
    }
  });

  it('says what to let go of when nothing is left', async () => {
    const showroom = await twoMakes();
    const page = await visitors.open();
    await page.goto(`${listOf(showroom)}?make=Otra&fuel=petrol`);
    expect(await page.getByRole('heading', { name: 'Nothing fits all of this' }).count()).toBe(1);

    await page.getByRole('link', { name: 'Without “Petrol”' }).click();

    await expect.poll(() => cards(page).count()).toBe(1);
    expect(queryOf(page)).toEqual({ make: 'Otra' });
  });

  it('is ordered by a link', async () => {
    const showroom = await twoMakes();
    const page = await visitors.open();
    await page.goto(listOf(showroom));

    await page.getByRole('link', { name: 'Highest price' }).click();

    await expect.poll(() => queryOf(page)).toEqual({ sort: 'price-desc' });
    await expect.poll(() => cards(page).first().textContent()).toContain('$30,000');
  });

  it('has pages with ways forward and back, each with an address', async () => {
    const showroom = await newShowroom(
      Array.from({ length: 50 }, (_, index) => ({ name: `Vehicle ${index}`, price: 100_000 + index })),
    );
    const page = await visitors.open();
    await page.goto(`${listOf(showroom)}?sort=price-asc`);
    const next = page.getByRole('link', { name: 'Next' });
    const previous = page.getByRole('link', { name: 'Previous' });
    const first = () => cards(page).first().locator('h3').textContent();
    await next.click();
    await expect.poll(first).toBe('Vehicle 24');
    await next.click();
    await expect.poll(first).toBe('Vehicle 48');
    expect(await cards(page).count()).toBe(2);
    expect(await next.count()).toBe(0);

    await previous.click();
    await expect.poll(first).toBe('Vehicle 24');
    const second = page.url();
    await page.getByRole('link', { name: 'First' }).click();
    await expect.poll(first).toBe('Vehicle 0');

    const other = await visitors.open();
    await other.goto(second);
    expect(await cards(other).first().locator('h3').textContent()).toBe('Vehicle 24');
    expect(await other.locator('[aria-current="page"]').allTextContents()).toContain('Page 2');
  });

  it('keeps the place when somebody comes back from a vehicle', async () => {
    const showroom = await newShowroom(
      Array.from({ length: 24 }, (_, index) => ({ name: `Vehicle ${index}` })),
    );
    const page = await visitors.open({ viewport: { width: 1440, height: 700 } });
    await page.goto(`${listOf(showroom)}?make=Testa`);
    await cards(page).nth(20).scrollIntoViewIfNeeded();
    const place = Number(await page.evaluate('scrollY'));
    expect(place).toBeGreaterThan(500);
    await cards(page).nth(20).locator('h3 a').click();
    await page.waitForURL('**/products/**');

    await page.goBack();

    await page.waitForURL('**/c/**');
    await expect.poll(async () => Math.abs(Number(await page.evaluate('scrollY')) - place)).toBeLessThan(60);
    expect(await make(page, 'Testa').isChecked()).toBe(true);
  });

  it('is found by search engines as it is, and not as somebody narrowed it', async () => {
    const showroom = await twoMakes();
    const page = await visitors.open();
    await page.goto(listOf(showroom));
    expect(await robots(page)).toBe('index, follow');
    await page.goto(`${listOf(showroom)}?make=Otra`);
    expect(await robots(page)).toBe('noindex, follow');
    expect(await page.locator('link[rel="canonical"]').getAttribute('href')).toBe(
      customerSiteUrl() + listOf(showroom),
    );
  });

  it('is not there for a category that is not', async () => {
    const page = await visitors.open();
    expect((await page.goto('/c/no-such-category'))?.status()).toBe(404);
  });
});

describe('filters on a phone', () => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true } as const;

  it('are a sheet that Escape closes, with the focus back at its button', async () => {
    const showroom = await twoMakes();
    const page = await visitors.open(phone);
    await page.goto(listOf(showroom));
    const opener = page.locator('section button[popovertarget="filters"]');
    expect(await make(page, 'Otra').isVisible()).toBe(false);
    await opener.click();
    await make(page, 'Otra').check();
    await expect.poll(() => opener.textContent()).toBe('Filters (1)');
    expect(await make(page, 'Otra').isVisible()).toBe(true);

    await page.keyboard.press('Escape');

    await expect.poll(() => make(page, 'Otra').isVisible()).toBe(false);
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Filters (1)');
  });

  it('open and apply without scripts', async () => {
    const showroom = await twoMakes();
    const page = await visitors.open({ ...phone, javaScriptEnabled: false });
    await page.goto(listOf(showroom));
    await page.getByRole('button', { name: 'Filters', exact: true }).click();
    await make(page, 'Otra').check();

    await page.locator('#listing button[type="submit"]').click();

    expect(await cards(page).count()).toBe(1);
  });
});

describe('the search', () => {
  const box = (page: Page) => page.getByRole('combobox', { name: 'Search vehicles' });
  const options = (page: Page) => page.getByRole('option');

  it('suggests what the words may mean, and is worked by the keyboard', async () => {
    const word = newWord();
    const { products } = await newShowroom([{ make: word, model: 'Uno', name: `${word} Uno Sport` }]);
    const page = await visitors.open();
    await page.goto('/');
    await box(page).fill(word.slice(0, 7));
    await expect.poll(() => options(page).count()).toBeGreaterThan(1);
    expect(await box(page).getAttribute('aria-expanded')).toBe('true');

    await page.keyboard.press('ArrowDown');
    const active = await box(page).getAttribute('aria-activedescendant');
    expect(await page.locator(`#${active}`).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Home');
    expect(await box(page).getAttribute('aria-activedescendant')).toBeNull();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');

    await page.waitForURL((url) => url.pathname.endsWith(products[0]?.id ?? 'a product'));
  });

  it('closes its suggestions by Escape, and searches for what was typed', async () => {
    const word = newWord();
    await newShowroom([{ make: word, name: `${word} Uno` }]);
    const page = await visitors.open();
    await page.goto('/');
    await box(page).fill(word);
    await expect.poll(() => options(page).count()).toBeGreaterThan(0);

    await page.keyboard.press('Escape');
    expect(await options(page).count()).toBe(0);
    expect(await box(page).inputValue()).toBe(word);
    await page.keyboard.press('Enter');

    await page.waitForURL(`**/search?q=${word}`);
    await expect.poll(() => countOf(page).textContent()).toBe('1 vehicle');
    expect(await box(page).inputValue()).toBe(word);
  });

  it('never shows the answer to words that were typed before', async () => {
    const [slow, fast] = [newWord(), newWord()];
    await newShowroom([
      { make: slow, name: `${slow} Uno` },
      { make: fast, name: `${fast} Due` },
    ]);
    const page = await visitors.open();
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
    await page.route(`**/api/suggestions?q=${slow}`, async (route) => {
      await answered;
      await route.continue().catch(() => undefined);
    });
    await page.goto('/');
    const asked = page.waitForRequest(`**/api/suggestions?q=${slow}`);
    await box(page).fill(slow);
    await asked;

    await box(page).fill(fast);
    await expect.poll(() => options(page).first().textContent()).toContain(fast);
    answer();

    await page.waitForLoadState('networkidle');
    expect((await options(page).allTextContents()).join()).not.toContain(slow);
  });

  it('finds words typed wrong, without scripts too', async () => {
    const word = newWord();
    await newShowroom([{ make: word, name: `${word} Uno` }]);
    const page = await visitors.open({ javaScriptEnabled: false });
    await page.goto('/');
    await page.locator('#search').fill(`${word.slice(0, 4)}${word.slice(5)}`);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search?**');
    expect(await cards(page).count()).toBe(1);
  });

  it('takes whatever is typed', async () => {
    const page = await visitors.open();
    for (const words of ['%00', '<script>alert(1)</script>', '🚗'.repeat(80), "' OR 1=1", '%F0%9F']) {
      const answer = await page.request.get(
        `/search?q=${words.startsWith('%') ? words : encodeURIComponent(words)}`,
      );
      expect(answer.status(), words).toBeLessThan(500);
    }
  });
});

describe('what search engines read', () => {
  it('names every vehicle and every category', async () => {
    const showroom = await newShowroom([{ name: 'Testa Sitemap' }]);
    const page = await visitors.open();
    const text = async (path: string) => (await page.request.get(path)).text();
    expect(await text('/robots.txt')).toContain(`Sitemap: ${customerSiteUrl()}/sitemap.xml`);
    expect(await text('/sitemap.xml')).toContain('/sitemap/products-1.xml');
    expect(await text('/sitemap/pages.xml')).toContain(listOf(showroom));
    expect(await text('/sitemap/products-1.xml')).toMatch(/\/products\/[a-z0-9-]+<\/loc><lastmod>/);
  });
});
