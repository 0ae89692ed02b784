import { expect, test } from 'vitest';
import { useBrowser } from '../lib/browser.ts';
import { adminSiteUrl } from '../lib/environment.ts';
import { newCustomer, newPersonWith } from '../lib/people.ts';
import { newProduct } from '../lib/products.ts';
import { sessionCookiesOf, signInOn } from '../lib/site-forms.ts';

const visitors = useBrowser({ siteUrl: adminSiteUrl, expected: /status of 40[34]/ });

test('a guest is sent to sign in from any page, and comes back to it', async () => {
  const page = await visitors.open();
  await page.goto('/warehouse?q=x');
  expect(new URL(page.url()).pathname).toBe('/sign-in');
  const person = await newPersonWith('warehouse');
  await signInOn(page, person, '/?from=sign-in');
  await expect.poll(() => page.url()).toMatch(/\/\?from=sign-in$/);
});

test('a customer who signs in is refused and gets no session', async () => {
  const page = await visitors.open();
  const customer = await newCustomer();
  await signInOn(page, customer);
  expect(await page.locator('main [role="alert"]').innerText()).toContain('not one of staff');
  expect(await sessionCookiesOf(page)).toEqual([]);
  expect(await page.locator('#email').inputValue()).toBe(customer.email);
});

test('without scripts staff sign in, see a page, are refused what is not theirs, and sign out', async () => {
  const page = await visitors.open({ javaScriptEnabled: false });
  await signInOn(page, await newPersonWith('warehouse'));
  expect(await page.locator('h1').innerText()).toBe('Today');
  const answer = await page.goto('/people');
  expect(answer?.status()).toBe(403);
  expect(await page.locator('h1').innerText()).toBe('Not for your role');
  expect((await page.goto('/orders/no-such-order'))?.status()).toBe(403);
  expect((await page.goto('/products/no-such-product'))?.status()).toBe(404);
  expect(await page.locator('h1').innerText()).toBe('Nothing is here');
  await page.goto('/');
  await page.getByRole('button', { name: 'Sign out' }).click();
  expect(new URL(page.url()).pathname).toBe('/sign-in');
  expect(await sessionCookiesOf(page)).toEqual([]);
});

test('keys lead to each page, and ? tells them', async () => {
  const page = await visitors.open();
  await signInOn(page, await newPersonWith('warehouse'));
  await page.getByRole('button', { name: /Find/ }).waitFor();
  await page.keyboard.press('?');
  const help = page.getByRole('dialog');
  await help.getByText('Go to Warehouse').waitFor();
  expect(await help.getByText('Go to People').count()).toBe(0);
  await page.keyboard.press('Escape');
  await help.waitFor({ state: 'detached' });
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await expect.poll(() => new URL(page.url()).pathname).toBe('/');
});

test('the palette finds a product by its SKU and goes there', async () => {
  const product = await newProduct();
  const page = await visitors.open();
  await signInOn(page, await newPersonWith('admin'));
  await page.getByRole('button', { name: /Find/ }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(product.sku);
  await page.getByRole('option', { name: new RegExp(product.sku) }).waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => new URL(page.url()).pathname).toBe(`/products/${product.id}`);
});
