import { describe, expect, it } from 'vitest';
import { useBrowser } from '../lib/browser.ts';

const visitors = useBrowser();

describe('the customer’s site', () => {
  it('answers, shows its pictures and asks nothing of anybody else', async () => {
    const page = await visitors.open();

    const answer = await page.goto('/', { waitUntil: 'load' });

    expect(answer?.status()).toBe(200);
    expect(await page.title()).toContain('Eshop');
    expect(await page.locator('main h1').count()).toBe(1);
    const picture = page.locator('main img').first();
    const width = () => picture.evaluate((image: { naturalWidth?: number }) => image.naturalWidth);
    await expect.poll(width).toBeGreaterThan(0);
  });

  it('says that a page is not there', async () => {
    const page = await visitors.open();

    const answer = await page.goto('/no/such/page');

    expect(answer?.status()).toBe(404);
    expect(await page.locator('main a[href="/"]').count()).toBeGreaterThan(0);
  });
});
