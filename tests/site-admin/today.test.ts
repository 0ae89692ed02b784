import { expect, test } from 'vitest';
import { useBrowser } from '../lib/browser.ts';
import { adminSiteUrl } from '../lib/environment.ts';
import { orderInReview, paidOrder } from '../lib/orders.ts';
import { newCustomer, newPersonWith } from '../lib/people.ts';
import { newProduct } from '../lib/products.ts';
import { signInOn } from '../lib/site-forms.ts';

const visitors = useBrowser({ siteUrl: adminSiteUrl });

const live = { timeout: 30_000 };

async function openedBy(role: 'admin' | 'warehouse') {
  const page = await visitors.open();
  await signInOn(page, await newPersonWith(role));
  await page.getByText('Live', { exact: true }).waitFor();
  return page;
}

async function customerWithProduct() {
  const [customer, product] = await Promise.all([newCustomer(), newProduct({ stock: 5 })]);
  return { customer, product, items: [{ productId: product.id, quantity: 1 }] };
}

test('a proof that is handed in is counted without a reload, and the number leads to the review', async () => {
  const page = await openedBy('admin');
  const tile = page
    .getByRole('region', { name: 'What waits' })
    .getByRole('link', { name: /^Proofs to review/ });
  const count = async () => Number(/\d+/.exec(await tile.innerText())?.[0]);
  const before = await count();
  const { customer, items } = await customerWithProduct();
  await orderInReview(customer, items);
  await expect.poll(count, live).toBeGreaterThan(before);
  await tile.click();
  await expect.poll(() => new URL(page.url()).pathname).toMatch(/^\/payments/);
});

test('an order that was paid waits to be shipped and counts among the sales of today', async () => {
  const { customer, items } = await customerWithProduct();
  await paidOrder(customer, items);
  const page = await openedBy('admin');
  const waits = page.getByRole('region', { name: 'What waits' });
  expect(await waits.getByRole('link', { name: /^Orders to ship/ }).getAttribute('href')).toBe(
    '/orders?status=PAYMENT_ACCEPTED&sort=oldest',
  );
  const sales = page.getByRole('region', { name: 'Sales today', exact: true });
  await expect
    .poll(async () => Number(/Orders\s+(\d+)/.exec(await sales.innerText())?.[1]), live)
    .toBeGreaterThan(0);
  await sales.getByText('As a table').click();
  expect(await sales.getByRole('row').count()).toBe(25);
});

test('staff of the warehouse see what is to be picked and what runs out, and nothing of money', async () => {
  const { customer, items } = await customerWithProduct();
  await paidOrder(customer, items);
  const page = await openedBy('warehouse');
  const waits = page.getByRole('region', { name: 'What waits' });
  expect(await waits.getByRole('link').allInnerTexts()).toEqual([
    expect.stringMatching(/^Orders to pick\s+[1-9]/),
    expect.stringMatching(/^Low stock/),
  ]);
  await page.getByRole('region', { name: 'To pick, the oldest first' }).first().waitFor();
  expect(await page.locator('main').innerText()).not.toMatch(/\$|Proofs|Sales today|Dead letters/);
});
