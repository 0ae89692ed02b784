import { getCart, setCartItem } from '@eshop/contracts/api/cart';
import { getProduct, type Product, updateProduct } from '@eshop/contracts/api/product';
import { createMovement } from '@eshop/contracts/api/warehouse';
import { usd } from '@eshop/contracts/money';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../lib/browser.ts';
import { customerSiteUrl } from '../lib/environment.ts';
import { admin, guest, newCustomer } from '../lib/people.ts';
import { newProduct, untilAvailable, warehouses } from '../lib/products.ts';
import { press, signInOn } from '../lib/site-forms.ts';

const visitors = useBrowser();
const patient = { timeout: 20_000 };

/** Opens a vehicle's page and puts it into the cart. */
async function add(page: Page, product: Product): Promise<void> {
  await page.goto(`/products/${product.id}`);
  await page.locator('#buy').getByRole('button', { name: 'Add to cart' }).click();
  await page.locator('#buy').getByText('In your cart').waitFor();
}

const quantityOf = (page: Page, { id }: Product) => page.locator(`[id="quantity-${id}"]`);
const headerCart = (page: Page) => page.locator('header a[href="/cart"]');
const focusedId = (page: Page) => page.evaluate('document.activeElement?.id');
const seenAgain = (page: Page) => page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);

describe('the cart', () => {
  it('opens at the side with what was put in, counts it, and gives the keyboard back', async () => {
    const product = await newProduct({ stock: 3, name: 'Testa Drawer' });
    const page = await visitors.open();
    await page.goto(`/products/${product.id}`, { waitUntil: 'networkidle' });

    await page.locator('#buy').getByRole('button', { name: 'Add to cart' }).press('Enter');
    const drawer = page.getByRole('dialog', { name: 'Cart' });
    await drawer.getByText('Added: Testa Drawer').waitFor();
    await drawer.getByRole('link', { name: 'Testa Drawer' }).waitFor();

    expect(await headerCart(page).textContent()).toContain('1 vehicle in the cart');
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    expect(await page.evaluate(`document.activeElement?.textContent`)).toContain('Add to cart');
  });

  it('says how many there are when there are no more', async () => {
    const product = await newProduct({ stock: 1, name: 'Testa Single' });
    const page = await visitors.open();
    await add(page, product);

    await page.goto(`/products/${product.id}`);
    await page.locator('#buy').getByRole('button', { name: 'Add to cart' }).click();

    await page.locator('#buy').getByText('The last one is in your cart already.').waitFor();
  });

  it('changes quantities, keeps what was refused, and brings back what was removed', async () => {
    const product = await newProduct({ stock: 5, name: 'Testa Counted' });
    const page = await visitors.open();
    await add(page, product);
    await page.goto('/cart', { waitUntil: 'networkidle' });

    await page.getByRole('button', { name: 'One more: Testa Counted' }).click();
    await expect.poll(() => quantityOf(page, product).inputValue(), patient).toBe('2');
    await quantityOf(page, product).fill('99');
    await quantityOf(page, product).press('Enter');
    await page.getByText('There are only 5 left.').waitFor();
    expect(await quantityOf(page, product).inputValue()).toBe('99');
    await quantityOf(page, product).fill('3');
    await quantityOf(page, product).blur();
    await expect.poll(() => headerCart(page).textContent(), patient).toContain('3 vehicles');

    await page.getByRole('button', { name: 'Remove: Testa Counted' }).click();
    await page.getByText('Your cart is empty').waitFor();
    await expect.poll(() => focusedId(page), patient).toBe('undo-remove');
    await page.keyboard.press('Enter');
    await expect.poll(() => focusedId(page), patient).toBe(`quantity-${product.id}`);
    expect(await quantityOf(page, product).inputValue()).toBe('3');
  });

  it('marks what has become dearer and what is sold out', async () => {
    const product = await newProduct({ stock: 1, price: 1_000_000, name: 'Testa Changing' });
    const page = await visitors.open();
    await add(page, product);
    const { shop } = await admin();
    const { version } = await guest.call(getProduct, { params: { id: product.id } });
    await shop.call(updateProduct, {
      params: { id: product.id },
      ifMatch: version,
      body: { price: usd(1_200_000) },
    });
    const [main] = await warehouses();
    await shop.call(createMovement, {
      body: {
        type: 'adjust',
        productId: product.id,
        warehouseId: main?.id ?? '',
        quantity: -1,
        reason: 'Sold in a test',
      },
    });
    await untilAvailable(product.id, 0);

    await page.goto('/cart');
    const told = async () => {
      await seenAgain(page);
      return page.locator('main').textContent();
    };
    await expect.poll(told, patient).toContain('it is $12,000 now');
    await expect.poll(told, patient).toContain('None left. Remove it to order the rest.');
    expect(await page.getByRole('link', { name: 'Go to checkout' }).count()).toBe(0);
  });

  it('comes along at sign-in, and tells what that changed', async () => {
    const [person, both, scarce] = await Promise.all([
      newCustomer(),
      newProduct({ stock: 5, name: 'Testa Both' }),
      newProduct({ stock: 1, name: 'Testa Scarce' }),
    ]);
    for (const { id } of [both, scarce])
      await person.shop.call(setCartItem, { params: { productId: id }, body: { quantity: 1 } });
    const page = await visitors.open();
    await add(page, both);
    await add(page, scarce);

    await signInOn(page, person, '/cart');

    await page.getByText('Testa Both: you had 1 in your cart, now there are 2').waitFor();
    await page.getByText('Testa Scarce: only 1 available, so your cart has 1 and not 2').waitFor();
    const { items } = await person.shop.call(getCart);
    expect(Object.fromEntries(items.map(({ name, quantity }) => [name, quantity]))).toEqual({
      'Testa Both': 2,
      'Testa Scarce': 1,
    });
    expect((await page.context().cookies()).map(({ name }) => name)).not.toContain('eshop_cart');
  });

  it('is the same in a second tab once that is looked at', async () => {
    const product = await newProduct({ stock: 4, name: 'Testa Tabs' });
    const first = await visitors.open();
    await add(first, product);
    await first.goto('/cart', { waitUntil: 'networkidle' });
    const second = await first.context().newPage();
    await second.goto('/cart', { waitUntil: 'networkidle' });

    await second.getByRole('button', { name: 'One more: Testa Tabs' }).click();
    await expect.poll(() => quantityOf(second, product).inputValue(), patient).toBe('2');
    await seenAgain(first);

    await expect.poll(() => quantityOf(first, product).inputValue(), patient).toBe('2');
  });

  it('works without scripts', async () => {
    const product = await newProduct({ stock: 3, name: 'Testa Plain' });
    const page = await visitors.open({ javaScriptEnabled: false });
    await add(page, product);
    await page.locator('#buy').getByRole('link', { name: 'See the cart' }).click();

    await page.getByRole('button', { name: 'One more: Testa Plain' }).click();
    expect(await quantityOf(page, product).inputValue()).toBe('2');
    await quantityOf(page, product).fill('7');
    await press(page, 'Update');
    await page.getByText('There are only 3 left.').waitFor();
    expect(await quantityOf(page, product).inputValue()).toBe('7');
    await page.getByRole('button', { name: 'Remove: Testa Plain' }).click();
    await page.getByText('Your cart is empty').waitFor();
    await press(page, 'Undo');
    expect(await quantityOf(page, product).inputValue()).toBe('2');

    await page.locator('main [id="zipCode"]').fill('1000');
    await press(page, 'Estimate');
    await page.getByText('A zip code has five digits.').waitFor();
    expect(await page.locator('main [id="zipCode"]').inputValue()).toBe('1000');
  });

  it('is empty for a cookie that somebody tampered with', async () => {
    const page = await visitors.open();
    await page.context().addCookies([{ name: 'eshop_cart', value: '<script>', url: customerSiteUrl() }]);

    const answer = await page.goto('/cart');

    expect(answer?.status()).toBe(200);
    await page.getByText('Your cart is empty').waitFor();
  });
});
