import { randomBytes, randomUUID } from 'node:crypto';
import { consumerOf } from '@eshop/contracts/api/operations';
import { createOrder } from '@eshop/contracts/api/order';
import { expect, test } from 'vitest';
import { useBrowser } from '../lib/browser.ts';
import { enterDesk } from '../lib/enter-site.ts';
import { adminSiteUrl } from '../lib/environment.ts';
import { addressAt, heldOrder, paidOrder, untilOrder } from '../lib/orders.ts';
import { admin, newCustomer, newPersonWith } from '../lib/people.ts';
import { publishPoison } from '../lib/poison.ts';
import { newProduct } from '../lib/products.ts';

const visitors = useBrowser({ siteUrl: adminSiteUrl, expected: /status of 40[34]/ });

const live = { timeout: 30_000 };

async function adminAt(path: string) {
  const page = await visitors.open();
  await enterDesk(page, await newPersonWith('admin'), path);
  await page.locator('h1').waitFor();
  return page;
}

async function customerWithProduct() {
  const [customer, product] = await Promise.all([newCustomer(), newProduct({ stock: 5 })]);
  return { customer, items: [{ productId: product.id, quantity: 1 }] };
}

test('an admin sees every service and store as it is, and who publishes to whom', async () => {
  const page = await adminAt('/system');
  const services = page.getByRole('region', { name: 'Services' });
  for (const service of [
    'gateway',
    'auth',
    'product',
    'cart',
    'order',
    'warehouse',
    'payment',
    'sales-report',
  ]) {
    const row = services
      .getByRole('row')
      .filter({ has: page.getByRole('cell', { name: service, exact: true }) });
    await row.getByText('Up', { exact: true }).waitFor();
    expect(await row.innerText()).toMatch(/\d+ MB/);
  }
  const stores = await page.getByRole('region', { name: /^Stores/ }).innerText();
  for (const store of ['postgres', 'mysql', 'redis', 'dynamodb', 's3', 'cognito', 'pubsub']) {
    expect(stores).toContain(store);
  }
  const drawing = page.getByRole('img', { name: 'Who publishes to whom' });
  expect(await drawing.textContent()).toContain('order-status-updated');
});

test('staff of the warehouse and customers are refused on every page and route', async () => {
  const worker = await newPersonWith('warehouse');
  const page = await visitors.open();
  await enterDesk(page, worker);
  for (const path of [
    '/system',
    '/system/events',
    '/system/dead-letters',
    `/system/orders/${randomUUID()}`,
  ]) {
    expect((await page.goto(path))?.status()).toBe(403);
  }
  for (const path of ['/api/system/events', '/api/system/ticks']) {
    expect((await page.request.get(path)).status()).toBe(403);
  }
  const guest = await visitors.open();
  expect((await guest.request.get('/api/system/events', { maxRedirects: 0 })).status()).not.toBe(200);
});

test('events appear as they happen, can be paused, and show their content', async () => {
  const page = await adminAt('/system/events');
  await page.getByText('Live', { exact: true }).waitFor();
  const { customer, items } = await customerWithProduct();
  const order = await heldOrder(customer, items);
  const rowOf = (id: string) =>
    page
      .getByRole('row')
      .filter({ has: page.locator(`a[href="/system/orders/${id}"]`) })
      .filter({ hasText: 'order-created' });
  await rowOf(order.id)
    .getByText(/^order · /)
    .waitFor(live);
  await rowOf(order.id).getByRole('button', { name: 'order-created' }).click();
  await page.getByRole('dialog').getByText(`"orderId": "${order.id}"`).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await page.keyboard.press('p');
  const later = await heldOrder(customer, items);
  await page.getByText(/^Paused, [1-9]/).waitFor(live);
  expect(await rowOf(later.id).count()).toBe(0);
  await page.keyboard.press('p');
  await rowOf(later.id).waitFor();

  await page.getByRole('combobox', { name: 'Topic' }).selectOption('payment-updated');
  await expect.poll(() => new URL(page.url()).search).toBe('?topic=payment-updated');
  await expect.poll(() => rowOf(later.id).count()).toBe(0);
});

test('the request that placed an order is shown with all that it caused in other services', async () => {
  const { customer, items } = await customerWithProduct();
  const traceparent = `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`;
  const body = { items, address: addressAt() };
  const { id } = await customer.shop.call(createOrder, { body, headers: { traceparent } });
  await untilOrder(customer, id, 'AWAITING_PAYMENT');

  const page = await adminAt(`/system/orders/${id}`);
  const requests = page.getByRole('region', { name: /^Requests/ });
  const row = (service: string, what: string) =>
    requests
      .getByRole('row')
      .filter({ has: page.getByRole('cell', { name: service, exact: true }) })
      .filter({ hasText: what });
  for (const [service, what] of [
    ['gateway', 'POST /v1/orders'],
    ['order', 'publish order-created'],
    ['order', 'process order.order-created'],
    ['payment', 'process payment.order-status-updated'],
  ] as const)
    await row(service, what).first().waitFor(live);
  expect(await row('order', 'POST /v1/orders').first().innerText()).toMatch(/\d+, [\d.]+ ms/);
});

test('one order’s events are shown with every hop, found by the order’s number', async () => {
  const { customer, items } = await customerWithProduct();
  const order = await paidOrder(customer, items);
  const page = await adminAt('/system');
  await page.getByRole('textbox', { name: 'An order’s events' }).fill(order.number);
  await page.keyboard.press('Enter');
  await expect.poll(() => new URL(page.url()).pathname).toBe(`/system/orders/${order.id}`);
  expect(await page.locator('h1').innerText()).toContain(order.number);
  for (const hop of [
    /→ order order-created, try 1.*handled/s,
    /→ order payment-updated, try 1.*handled/s,
    /→ payment order-status-updated, try 1.*handled/s,
    /→ sales-report sale-created, try 1.*handled/s,
  ]) {
    await page.getByRole('row').filter({ hasText: hop }).first().waitFor(live);
  }
  const created = page.getByRole('row').filter({ has: page.getByRole('button', { name: 'order-created' }) });
  expect(await created.innerText()).toMatch(/\d ms/);
  await page.goto('/system/orders?order=ES-000');
  await page.getByText('No order has this number or id.').waitFor();
});

test('a message that nobody can read waits with its error, fails again, and is discarded with a reason', async () => {
  const content = `{"paymentId":"${randomUUID()}","status":"LOST"}`;
  const eventId = await publishPoison('payment-updated', content);
  const page = await adminAt('/system/dead-letters?service=order');
  const card = page.getByRole('article').filter({ hasText: eventId });
  await card.waitFor(live);
  const shown = await card.innerText();
  expect(shown).toContain('order.payment-updated');
  expect(shown).toContain('5 tries');
  expect(shown).toContain('The data does not fit the contract.');
  await card.getByText('Content').click();
  await card.getByText('"status": "LOST"').waitFor();

  const dialog = page.getByRole('dialog');
  await card.getByRole('button', { name: 'Replay' }).click();
  await dialog.getByRole('button', { name: 'Replay' }).click();
  await dialog.getByText(/^It failed again: The data does not fit/).waitFor();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await card.getByText('6 tries').waitFor(live);

  await card.getByRole('button', { name: 'Discard' }).click();
  await dialog.getByRole('button', { name: 'Discard' }).click();
  await dialog.locator('textarea[aria-invalid="true"]').waitFor();
  await dialog.getByLabel('Reason').fill('Nobody sends this');
  await dialog.getByRole('button', { name: 'Discard' }).click();
  await page.getByText('The message was discarded.').waitFor();
  await card.waitFor({ state: 'detached' });
  await page.goto('/system/dead-letters?service=order&status=discarded');
  await card.getByText(/Nobody sends this/).waitFor();
});

test('of two admins who decide on one message the second is told', async () => {
  const eventId = await publishPoison('product-quantity-updated', 'no JSON');
  const page = await adminAt('/system/dead-letters?service=product');
  const card = page.getByRole('article').filter({ hasText: eventId });
  await card.waitFor(live);
  await card.getByRole('button', { name: 'Discard' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reason').fill('Too late');
  // The other one is quicker; what the page would hear of it a moment later is held back.
  await page.route('**/system/dead-letters*', async (route) => {
    if (route.request().method() !== 'GET') await route.continue();
  });
  const { shop } = await admin();
  const { listDeadLetters, discardDeadLetter } = consumerOf('product');
  const { items } = await shop.call(listDeadLetters);
  const letter = items.find((one) => one.eventId === eventId);
  await shop.call(discardDeadLetter, { params: { id: letter?.id ?? '' }, body: { reason: 'First' } });
  await dialog.getByRole('button', { name: 'Discard' }).click();
  await dialog.getByText('Somebody else decided on this message first.').waitFor();
  expect(await dialog.getByLabel('Reason').inputValue()).toBe('Too late');
});
