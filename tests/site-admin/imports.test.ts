import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { findProductsBySku, type Product } from '@eshop/contracts/api/product';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser } from '../lib/browser.ts';
import { adminSiteUrl } from '../lib/environment.ts';
import { admin } from '../lib/people.ts';
import { newProduct } from '../lib/products.ts';
import { comeToLife, useAdmin } from '../lib/staff-pages.ts';

const visitors = useBrowser({ siteUrl: adminSiteUrl, expected: /ERR_INTERNET_DISCONNECTED/ });
const staff = useAdmin(visitors);

const header = 'sku,name,category,price,weightKg,make,model,year,initialQuantity';
const newSku = () => `IMP-${randomBytes(5).toString('hex').toUpperCase()}`;
const line = (
  sku: string,
  change: { name?: string; price?: string; category?: string; year?: string } = {},
) => {
  const { name = 'Testa Imported', price = '1899900', category = 'sedans', year = '2021' } = change;
  return `${sku},${name},${category},${price},1310,Testa,One,${year},2`;
};

async function choose(page: Page, text: string, name = 'products.csv'): Promise<void> {
  const mimeType = name.endsWith('.json') ? 'application/json' : 'text/csv';
  await page.locator('input[type="file"]').setInputFiles({ name, mimeType, buffer: Buffer.from(text) });
}
const chooseRows = (page: Page, ...lines: string[]) => choose(page, `${[header, ...lines].join('\n')}\n`);

async function productsOf(...skus: string[]): Promise<Product[]> {
  const { items } = await (await admin()).shop.call(findProductsBySku, { query: { skus: skus.join(',') } });
  return items;
}
const row = (page: Page, sku: string) => page.getByRole('row').filter({ hasText: sku });
const checked = (page: Page) => page.getByText('Checked. Nothing was written yet.').waitFor();
const through = (page: Page) => page.getByText('The import is through.').waitFor();
const start = (page: Page, rows: string) => page.getByRole('button', { name: `Import ${rows} rows` }).click();

test('a file is checked row by row with nothing written, then imported, and running it again does nothing', async () => {
  const page = await staff.open('/imports');
  const [good, bad, other] = [newSku(), newSku(), newSku()];
  const lines = [
    line(good),
    line(bad, { name: '', price: '18.5', category: 'boats', year: '1700' }),
    line(other, { name: 'Testa Other' }),
    line(good.toLowerCase()),
  ];
  await chooseRows(page, ...lines);
  await checked(page);
  expect(await row(page, good).first().textContent()).toContain('New');
  const faults = await row(page, bad).textContent();
  for (const said of ['name: ', 'price: ', 'category: “boats”', 'year: ']) expect(faults).toContain(said);
  expect(await row(page, good).last().textContent()).toContain('Is in row 2 already');
  expect(await productsOf(good, bad, other)).toEqual([]);

  await start(page, '2');
  await through(page);
  const made = await productsOf(good, bad, other);
  expect(made.map(({ sku, name }) => [sku, name])).toEqual([
    [good, 'Testa Imported'],
    [other, 'Testa Other'],
  ]);
  expect(made[0]).toMatchObject({ price: { amount: 1_899_900 }, attributes: { year: 2021 } });
  expect(made[0]?.categoryPath.at(-1)?.slug).toBe('sedans');

  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download rows with errors' }).click();
  const errors = await readFile(await (await downloading).path(), 'utf8');
  expect(errors).toContain(bad);
  expect(errors).toContain('price: ');
  expect(errors).not.toContain(other);

  await page.getByRole('button', { name: 'Another file' }).click();
  await chooseRows(page, ...lines);
  await checked(page);
  expect(await row(page, other).textContent()).toContain('There already');
  await page.getByText('There is nothing to import').waitFor();
});

test('products that are there change only when asked to, each change shown before', async () => {
  const product = await newProduct({ name: 'Testa Old' });
  const page = await staff.open('/imports');
  await chooseRows(page, line(product.sku, { name: 'Testa New', price: '5000000' }));
  await checked(page);
  expect(await row(page, product.sku).textContent()).toContain('There already');
  await page.getByRole('checkbox', { name: /Also change products/ }).check();
  await expect.poll(() => row(page, product.sku).textContent()).toContain('$50,000');
  expect(await row(page, product.sku).textContent()).toContain('Testa Old');
  await start(page, '1');
  await through(page);
  expect(await productsOf(product.sku)).toMatchObject([{ name: 'Testa New', price: { amount: 5_000_000 } }]);
});

test('a list in JSON, as the API writes products, is imported too', async () => {
  const sku = newSku();
  const page = await staff.open('/imports');
  const product = {
    sku,
    name: 'Testa JSON',
    description: 'Two\nlines',
    category: 'sedans',
    price: { amount: 1_234_500, currency: 'USD' },
    weightKg: 1000.5,
    attributes: { make: 'Testa', model: 'J', year: 2020, fuel: 'electric' },
    initialQuantity: 1,
  };
  await choose(page, JSON.stringify([product]), 'products.json');
  await checked(page);
  await start(page, '1');
  await through(page);
  const { category: _slug, initialQuantity: _received, ...shown } = product;
  expect(await productsOf(sku)).toMatchObject([shown]);
});

test('an import goes on after a pause and a reload, and makes each product once', async () => {
  const skus = Array.from({ length: 50 }, newSku);
  const page = await staff.open('/imports');
  await chooseRows(page, ...skus.map((sku) => line(sku)));
  await checked(page);
  await start(page, '50');
  await page.getByText(/of 50 rows/).waitFor();
  await expect.poll(async () => (await productsOf(...skus)).length).toBeGreaterThan(0);
  await page.reload();
  await comeToLife(page);
  await page.getByText('The import stands still.').waitFor();
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByText('The import stands still.').waitFor();
  await page.getByRole('button', { name: 'Go on' }).click();
  await through(page);
  expect(await productsOf(...skus)).toHaveLength(50);
  expect(await page.getByText('Errors').count()).toBe(0);
});

test('an import waits while the connection is lost, and goes on by itself', async () => {
  const skus = Array.from({ length: 45 }, newSku);
  const page = await staff.open('/imports');
  await chooseRows(page, ...skus.map((sku) => line(sku)));
  await checked(page);
  await start(page, '45');
  await expect.poll(async () => (await productsOf(...skus)).length).toBeGreaterThan(0);
  await page.context().setOffline(true);
  await page.getByText('The connection was lost; trying again.').waitFor();
  await page.context().setOffline(false);
  await through(page);
  expect(await productsOf(...skus)).toHaveLength(45);
});

test('a file that is no good as a whole is refused with the reason', async () => {
  const page = await staff.open('/imports');
  const refused = page.locator('main').getByRole('alert');
  await choose(page, 'sku,name\nA,B\n');
  await refused.getByText('Columns are missing: category, price').waitFor();
  await choose(page, `${header}\n${`${line('A')}\n`.repeat(10_001)}`);
  await refused.getByText('more than 10,000 rows').waitFor();
  await choose(page, 'x'.repeat(8 * 1024 * 1024 + 1));
  await refused.getByText('larger than 8 MB').waitFor();
  const template = await page.request.get('/imports/template.csv');
  await choose(page, (await template.text()).replace('CAR-EXAMPLE-1', newSku()));
  await checked(page);
  expect(await page.getByRole('button', { name: 'Import 1 rows' }).count()).toBe(1);
});
