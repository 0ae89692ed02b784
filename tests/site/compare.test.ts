import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../lib/browser.ts';
import { newShowroom } from '../lib/showroom.ts';

const visitors = useBrowser();

const toggle = (page: Page, name: string) =>
  page.getByRole('button', { name: `Compare ${name}`, exact: true });
const link = (page: Page) =>
  page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^Compare/ });
const row = (page: Page, name: string) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: new RegExp(`^${name}\\b`) }) });

const five = () =>
  newShowroom(
    ['Uno', 'Due', 'Tre', 'Quattro', 'Cinque'].map((name, index) => ({
      name,
      price: 1_000_000 + index,
      powerHp: 100 + index,
      fuel: index === 0 ? 'diesel' : 'petrol',
    })),
  );

describe('the comparison', () => {
  it('takes four vehicles, refuses a fifth with words, and lets one go', async () => {
    const { category } = await five();
    const page = await visitors.open();
    await page.goto(`/c/${category.slug}`);
    for (const [index, name] of ['Uno', 'Due', 'Tre', 'Quattro'].entries()) {
      await toggle(page, name).click();
      await expect.poll(() => link(page).textContent()).toBe(`Compare (${index + 1})`);
      expect(await toggle(page, name).getAttribute('aria-pressed')).toBe('true');
    }

    await toggle(page, 'Cinque').click();

    await expect.poll(() => page.getByText('Four are chosen already').count()).toBe(1);
    expect(await toggle(page, 'Cinque').getAttribute('aria-pressed')).toBe('false');
    await toggle(page, 'Uno').click();
    await expect.poll(() => link(page).textContent()).toBe('Compare (3)');
  });

  it('works without scripts, differences alone included', async () => {
    const { category, products } = await five();
    const page = await visitors.open({ javaScriptEnabled: false });
    await page.goto(`/c/${category.slug}`);
    await toggle(page, 'Uno').click();
    await toggle(page, 'Due').click();
    await link(page).click();
    expect(new URL(page.url()).searchParams.get('ids')).toBe(`${products[0]?.id},${products[1]?.id}`);
    expect(await row(page, 'Make').isVisible()).toBe(true);

    await page.getByText('Only differences').click();

    expect(await row(page, 'Make').isVisible()).toBe(false);
    expect(await row(page, 'Fuel').isVisible()).toBe(true);
  });

  it('marks what differs and what is best, in words', async () => {
    const { products } = await five();
    const page = await visitors.open();
    await page.goto(`/compare?ids=${products[0]?.id},${products[1]?.id}`);
    expect(await row(page, 'Fuel').textContent()).toContain('differs');
    expect(await row(page, 'Make').textContent()).not.toContain('differs');
    expect(await row(page, 'Price').getByRole('cell').allTextContents()).toEqual([
      '$10,000Lowest price',
      '$10,000.01',
    ]);
    expect((await row(page, 'Power').getByRole('cell').allTextContents())[1]).toContain('Most power');
  });

  it('can be shared, and one vehicle taken out of it', async () => {
    const { products } = await five();
    const page = await visitors.open();
    await page.goto(`/compare?ids=${products.map(({ id }) => id).join()}`);
    expect(await page.getByRole('columnheader').count()).toBe(4);
    expect(await page.getByText('These are the first four').count()).toBe(1);

    await page.getByRole('button', { name: 'Remove Due from the comparison' }).click();

    await expect.poll(() => page.getByRole('columnheader').count()).toBe(3);
    expect(new URL(page.url()).searchParams.get('ids')).not.toContain(products[1]?.id);
  });

  it('says so when there is nothing to compare', async () => {
    const page = await visitors.open();
    for (const path of [
      '/compare',
      '/compare?ids=nonsense',
      '/compare?ids=00000000-0000-7000-8000-000000000000',
    ]) {
      expect((await page.goto(path))?.status()).toBe(200);
      expect(await page.locator('h1').textContent()).toBe('Nothing to compare yet');
    }
  });
});
