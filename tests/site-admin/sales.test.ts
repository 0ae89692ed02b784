import { type SalesSummary, summarizeSales } from '@eshop/contracts/api/sales-report';
import { eventually } from '@eshop/kit/testing';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { useBrowser } from '../lib/browser.ts';
import { enterDesk } from '../lib/enter-site.ts';
import { adminSiteUrl } from '../lib/environment.ts';
import { paidOrder } from '../lib/orders.ts';
import { admin, newCustomer, staff } from '../lib/people.ts';
import { newProduct } from '../lib/products.ts';
import { comeToLife } from '../lib/staff-pages.ts';

const visitors = useBrowser({ siteUrl: adminSiteUrl, expected: /status of 40[13]/ });
const dayMilliseconds = 86_400_000;
const day = (daysFromNow: number) =>
  new Date(Date.now() + daysFromNow * dayMilliseconds).toISOString().slice(0, 10);

/** A product dear enough to lead every ranking, sold twice today. */
const price = 4_321_000_00;
let sold: Awaited<ReturnType<typeof sellSome>>;
async function sellSome() {
  const name = `Dear car ${crypto.randomUUID()}`;
  const [customer, product] = await Promise.all([newCustomer(), newProduct({ stock: 9, price, name })]);
  const items = [{ productId: product.id, quantity: 2 }];
  const orders = [await paidOrder(customer, items), await paidOrder(customer, items)];
  await eventually(async () => expect((await summaryOf(product.id, day(0), day(1))).totals.orders).toBe(2));
  return { product, orders, name };
}
const summaryOf = async (productId: string, from: string, to: string): Promise<SalesSummary> =>
  (await admin()).shop.call(summarizeSales, { query: { productId, from, to } });
beforeAll(async () => {
  sold = await sellSome();
});

async function open(path: string): Promise<Page> {
  const page = await visitors.open({ acceptDownloads: true });
  await enterDesk(page, await admin(), path);
  await comeToLife(page);
  return page;
}
const dollars = (cents: number) => `$${(cents / 100).toLocaleString('en-US')}`;
const figure = (page: Page, name: string) => page.locator(`[data-figure="${name}"]`).textContent();

describe('the report', () => {
  it('has the figures that the shop answers, for the period and for the one before', async () => {
    const { totals } = await summaryOf(sold.product.id, day(0), day(1));
    const page = await open(`/sales?productId=${sold.product.id}`);
    expect(await figure(page, 'revenue')).toBe(dollars(totals.revenue.amount));
    expect(await figure(page, 'orders')).toBe('2');
    expect(await figure(page, 'units')).toBe('4');
    expect(await figure(page, 'average')).toBe(dollars(totals.revenue.amount / 2));
    expect(await page.locator('[data-figure="shipping"]').count()).toBe(0);

    // Of tomorrow and the day after nothing is known; the two days before have today.
    await page.goto(`/sales?productId=${sold.product.id}&period=custom&from=${day(1)}&to=${day(2)}`);
    expect(await figure(page, 'revenue')).toBe('$0');
    await page.getByText(`before: ${dollars(totals.revenue.amount)}`).waitFor();
  });

  it('says when the days typed can’t be used, and keeps them', async () => {
    const page = await open('/sales?period=custom&from=2026-02-02&to=2026-02-01');
    await page.getByText('The last day must not be before the first.').waitFor();
    expect(await page.getByLabel('From', { exact: true }).inputValue()).toBe('2026-02-02');
    expect(await page.getByLabel('To, this day included').inputValue()).toBe('2026-02-01');
  });

  it('leads from a row to the report of it alone, to its sales and to their orders', async () => {
    const page = await open('/sales?period=7d');
    await page
      .getByRole('table', { name: 'Revenue by product' })
      .getByRole('link', { name: sold.name })
      .click();
    await page.getByText(`Only product ${sold.name}`).waitFor();
    await page.locator('summary', { hasText: 'As a table' }).click();
    const table = page.getByRole('table', { name: 'Revenue over time' });
    await table
      .locator('tbody tr')
      .filter({ hasText: dollars(price * 4) })
      .getByRole('link')
      .click();
    await page.getByRole('heading', { name: 'Sales one by one' }).waitFor();
    expect(await page.locator('tbody tr').count()).toBe(2);
    const [order] = sold.orders;
    await page.getByRole('link', { name: order?.number ?? '' }).click();
    await expect.poll(() => new URL(page.url()).pathname).toBe(`/orders/${order?.id}`);
  });

  it.each(['make', 'category', 'warehouse'])('is grouped by %s, as the shop answers', async (by) => {
    const page = await open(`/sales?period=7d&by=${by}`);
    const from = `${day(-6)}T00:00:00.000Z`;
    const query = { bucket: 'all', groupBy: by, from, to: `${day(1)}T00:00:00.000Z`, top: 10 } as const;
    const title = `Revenue by ${by}`;
    // Others sell meanwhile: the page is right when it is as the shop was just before or just after.
    await eventually(async () => {
      const { shop } = await admin();
      const expected = await shop.call(summarizeSales, { query: { ...query, groupBy: by as 'make' } });
      await page.reload();
      const shown = await page
        .getByRole('table', { name: title })
        .locator('tbody tr td:nth-child(3)')
        .allInnerTexts();
      expect(shown).toEqual(expected.buckets.map(({ revenue }) => dollars(revenue.amount)));
    });
  });
});

describe('a chart', () => {
  it('is drawn anew when the colours turn over, and all of it stands in its table', async () => {
    const page = await open(`/sales?productId=${sold.product.id}&period=7d`);
    const canvas = page.getByRole('img', { name: 'Revenue over time' });
    const drawing = () => canvas.evaluate((element) => (element as { toDataURL?(): string }).toDataURL?.());
    await expect.poll(() => canvas.getAttribute('data-drawn')).toBe('system');
    const light = await drawing();
    await page.getByRole('button', { name: /dark/i }).click();
    await expect.poll(() => canvas.getAttribute('data-drawn')).toBe('dark');
    await expect.poll(drawing).not.toBe(light);
    await page.locator('summary', { hasText: 'As a table' }).click();
    const cells = page.getByRole('table', { name: 'Revenue over time' }).locator('tbody tr td:nth-child(2)');
    expect(await cells.count()).toBe(7);
    expect(await cells.last().textContent()).toBe(dollars(price * 4));
  });
});

describe('the files', () => {
  it('have each sale of the period, as CSV and as a workbook', async () => {
    const page = await open('/sales?period=7d');
    const read = async (name: string) => {
      const href = await page.getByRole('link', { name, exact: true }).getAttribute('href');
      const answer = await page.request.get(href ?? '');
      expect(answer.status()).toBe(200);
      return answer;
    };
    const csv = await read('CSV');
    expect(csv.headers()['content-disposition']).toMatch(/filename="sales-.*\.csv"/);
    const lines: Record<string, string>[] = parse(await csv.body(), { columns: true });
    const mine = lines.filter((line) => line['Product id'] === sold.product.id);
    expect(mine.map((line) => line['Order id']).sort()).toEqual(sold.orders.map(({ id }) => id).sort());
    expect(mine.map((line) => line['Line total'])).toEqual(Array(2).fill(`${(price * 2) / 100}.00`));
    const workbook = await (await read('Excel')).body();
    expect(workbook.subarray(0, 2).toString()).toBe('PK');
    expect(workbook.toString('latin1')).toContain('xl/worksheets/sheet1.xml');
  });

  it('have what the page is narrowed to, of the report and of the list', async () => {
    const page = await open(`/sales?period=7d&productId=${sold.product.id}`);
    const productsIn = async () => {
      const file = page.getByRole('navigation', { name: 'These sales as a file' });
      const href = await file.getByRole('link', { name: 'CSV' }).getAttribute('href');
      const answer = await page.request.get(href ?? '');
      const lines: Record<string, string>[] = parse(await answer.body(), { columns: true });
      return lines.map((line) => [line['Product id'], line['Shipping (once per order)']]);
    };
    const mine = sold.orders.map(() => [sold.product.id, '']);
    expect(await productsIn()).toEqual(mine);
    await page.goto(`/sales/list?productId=${sold.product.id}`);
    expect(await productsIn()).toEqual(mine);
    await page.goto(`/sales?period=custom&from=${day(1)}&to=${day(2)}&productId=${sold.product.id}`);
    expect(await productsIn()).toEqual([]);
  });

  it('and the report are for admins alone', async () => {
    const page = await visitors.open();
    await enterDesk(page, await staff(), '/warehouse');
    for (const path of ['/sales', '/sales/list', '/api/sales/export?format=csv']) {
      const answer = await page.request.get(path, { maxRedirects: 0 });
      expect(answer.status(), path).toBe(403);
    }
    const guest = await visitors.open();
    const answer = await guest.request.get('/api/sales/export?format=csv', { maxRedirects: 0 });
    expect([303, 307, 401]).toContain(answer.status());
  });
});
