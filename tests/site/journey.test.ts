import { randomBytes } from 'node:crypto';
import { getOrder, type Order, shipOrder } from '@eshop/contracts/api/order';
import { listPayments, rejectPayment } from '@eshop/contracts/api/payment';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { useBrowser } from '../lib/browser.ts';
import { approve, statusesOf, untilOrder } from '../lib/orders.ts';
import { admin, mailedCode, type Person, signIn } from '../lib/people.ts';
import { receive, untilAvailable, warehouses } from '../lib/products.ts';
import { pdf, picture } from '../lib/proofs.ts';
import { newShowroom } from '../lib/showroom.ts';
import { fillIn, press } from '../lib/site-forms.ts';

const visitors = useBrowser();
const password = 'Long-enough-1';
const patience = 180_000;

/** Hands in a file as the proof of the order in front of the customer. */
async function handIn(page: Page, { name, type, bytes }: { name: string; type: string; bytes: Uint8Array }) {
  await page.setInputFiles('#file', { name, mimeType: type, buffer: Buffer.from(bytes) });
  await page.getByRole('button', { name: 'Send the proof' }).click();
  await untilState(page, 'We are checking your proof');
}

const untilState = (page: Page, text: string) =>
  page.locator('#order-state').filter({ hasText: text }).waitFor();

/** The payment that waits for a decision, once the order knows of it. */
async function waitingPayment(person: Person, orderId: string): Promise<string> {
  await untilOrder(person, orderId, 'PAYMENT_REVIEW');
  const { items } = await person.shop.call(listPayments, { query: { orderId, status: 'PENDING' } });
  return items[0]?.id ?? '';
}

/** From the category over the vehicle's page into the guest's cart. */
async function putIntoCart(page: Page, category: string, name: string): Promise<void> {
  await page.goto(`/c/${category}`);
  await page.locator('main').getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await page.locator('main').getByRole('button', { name: 'Add to cart' }).first().click();
  await page.getByRole('dialog').getByText(`Added: ${name}`).waitFor();
}

/** Makes an account on the way to the checkout and comes back there, the guest's cart with it. */
async function signUpToCheckOut(page: Page, email: string): Promise<void> {
  await page.goto('/checkout');
  await page.locator('main').getByRole('link', { name: 'Create an account' }).click();
  await page.waitForURL('**/sign-up?**');
  await fillIn(page, { name: 'Ada Lovelace', email, password });
  await press(page, 'Create account');
  await page.waitForURL('**/confirm?**');
  await fillIn(page, { code: await mailedCode(email, 'signUp') });
  await press(page, 'Confirm');
  await page.waitForURL('**/sign-in?**');
  await fillIn(page, { password });
  await press(page, 'Sign in');
  await page.waitForURL('**/checkout');
}

async function placeOrder(page: Page): Promise<string> {
  const address = { phone: '+1 212 555 0100', street: '350 5th Ave', city: 'New York', state: 'NY' };
  await fillIn(page, { name: 'Ada Lovelace', ...address, zipCode: '10251' });
  await page.locator('main').getByText('Delivery to 10251', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Place order' }).click();
  await page.waitForURL(/\/orders\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

it(
  'a guest becomes a customer, and a vehicle goes from the list to the door past a refused proof',
  async () => {
    const { category, products } = await newShowroom([{ name: 'Testa Journey', price: 1_234_500 }]);
    const [vehicle] = products;
    if (!vehicle) throw new Error('the showroom is empty');
    const [main] = await warehouses();
    await receive(vehicle.id, main?.id ?? '', 2);
    await untilAvailable(vehicle.id, 2);
    const page = await visitors.open();
    const email = `${randomBytes(8).toString('hex')}@tests.example`;

    await putIntoCart(page, category.slug, vehicle.name);
    await signUpToCheckOut(page, email);
    await page.locator('main').getByText('$12,345', { exact: true }).first().waitFor();
    const id = await placeOrder(page);
    const person = await signIn(email, password);
    await untilOrder(person, id, 'AWAITING_PAYMENT');
    await untilState(page, 'Held for you');

    await handIn(page, await picture());
    const { shop } = await admin();
    const reason = 'The amount can not be read';
    const first = await waitingPayment(person, id);
    await shop.call(rejectPayment, { params: { id: first }, body: { reason } });
    await page.getByText(reason).first().waitFor();
    await handIn(page, pdf());
    await approve(await waitingPayment(person, id));
    await untilState(page, 'Paid');
    await untilOrder(person, id, 'PAYMENT_ACCEPTED');
    await shop.call(shipOrder, { params: { id }, body: { carrier: 'Testa Haul' } });
    await untilState(page, 'On its way');
    await page.getByRole('button', { name: 'I have received it' }).click();
    await page.getByRole('button', { name: 'Yes, all is here' }).click();
    await untilState(page, 'Delivered');

    const order: Order = await person.shop.call(getOrder, { params: { id } });
    expect(statusesOf(order)).toEqual([
      'PENDING',
      'AWAITING_PAYMENT',
      'PAYMENT_REVIEW',
      'AWAITING_PAYMENT',
      'PAYMENT_REVIEW',
      'PAYMENT_ACCEPTED',
      'ON_DELIVERY',
      'DELIVERED',
    ]);
    await page.goto('/orders');
    await page.locator('main').getByText(order.number).first().waitFor();
    await untilAvailable(vehicle.id, 1);
  },
  patience,
);
