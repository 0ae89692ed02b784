import { setUserRoles } from '@eshop/contracts/api/auth';
import { updateProduct } from '@eshop/contracts/api/product';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser } from '../lib/browser.ts';
import { enterDesk } from '../lib/enter-site.ts';
import { adminSiteUrl } from '../lib/environment.ts';
import { newCustomer, newPersonWith, type Person } from '../lib/people.ts';
import { newProduct } from '../lib/products.ts';

const visitors = useBrowser({ siteUrl: adminSiteUrl, expected: /status of 40[34]/ });

async function at(path: string, me: Person): Promise<Page> {
  const page = await visitors.open();
  await enterDesk(page, me, path);
  return page;
}

/** An admin who changed a product, and then what somebody may do. */
async function busyAdmin() {
  const [me, person, product] = await Promise.all([
    newPersonWith('admin'),
    newCustomer('Ursula'),
    newProduct(),
  ]);
  await me.shop.call(updateProduct, {
    params: { id: product.id },
    body: { name: `${product.name} II`, price: { amount: 1_250_000, currency: 'USD' } },
    ifMatch: product.version,
  });
  await me.shop.call(setUserRoles, { params: { id: person.id }, body: { roles: ['warehouse'] } });
  return { me, person, product };
}

test('what an admin did in several services is one list, newest first, with before and after', async () => {
  const { me, product } = await busyAdmin();
  const page = await at(`/audit?who=${me.id}`, me);
  const rows = page.locator('tbody tr', { has: page.locator('td') }).filter({ has: page.locator('time') });
  expect(await rows.allInnerTexts()).toEqual([
    expect.stringMatching(/Set roles[\s\S]*Ursula[\s\S]*customer → customer, warehouse/),
    expect.stringMatching(/Changed a product[\s\S]*2 changes/),
  ]);
  await rows.nth(1).locator('summary').click();
  const details = rows.nth(1).locator('details table');
  await details.getByText('$12,500').waitFor();
  expect(await details.textContent()).toContain(product.name);
  await rows.nth(1).getByRole('link', { name: /II$/ }).click();
  await page.waitForURL((url) => url.pathname === `/products/${product.id}`);
});

test('filters are in the address, and each narrows the list', async () => {
  const { me, product } = await busyAdmin();
  const page = await at(`/audit?who=${me.id}`, me);
  await page.getByLabel('Did what').selectOption('product.update');
  await expect.poll(() => new URL(page.url()).searchParams.get('did')).toBe('product.update');
  await expect.poll(() => page.locator('tbody time').count()).toBe(1);
  await page.goto(`/audit?subject=${product.id}&kind=product`);
  expect(await page.locator('main').textContent()).toContain('Created a product');
  await page.goto(`/audit?who=${me.id}&to=2026-01-01`);
  await page.getByText('Nothing that fits is in the trail.').waitFor();
  await page.goto('/audit?from=soon');
  await page.getByText('The trail can’t be filtered like that').waitFor();
});

test('pages go on where the last one ended, over all services', async () => {
  const me = await newPersonWith('admin');
  const person = await newCustomer();
  for (let count = 0; count < 52; count++) {
    const roles = count % 2 ? [] : (['warehouse'] as const);
    await me.shop.call(setUserRoles, { params: { id: person.id }, body: { roles: [...roles] } });
  }
  const page = await at(`/audit?who=${me.id}`, me);
  expect(await page.locator('tbody time').count()).toBe(50);
  await page.getByRole('link', { name: 'Next page' }).click();
  await expect.poll(() => page.locator('tbody time').count()).toBe(2);
  await page.getByRole('link', { name: 'First page' }).click();
  await expect.poll(() => page.locator('tbody time').count()).toBe(50);
}, 120_000);
