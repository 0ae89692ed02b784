import { cancelOrder, getOrder, shipOrder } from '@eshop/contracts/api/order';
import { listPayments, type Payment, rejectPayment } from '@eshop/contracts/api/payment';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../lib/browser.ts';
import { enterShop } from '../lib/enter-site.ts';
import { customerSiteUrl, shopSeconds } from '../lib/environment.ts';
import { approve, heldOrder, orderInReview, paidOrder, untilOrder } from '../lib/orders.ts';
import { admin, newCustomer, type Person } from '../lib/people.ts';
import { newProduct } from '../lib/products.ts';
import { pdf, picture } from '../lib/proofs.ts';
import { untilScripted } from '../lib/until-scripted.ts';

const visitors = useBrowser();
/** Without a line a browser tells its console what it could not load. */
const unplugged = useBrowser({ expected: /ERR_INTERNET_DISCONNECTED/ });
const windowMilliseconds = shopSeconds('ORDER_PAYMENT_WINDOW_SECONDS') * 1_000;

/** Somebody signed in, on a page of theirs. */
async function signedIn(person: Person, path: string, options = {}, from = visitors): Promise<Page> {
  const page = await from.open(options);
  await enterShop(page, person, path);
  return page;
}

const pathOf = ({ id }: { id: string }) => `/orders/${id}`;
const state = (page: Page) => page.locator('#order-state');
const untilState = (page: Page, text: string) => state(page).filter({ hasText: text }).waitFor();
/** Copying needs scripts, so its buttons say that the page has come to life. */
const untilAlive = (page: Page) =>
  page.getByRole('button', { name: 'Copy reference' }).waitFor({ timeout: 15_000 });
const proof = async () => {
  const { name, type, bytes } = await picture();
  return { name, mimeType: type, buffer: Buffer.from(bytes) };
};
const paymentsOf = async (person: Person, orderId: string): Promise<Payment[]> =>
  (await person.shop.call(listPayments, { query: { orderId } })).items;

async function customerWithOrder() {
  const [person, product] = await Promise.all([
    newCustomer(),
    newProduct({ stock: 2, name: 'Testa Ordered' }),
  ]);
  const items = [{ productId: product.id, quantity: 1 }];
  return { person, product, items };
}

describe('an order’s page', () => {
  it('goes with the order to the door without being loaded again, past a refused proof', async () => {
    const { person, items } = await customerWithOrder();
    const order = await heldOrder(person, items);
    const page = await signedIn(person, pathOf(order));
    await untilAlive(page);
    await page.evaluate('window.stillHere = true');

    await page.setInputFiles('#file', await proof());
    await page.getByLabel('Amount paid').fill('1,234.50');
    await page.getByRole('button', { name: 'Send the proof' }).click();
    await untilState(page, 'We are checking your proof');
    await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('order-state');
    const [first] = await paymentsOf(person, order.id);
    expect(first?.amount?.amount).toBe(123_450);

    await untilOrder(person, order.id, 'PAYMENT_REVIEW');
    const { shop } = await admin();
    const reason = 'Too dark to read';
    await shop.call(rejectPayment, { params: { id: first?.id ?? '' }, body: { reason } });
    await page.getByText(reason).first().waitFor();
    const { name, type, bytes } = pdf();
    await page.setInputFiles('#file', { name, mimeType: type, buffer: Buffer.from(bytes) });
    await page.getByRole('button', { name: 'Send the proof' }).click();
    await untilState(page, 'We are checking your proof');

    await untilOrder(person, order.id, 'PAYMENT_REVIEW');
    const second = (await paymentsOf(person, order.id)).at(-1);
    await approve(second?.id ?? '');
    await untilState(page, 'Paid');
    await untilOrder(person, order.id, 'PAYMENT_ACCEPTED');
    await shop.call(shipOrder, { params: { id: order.id }, body: { carrier: 'Testa Haul' } });
    await untilState(page, 'On its way');
    const { shipments } = await person.shop.call(getOrder, { params: { id: order.id } });
    await page.getByText(shipments[0]?.trackingNumber ?? 'no number').waitFor();

    await page.getByRole('button', { name: 'I have received it' }).click();
    await page.getByRole('button', { name: 'Yes, all is here' }).click();
    await untilState(page, 'Delivered');
    expect(await page.evaluate('window.stillHere')).toBe(true);
  });

  it('refuses what can be no proof before it is sent, and keeps what was typed', async () => {
    const { person, items } = await customerWithOrder();
    const page = await signedIn(person, pathOf(await heldOrder(person, items)));
    await untilAlive(page);
    const choose = (buffer: Buffer) =>
      page.setInputFiles('#file', { name: 'receipt.jpg', mimeType: 'image/jpeg', buffer });
    await choose(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
    await page.getByText('This is no JPEG').waitFor();
    await choose(Buffer.alloc(0));
    await page.getByText('This file is empty').waitFor();
    await choose(Buffer.alloc(10 * 1024 * 1024 + 1, 0xff));
    await page.getByText('10 MB is the most').waitFor();

    await page.setInputFiles('#file', await proof());
    await page.getByLabel('Amount paid').fill('12,34');
    await page.getByLabel('Note').fill('From my mother');
    await page.getByRole('button', { name: 'Send the proof' }).click();
    await page.getByText('Write an amount in dollars').waitFor();
    expect(await page.getByLabel('Amount paid').inputValue()).toBe('12,34');
    expect(await page.getByLabel('Note').inputValue()).toBe('From my mother');
  });

  it('makes one payment of a proof that is sent again because its answer was lost', async () => {
    const { person, items } = await customerWithOrder();
    const order = await heldOrder(person, items);
    const page = await signedIn(person, pathOf(order));
    const file = await proof();
    const send = () =>
      page.request.post(`/api/orders/${order.id}/proof`, {
        headers: {
          origin: customerSiteUrl(),
          accept: 'application/json',
          'idempotency-key': `proof-${order.id}`,
        },
        multipart: { file, amount: '1,234.50' },
      });
    expect([(await send()).status(), (await send()).status()]).toEqual([201, 201]);
    expect(await paymentsOf(person, order.id)).toHaveLength(1);
  });

  it(
    'shows by itself that the time is over, and puts the vehicles back into the cart',
    async () => {
      const { person, items, product } = await customerWithOrder();
      const page = await signedIn(person, pathOf(await heldOrder(person, items)));
      await untilState(page, 'Held for you');
      await state(page)
        .filter({ hasText: 'The time to pay is over' })
        .waitFor({ timeout: windowMilliseconds + 30_000 });
      await page.getByRole('button', { name: 'Order again' }).click();
      await page.waitForURL('**/cart');
      await page.getByRole('link', { name: product.name }).first().waitFor();
    },
    windowMilliseconds + 60_000,
  );

  it('is cancelled by keyboard alone, after a question that Escape takes back', async () => {
    const { person, items } = await customerWithOrder();
    const page = await signedIn(person, pathOf(await heldOrder(person, items)));
    await untilAlive(page);
    const button = page.getByRole('button', { name: 'Cancel this order' });
    await button.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Cancel this order?' });
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Cancel this order');
    await page.keyboard.press('Enter');
    await dialog.waitFor();
    await dialog.getByRole('button', { name: 'Yes, cancel it' }).focus();
    await page.keyboard.press('Enter');
    await untilState(page, 'This order was cancelled');
  });

  it('tells when the order has moved on meanwhile', async () => {
    const { person, items } = await customerWithOrder();
    const order = await heldOrder(person, items);
    const page = await signedIn(person, pathOf(order), { javaScriptEnabled: false });
    await page.getByRole('button', { name: 'Cancel this order' }).click();
    await page.locator('dialog[open]').waitFor();
    const { shop } = await admin();
    await shop.call(cancelOrder, { params: { id: order.id } });
    await page.getByRole('button', { name: 'Yes, cancel it' }).click();
    await page.getByText('This has changed meanwhile').waitFor();
    await untilState(page, 'This order was cancelled');
  });

  it('takes a proof without scripts, keeps what was typed, and shows the proof through the site', async () => {
    const { person, items } = await customerWithOrder();
    const order = await heldOrder(person, items);
    const page = await signedIn(person, pathOf(order), { javaScriptEnabled: false });
    await page.setInputFiles('#file', await proof());
    await page.getByLabel('Amount paid').fill('12,34');
    await page.getByLabel('Note').fill('From my mother');
    await page.getByRole('button', { name: 'Send the proof' }).click();
    await page.getByText('Write an amount in dollars').waitFor();
    expect(await page.getByLabel('Note').inputValue()).toBe('From my mother');

    await page.getByLabel('Amount paid').fill('1234');
    await page.setInputFiles('#file', await proof());
    await page.getByRole('button', { name: 'Send the proof' }).click();
    await untilState(page, 'We are checking your proof');
    const payments = await paymentsOf(person, order.id);
    expect(payments.map(({ amount }) => amount?.amount)).toEqual([123_400]);

    const shown = await page.request.get(`/api/payments/${payments[0]?.id}/proof`);
    expect(shown.headers()).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
    });
    expect((await shown.body()).length).toBe(payments[0]?.proof.size);
  });

  it('is nobody else’s, nor are its proofs and its live timeline', async () => {
    const { person, items } = await customerWithOrder();
    const { order, payment } = await orderInReview(person, items);
    const page = await signedIn(await newCustomer(), '/orders');
    expect((await page.goto(pathOf(order)))?.status()).toBe(404);
    expect((await page.request.get(`/api/payments/${payment.id}/proof`)).status()).toBe(404);
    expect((await page.request.get(`/api/orders/${order.id}/events`)).status()).toBe(404);
    const stranger = await visitors.open();
    expect((await stranger.request.get(`/api/payments/${payment.id}/proof`)).status()).toBe(401);
    expect((await stranger.request.get(`/api/orders/${order.id}/events`)).status()).toBe(401);
    await stranger.goto(pathOf(order));
    expect(new URL(stranger.url()).pathname).toBe('/sign-in');
  });

  it('takes no upload of another site, and none that says of itself that it is too large', async () => {
    const { person, items } = await customerWithOrder();
    const order = await heldOrder(person, items);
    const page = await signedIn(person, pathOf(order));
    const path = `/api/orders/${order.id}/proof`;
    const foreign = await page.request.post(path, {
      headers: { origin: 'https://elsewhere.example', accept: 'application/json' },
      multipart: { file: await proof() },
    });
    expect(foreign.status()).toBe(403);
    const large = { name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(11 * 1024 * 1024, 0xff) };
    const refused = await page.request.post(path, {
      headers: { origin: customerSiteUrl(), accept: 'application/json' },
      multipart: { file: large },
    });
    expect(refused.status()).toBe(413);
    expect(await refused.json()).toMatchObject({ errors: { file: expect.stringContaining('10 MB') } });
    expect(await paymentsOf(person, order.id)).toEqual([]);
  });
});

describe('an order’s page without a line', () => {
  it('says that live updates pause while the line is down, and catches up', async () => {
    const { person, items } = await customerWithOrder();
    const { order, payment } = await orderInReview(person, items);
    const page = await signedIn(person, pathOf(order), {}, unplugged);
    await untilState(page, 'We are checking your proof');
    await untilScripted(page);
    await page.context().setOffline(true);
    await page.getByText('Live updates paused').waitFor();
    await approve(payment.id);
    await untilOrder(person, order.id, 'PAYMENT_ACCEPTED');
    await page.context().setOffline(false);
    await untilState(page, 'Paid');
    await page.getByText('Live updates paused').waitFor({ state: 'detached' });
  });
});

describe('the list of orders', () => {
  it('says that there are none yet, then shows each with what to do next, by group', async () => {
    const { person, items } = await customerWithOrder();
    const page = await signedIn(person, '/orders');
    await page.getByRole('heading', { name: 'No orders yet' }).waitFor();

    const paid = await paidOrder(person, items);
    await page.goto('/orders');
    await page.getByText(paid.number).first().waitFor();
    await page.getByText('leaving the warehouse soon').waitFor();
    await page.getByRole('link', { name: 'In review' }).click();
    await page.getByRole('heading', { name: 'Nothing here' }).waitFor();
    await page.getByRole('link', { name: 'On the way' }).click();
    await page.getByText(paid.number).first().waitFor();
  });

  it('begins anew with a cursor that is none', async () => {
    const { person } = await customerWithOrder();
    const page = await signedIn(person, '/orders');
    await page.goto('/orders?show=done&cursor=nonsense');
    expect(new URL(page.url()).search).toBe('?show=done');
  });
});
