import { getCart, setCartItem } from '@eshop/contracts/api/cart';
import { listOrders } from '@eshop/contracts/api/order';
import { getProduct, type Product, updateProduct } from '@eshop/contracts/api/product';
import { createMovement } from '@eshop/contracts/api/warehouse';
import { usd } from '@eshop/contracts/money';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../lib/browser.ts';
import { admin, guest, newCustomer, type Person } from '../lib/people.ts';
import { newProduct, untilAvailable, warehouses } from '../lib/products.ts';
import { fillIn, press, signInOn } from '../lib/site-forms.ts';

const visitors = useBrowser();
const patient = { timeout: 20_000 };
const address = {
  name: 'Zoë Müller',
  phone: '+1 212 555 0100',
  street: '350 5th Ave',
  city: 'New York',
  state: 'NY',
  zipCode: '10251',
};

const putIntoCart = (person: Person, { id }: Product, quantity = 1) =>
  person.shop.call(setCartItem, { params: { productId: id }, body: { quantity } });

/** Somebody with a vehicle in the cart, at the checkout. */
async function atCheckout(product: Product, options: BrowserContextOptions = {}, quantity = 1) {
  const person = await newCustomer();
  await putIntoCart(person, product, quantity);
  const page = await visitors.open(options);
  await signInOn(page, person, '/checkout');
  if (options.javaScriptEnabled !== false) await page.waitForLoadState('networkidle');
  return { person, page };
}

/** Types the address and waits for what delivery costs. */
async function typeAddress(page: Page): Promise<void> {
  await fillIn(page, address);
  await page.locator('main').getByText('Delivery to 10251', { exact: true }).waitFor();
}

const ordersOf = async ({ shop }: Person) => (await shop.call(listOrders)).items;
const message = (page: Page) => page.locator('#checkout-message');
const untilOrdered = (page: Page) => page.waitForURL(/\/orders\/[0-9a-f-]{36}$/);

async function setPrice({ id }: Product, amount: number): Promise<void> {
  const { version } = await guest.call(getProduct, { params: { id } });
  await (await admin()).shop.call(updateProduct, {
    params: { id },
    ifMatch: version,
    body: { price: usd(amount) },
  });
}

/** All units but some leave the shelf. */
async function takeAway({ id }: Product, quantity: number, left: number): Promise<void> {
  const [main] = await warehouses();
  const { shop } = await admin();
  const warehouseId = main?.id ?? '';
  await shop.call(createMovement, {
    body: { type: 'adjust', productId: id, warehouseId, quantity: -quantity, reason: 'Sold in a test' },
  });
  await untilAvailable(id, left);
}

describe('the checkout', () => {
  it('asks a guest to sign in, and comes back', async () => {
    const page = await visitors.open();

    await page.goto('/checkout');

    expect(new URL(page.url()).pathname).toBe('/sign-in');
    expect(new URL(page.url()).searchParams.get('next')).toBe('/checkout');
  });

  it('makes one order of a double click, and empties the cart', async () => {
    const product = await newProduct({ stock: 3, price: 1_000_000, name: 'Testa Twice' });
    const { person, page } = await atCheckout(product);
    await typeAddress(page);

    await page.getByRole('button', { name: 'Place order' }).dblclick();
    await untilOrdered(page);

    await page.getByText(/Order ES-\d+ is placed/).waitFor();
    const orders = await ordersOf(person);
    expect(orders.map(({ items }) => items.length)).toEqual([1]);
    expect(page.url()).toContain(orders[0]?.id ?? 'no order');
    expect((await person.shop.call(getCart)).items).toEqual([]);
  });

  it('makes one order of a repeat whose first answer was lost', async () => {
    const product = await newProduct({ stock: 3, name: 'Testa Lost' });
    const { person, page } = await atCheckout(product);
    await typeAddress(page);
    let lost = 0;
    await page.route('**/checkout', async (route) => {
      if (route.request().method() !== 'POST' || lost > 0) return route.continue();
      lost += 1;
      await route.fetch({ maxRedirects: 0 });
      // Not an answer of the site: as good as none, and no error in the console.
      return route.fulfill({ status: 200, contentType: 'text/plain', body: '' });
    });

    await page.getByRole('button', { name: 'Place order' }).click();
    await message(page).getByText('trying again never makes a second order').waitFor();
    expect(await page.locator('[id="street"]').inputValue()).toBe(address.street);
    await page.getByRole('button', { name: 'Place order' }).click();
    await untilOrdered(page);

    expect(await ordersOf(person)).toHaveLength(1);
  });

  it('shows a changed price and orders at it only when it is confirmed', async () => {
    const product = await newProduct({ stock: 3, price: 1_000_000, name: 'Testa Dearer' });
    const { person, page } = await atCheckout(product);
    await typeAddress(page);
    await setPrice(product, 1_100_000);

    await page.getByRole('button', { name: 'Place order' }).click();
    await message(page).getByText('Testa Dearer: $10,000 → $11,000').waitFor();
    expect(await ordersOf(person)).toEqual([]);
    await page.getByRole('button', { name: 'Order at the new price' }).click();
    await untilOrdered(page);

    expect((await ordersOf(person)).map(({ subtotal }) => subtotal.amount)).toEqual([1_100_000]);
  });

  it('says what is short, keeps what was typed, and orders nothing', async () => {
    const product = await newProduct({ stock: 3, name: 'Testa Gone' });
    const { person, page } = await atCheckout(product, {}, 3);
    await typeAddress(page);
    await takeAway(product, 2, 1);
    const available = async () => (await person.shop.call(getCart)).items[0]?.availableQuantity;
    await expect.poll(available, patient).toBe(1);

    await page.getByRole('button', { name: 'Place order' }).click();

    await message(page).getByText('Testa Gone: only 1 left').waitFor();
    expect(await page.locator('[id="street"]').inputValue()).toBe(address.street);
    expect(await ordersOf(person)).toEqual([]);
  });

  it('orders what was seen and not what another tab made of the cart', async () => {
    const [product, other] = await Promise.all([
      newProduct({ stock: 2, name: 'Testa Seen' }),
      newProduct({ stock: 2, name: 'Testa Other' }),
    ]);
    const { person, page } = await atCheckout(product);
    await typeAddress(page);
    await putIntoCart(person, other);

    await page.getByRole('button', { name: 'Place order' }).click();

    await message(page).getByText('Testa Other: new in the order').waitFor();
    expect(await ordersOf(person)).toEqual([]);
    await page.getByRole('button', { name: 'Order at the new price' }).click();
    await untilOrdered(page);
    expect((await ordersOf(person))[0]?.items).toHaveLength(2);
  });

  it('names each faulty field and keeps what was typed', async () => {
    const product = await newProduct({ stock: 1, name: 'Testa Faulty' });
    const { page } = await atCheckout(product);
    await fillIn(page, { ...address, phone: 'call me', zipCode: '1025', city: '' });

    await page.getByRole('button', { name: 'Place order' }).click();

    await page.locator('#phone-error').waitFor();
    expect(await page.locator('main [aria-invalid="true"]').count()).toBe(3);
    expect(await page.evaluate('document.activeElement?.id')).toBe('phone');
    expect(await page.locator('[id="phone"]').inputValue()).toBe('call me');
    expect(await page.locator('[id="street"]').inputValue()).toBe(address.street);
  });

  it('goes all the way by keyboard alone', async () => {
    const product = await newProduct({ stock: 1, name: 'Testa Keyboard' });
    const { person, page } = await atCheckout(product);
    await page.locator('[id="name"]').focus();
    for (const typed of Object.values(address)) {
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.type(typed);
      await page.keyboard.press('Tab');
    }
    await page.locator('main').getByText('Delivery to 10251', { exact: true }).waitFor();
    const focused = () => page.evaluate<string>('document.activeElement?.textContent ?? ""');
    for (let tabs = 0; tabs < 10 && (await focused()) !== 'Place order'; tabs += 1)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await untilOrdered(page);

    expect(await ordersOf(person)).toHaveLength(1);
  });

  it('goes all the way without scripts, and offers the kept address the next time', async () => {
    const product = await newProduct({ stock: 3, name: 'Testa Script-free' });
    const { person, page } = await atCheckout(product, { javaScriptEnabled: false });
    await fillIn(page, { ...address, zipCode: 'abc' });
    await press(page, 'Work out delivery');
    await page.locator('#zipCode-error').waitFor();
    expect(await page.locator('[id="street"]').inputValue()).toBe(address.street);

    await fillIn(page, { zipCode: address.zipCode });
    await press(page, 'Work out delivery');
    await page.locator('main').getByText('Delivery to 10251', { exact: true }).waitFor();
    await press(page, 'Place order');
    await untilOrdered(page);
    expect(await ordersOf(person)).toHaveLength(1);

    await putIntoCart(person, product);
    await page.goto('/checkout');
    expect(await page.locator('main input[name="addressId"]').first().isChecked()).toBe(true);
    expect(await page.locator('[id="street"]').isVisible()).toBe(false);
    await press(page, 'Place order');
    await untilOrdered(page);
    expect(await ordersOf(person)).toHaveLength(2);
  });
});
