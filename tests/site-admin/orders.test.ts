import { deliverOrder, getOrder, type Order, shipOrder } from '@eshop/contracts/api/order';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../lib/browser.ts';
import { enterDesk } from '../lib/enter-site.ts';
import { adminSiteUrl } from '../lib/environment.ts';
import { heldOrder, paidOrder, untilOrder } from '../lib/orders.ts';
import { admin, newCustomer, staff } from '../lib/people.ts';
import { newProduct } from '../lib/products.ts';
import { press } from '../lib/site-forms.ts';
import { comeToLife } from '../lib/staff-pages.ts';

const visitors = useBrowser({ siteUrl: adminSiteUrl });

async function customerWithProduct() {
  const [customer, product] = await Promise.all([newCustomer(), newProduct({ stock: 9 })]);
  return { customer, product, items: [{ productId: product.id, quantity: 2 }] };
}

const pathOf = ({ id }: Order) => `/orders/${id}`;
const rows = (page: Page) => page.locator('tbody tr');
/** The order's number, with the state that it is in. */
const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const dialog = (page: Page) => page.getByRole('dialog');
/** Opens an order as the demo shop's admin; its buttons ask in a dialog once the page has come to life. */
async function openOrder(page: Page, order: Order, button: string): Promise<void> {
  await enterDesk(page, await admin(), pathOf(order));
  await page.locator('main').getByRole('button', { name: button, exact: true }).waitFor();
}
const now = async ({ id }: Order): Promise<Order> => (await admin()).shop.call(getOrder, { params: { id } });

describe('the list of orders', () => {
  it('is narrowed by state, words and customer, sorted, and shows the columns chosen: all of it in the address', async () => {
    const { customer, items, product } = await customerWithProduct();
    const held = await heldOrder(customer, items);
    const paid = await paidOrder(customer, items);
    const page = await visitors.open();
    await enterDesk(page, await admin(), '/orders');
    await comeToLife(page);
    await page.getByLabel('Search').fill(product.sku);
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe(product.sku);
    await expect.poll(() => rows(page).count()).toBe(2);
    await page.getByRole('link', { name: /^To ship/ }).click();
    await expect.poll(() => rows(page).count()).toBe(1);
    expect(await rows(page).innerText()).toContain(paid.number);
    expect(new URL(page.url()).searchParams.get('q')).toBe(product.sku);

    await page.goto(`/orders?customer=${customer.id}&sort=oldest&columns=number,email`);
    expect(await rows(page).allInnerTexts()).toEqual([
      expect.stringContaining(held.number),
      expect.stringContaining(paid.number),
    ]);
    expect(await page.locator('thead th').allInnerTexts()).toEqual(['Number', 'E-mail']);
    expect(await rows(page).first().innerText()).toContain(customer.email);
  });

  it('keeps a view by its name, which is a link', async () => {
    const page = await visitors.open();
    await enterDesk(page, await admin(), '/orders?status=EXPIRED&sort=total');
    await page.locator('summary', { hasText: 'Saved views' }).click();
    await press(page, 'Save');
    await page.getByText('Give the view a name.').waitFor();
    await page.getByLabel('Name of this view').fill('Lost ones');
    await press(page, 'Save');
    await page.goto('/orders');
    await page.locator('summary', { hasText: 'Saved views' }).click();
    await page.getByRole('link', { name: 'Lost ones' }).click();
    await expect.poll(() => new URL(page.url()).search).toBe('?status=EXPIRED&sort=total');
  });

  it('shows by itself what happens, and opens an order by J and Enter', async () => {
    const { customer, items } = await customerWithProduct();
    const page = await visitors.open();
    await enterDesk(page, await admin(), `/orders?customer=${customer.id}`);
    await page.getByText('No order fits this view.').waitFor();
    await page.getByText('Live', { exact: true }).waitFor();
    const order = await heldOrder(customer, items);
    await rows(page).filter({ hasText: order.number }).filter({ hasText: 'Awaits payment' }).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).pathname).toBe(pathOf(order));
  });
});

describe('an order’s page', () => {
  it('ships with a carrier and delivers, each after a question, and names who did', async () => {
    const { customer, items } = await customerWithProduct();
    const order = await paidOrder(customer, items);
    const page = await visitors.open();
    await openOrder(page, order, 'Ship');
    await press(page, 'Ship');
    await dialog(page).getByLabel('Carrier').fill('Testa Haul');
    await dialog(page).getByRole('button', { name: 'Ship' }).click();
    await heading(page).getByText('On delivery').waitFor();
    const { shipments } = await now(order);
    expect(shipments[0]?.carrier).toBe('Testa Haul');
    await page
      .getByText(shipments[0]?.trackingNumber ?? 'no number')
      .first()
      .waitFor();
    await press(page, 'Delivered');
    await dialog(page).getByRole('button', { name: 'Delivered' }).click();
    await heading(page).getByText('Delivered').waitFor();
    expect(await page.locator('[aria-labelledby="timeline"]').innerText()).toContain('Admin: Adam Admin');
    expect((await now(order)).status).toBe('DELIVERED');
  });

  it('keeps the notice of a step while the page is brought up to date, and tells it once', async () => {
    const { customer, items } = await customerWithProduct();
    const order = await paidOrder(customer, items);
    const page = await visitors.open();
    await openOrder(page, order, 'Ship');
    await press(page, 'Ship');
    await dialog(page).getByRole('button', { name: 'Ship' }).click();
    await heading(page).getByText('On delivery').waitFor();
    const notice = page.getByRole('status').filter({ hasText: `${order.number} is on its way` });
    await notice.waitFor();
    await (await admin()).shop.call(deliverOrder, { params: { id: order.id } });
    await heading(page).getByText('Delivered').waitFor();
    expect(await notice.isVisible()).toBe(true);
    await expect
      .poll(async () => (await page.context().cookies()).map(({ name }) => name))
      .not.toContain('eshop_admin_notice');
    await page.reload();
    expect(await notice.count()).toBe(0);
  });

  it('cancels with a reason that the timeline tells', async () => {
    const { customer, items } = await customerWithProduct();
    const order = await heldOrder(customer, items);
    const page = await visitors.open();
    await openOrder(page, order, 'Cancel the order');
    await press(page, 'Cancel the order');
    await dialog(page).getByLabel('Reason').fill('Asked for by phone');
    await dialog(page).getByRole('button', { name: 'Cancel the order' }).click();
    await heading(page).getByText('Cancelled').waitFor();
    await page.locator('[aria-labelledby="timeline"]').getByText('Asked for by phone').waitFor();
    await untilOrder(customer, order.id, 'CANCELLED');
  });

  it('says that a step is not possible any more, and shows the order as it is', async () => {
    const { customer, items } = await customerWithProduct();
    const order = await paidOrder(customer, items);
    const page = await visitors.open();
    await page.route('**/api/orders/*/events*', () => undefined);
    await openOrder(page, order, 'Ship');
    await (await admin()).shop.call(shipOrder, { params: { id: order.id }, body: {} });
    await press(page, 'Ship');
    await dialog(page).getByRole('button', { name: 'Ship' }).click();
    await page.getByText('This was not done: the order is “On delivery” by now.').waitFor();
    await page.locator('main').getByRole('button', { name: 'Delivered', exact: true }).waitFor();
    expect(await page.getByRole('button', { name: 'Ship', exact: true }).count()).toBe(0);
  });

  it('follows the order live', async () => {
    const { customer, items } = await customerWithProduct();
    const order = await paidOrder(customer, items);
    const page = await visitors.open();
    await openOrder(page, order, 'Ship');
    await (await admin()).shop.call(shipOrder, { params: { id: order.id }, body: {} });
    await page.locator('main').getByRole('button', { name: 'Delivered', exact: true }).waitFor();
  });

  it('explains which warehouse sends and what others had', async () => {
    const { customer, items, product } = await customerWithProduct();
    const order = await heldOrder(customer, items);
    const page = await visitors.open();
    await openOrder(page, order, 'Cancel the order');
    const why = page.locator('details', { hasText: 'Why these warehouses' });
    const [from] = (await now(order)).shipments;
    const row = why.locator('tbody tr', { hasText: from?.warehouseName ?? '?' });
    expect(await row.innerText()).toContain(product.name);
    expect((await row.locator('td').allInnerTexts()).at(-1)).toBe('2');
  });
});

describe('the picking list', () => {
  it('tells the people at the shelves what a paid order needs, and prints without the frame', async () => {
    const { customer, items, product } = await customerWithProduct();
    const order = await paidOrder(customer, items);
    const page = await visitors.open();
    await enterDesk(page, await staff(), `/orders/picking?warehouse=${order.shipments[0]?.warehouseId}`);
    const line = page.locator('tbody tr', { hasText: order.number });
    await line.waitFor();
    const words = await line.innerText();
    for (const word of [product.sku, '2', order.address.street]) expect(words).toContain(word);
    expect(await page.locator('main').innerText()).not.toContain(customer.email);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('[data-frame]').isVisible()).toBe(false);
    expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false);
    expect(await line.isVisible()).toBe(true);
  });

  it('is the only page about orders for them', async () => {
    const { customer, items } = await customerWithProduct();
    const order = await heldOrder(customer, items);
    const page = await visitors.open();
    await enterDesk(page, await staff(), '/orders/picking');
    for (const path of ['/orders', pathOf(order), '/payments', '/payments/decided']) {
      const answer = await page.goto(path);
      expect(answer?.status(), path).toBe(403);
    }
  });
});
