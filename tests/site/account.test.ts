import { randomBytes } from 'node:crypto';
import { createAddress, listAddresses } from '@eshop/contracts/api/address-book';
import * as auth from '@eshop/contracts/api/auth';
import { getCart, setCartItem } from '@eshop/contracts/api/cart';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../lib/browser.ts';
import { Refusal } from '../lib/client.ts';
import { customerSiteUrl } from '../lib/environment.ts';
import { guest, mailedCode, newCustomer, signIn } from '../lib/people.ts';
import { newProduct } from '../lib/products.ts';
import { fillIn, press, sessionCookiesOf, signInOn } from '../lib/site-forms.ts';

const visitors = useBrowser();
const password = 'Long-enough-1';
const newEmail = () => `${randomBytes(8).toString('hex')}@tests.example`;
const home = {
  name: 'Ada Lovelace',
  phone: '+1 555 0100',
  street: '1 Main Street',
  city: 'Springfield',
  state: 'IL',
  zipCode: '62701',
};
const isAt = (page: Page, path: string) => page.waitForURL((url) => url.pathname + url.search === path);

describe.each([
  ['with scripts', true],
  ['without scripts', false],
])('%s', (_, javaScriptEnabled) => {
  const open = () => visitors.open({ javaScriptEnabled });

  it('makes an account, confirms its address, signs in and comes back to the page wanted', async () => {
    const page = await open();
    const email = newEmail();

    await page.goto('/account/addresses');
    await page.locator('main').getByRole('link', { name: 'Create an account' }).click();
    await isAt(page, '/sign-up?next=%2Faccount%2Faddresses');
    await fillIn(page, { name: 'Ada', email, password });
    await press(page, 'Create account');
    await isAt(page, '/confirm?next=%2Faccount%2Faddresses');
    const code = await mailedCode(email, 'signUp');
    expect(await page.locator('main .plate').textContent()).toBe(code);
    await fillIn(page, { code });
    await press(page, 'Confirm');
    await isAt(page, '/sign-in?next=%2Faccount%2Faddresses');
    expect(await page.inputValue('#email')).toBe(email);
    await fillIn(page, { password });
    await press(page, 'Sign in');

    await isAt(page, '/account/addresses');
    expect(await page.locator('header').textContent()).toContain('Ada');
    const cookies = await sessionCookiesOf(page);
    expect(cookies).toHaveLength(3);
    for (const cookie of cookies) expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
  });

  it('says what is wrong by its field and gives back what was typed, never a password', async () => {
    const page = await open();
    await page.goto('/sign-up');

    await fillIn(page, { name: ' ', email: 'ada', password: 'a-short-secret' });
    await press(page, 'Create account');

    await page.locator('#email-error').waitFor();
    expect(await page.locator('#name-error').count()).toBe(1);
    expect(await page.inputValue('#email')).toBe('ada');
    expect(await page.inputValue('#password')).toBe('');
    expect(await page.content()).not.toContain('a-short-secret');
  });

  it('sends somebody with an account from signing up to signing in', async () => {
    const page = await open();
    const { email } = await newCustomer();
    await page.goto('/sign-up?next=%2Fcart');

    await fillIn(page, { name: 'Ada', email, password });
    await press(page, 'Create account');

    await page.locator('#email-error').waitFor();
    await page.getByRole('link', { name: 'Sign in instead' }).click();
    await isAt(page, '/sign-in?next=%2Fcart');
    expect(await page.inputValue('#email')).toBe(email);
  });

  it('has somebody whose address is not confirmed do that first, with a fresh code', async () => {
    const page = await open();
    const email = newEmail();
    await guest.call(auth.signUp, { body: { email, password, name: 'Ada' } });
    const first = await mailedCode(email, 'signUp');

    await signInOn(page, { email, password });

    await isAt(page, '/confirm');
    const fresh = await mailedCode(email, 'signUp');
    expect(fresh).not.toBe(first);
    expect(await page.locator('main .plate').textContent()).toBe(fresh);
  });

  it('tells nobody by signing in or a forgotten password whether there is an account', async () => {
    const { email } = await newCustomer();
    const told = async (address: string) => {
      const page = await open();
      await signInOn(page, { email: address, password: 'Wrong-guess-1' });
      const alert = await page.locator('main [role="alert"]').textContent();
      await page.goto('/forgot-password');
      await fillIn(page, { email: address });
      await press(page, 'Send the code');
      await isAt(page, '/reset-password');
      const notice = await page.getByText('a code is on its way').first().textContent();
      return [alert, notice?.replace(address, '')];
    };

    expect(await told(newEmail())).toEqual(await told(email));
  });

  it('sets a new password by a mailed code', async () => {
    const page = await open();
    const { email } = await newCustomer();
    await page.goto('/forgot-password?next=%2Faccount');
    await fillIn(page, { email });
    await press(page, 'Send the code');
    await isAt(page, '/reset-password?next=%2Faccount');

    await fillIn(page, { code: '000000', password: 'Another-one-2' });
    await press(page, 'Set the password');
    await page.locator('#code-error').waitFor();
    await fillIn(page, { code: await mailedCode(email, 'resetPassword'), password: 'Another-one-2' });
    await press(page, 'Set the password');

    await isAt(page, '/sign-in?next=%2Faccount');
    await fillIn(page, { password: 'Another-one-2' });
    await press(page, 'Sign in');
    await isAt(page, '/account');
  });

  it('greets by the new name at once', async () => {
    const page = await open();
    await signInOn(page, await newCustomer('Ada'), '/account');

    await fillIn(page, { name: 'Grace' });
    await press(page, 'Save');

    await page.locator('header').getByText('Grace').waitFor();
  });

  it('keeps, changes and deletes addresses', async () => {
    const page = await open();
    const person = await newCustomer();
    await signInOn(page, person, '/account/addresses/new');

    await fillIn(page, { ...home, label: 'Home', zipCode: '627' });
    await press(page, 'Save address');
    await page.locator('#zipCode-error').waitFor();
    expect(await page.inputValue('#zipCode')).toBe('627');
    await fillIn(page, { zipCode: home.zipCode });
    await press(page, 'Save address');
    await isAt(page, '/account/addresses');
    await page.getByRole('link', { name: 'Edit Home' }).click();
    await page.waitForURL(/addresses\/[0-9a-f-]{36}$/);
    await fillIn(page, { street: '2 Side Street' });
    await press(page, 'Save address');
    await isAt(page, '/account/addresses');

    expect((await person.shop.call(listAddresses)).items).toMatchObject([
      { ...home, street: '2 Side Street', label: 'Home', isDefault: true },
    ]);
    await page.locator('main summary').click();
    await press(page, 'Delete Home');
    await page.getByText('No address is kept yet').waitFor();
    expect((await person.shop.call(listAddresses)).items).toEqual([]);
  });

  it('makes another address the default', async () => {
    const page = await open();
    const person = await newCustomer();
    await person.shop.call(createAddress, { body: { ...home, label: 'Home' } });
    await person.shop.call(createAddress, { body: { ...home, label: 'Office' } });
    await signInOn(page, person, '/account/addresses');

    await press(page, 'Make default Office');

    await page.locator('main h2').first().filter({ hasText: 'Office' }).waitFor();
    const { items } = await person.shop.call(listAddresses);
    expect(items.map(({ label, isDefault }) => [label, isDefault])).toEqual([
      ['Office', true],
      ['Home', false],
    ]);
  });

  it('changes the password of somebody who knows it', async () => {
    const page = await open();
    const { email } = await newCustomer();
    await signInOn(page, { email, password }, '/account/password');

    await fillIn(page, { currentPassword: 'Wrong-guess-1', newPassword: 'Another-one-2' });
    await press(page, 'Change password');
    await page.locator('#currentPassword-error').waitFor();
    await fillIn(page, { currentPassword: password, newPassword: 'Another-one-2' });
    await press(page, 'Change password');
    await page.getByText('Your password is changed').waitFor();

    await expect(signIn(email, password)).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' });
    await signIn(email, 'Another-one-2');
  });

  it('deletes an account whose address is typed, and nothing else', async () => {
    const page = await open();
    const { email } = await newCustomer();
    await signInOn(page, { email, password }, '/account/delete');

    await fillIn(page, { email: newEmail() });
    await press(page, 'Delete my account for good');
    await page.locator('#email-error').waitFor();
    await signIn(email, password);
    await fillIn(page, { email });
    await press(page, 'Delete my account for good');

    await page.getByText('Your account is deleted').waitFor();
    expect(await sessionCookiesOf(page)).toEqual([]);
    await expect(signIn(email, password)).rejects.toBeInstanceOf(Refusal);
  });

  it('signs out everywhere', async () => {
    const page = await open();
    const person = await newCustomer();
    await signInOn(page, person, '/sign-out');

    await press(page, 'Sign out everywhere');

    await page.getByText('You are signed out everywhere').waitFor();
    expect(await sessionCookiesOf(page)).toEqual([]);
    const body = { refreshToken: person.refreshToken };
    await expect(guest.call(auth.refresh, { body })).rejects.toMatchObject({ status: 401 });
  });
});

it('brings the guest’s cart along and says what came', async () => {
  const [page, person, product] = await Promise.all([
    visitors.open(),
    newCustomer(),
    newProduct({ stock: 1, name: 'Testa Merged' }),
  ]);
  const { cartToken } = await guest.call(setCartItem, {
    params: { productId: product.id },
    body: { quantity: 1 },
  });
  await page
    .context()
    .addCookies([{ name: 'eshop_cart', value: cartToken ?? '', url: customerSiteUrl(), httpOnly: true }]);

  await signInOn(page, person, '/cart');

  await page.getByText('What was in your cart came with you').waitFor();
  const { items } = await person.shop.call(getCart);
  expect(items).toMatchObject([{ productId: product.id, quantity: 1 }]);
});

it('shows a password only while somebody wants to see it', async () => {
  const page = await visitors.open();
  await page.goto('/sign-in');
  const field = page.locator('#password');

  await page.getByRole('button', { name: 'Show Password' }).click();
  expect(await field.getAttribute('type')).toBe('text');
  await page.getByRole('button', { name: 'Hide Password' }).click();
  expect(await field.getAttribute('type')).toBe('password');
});

it('can be done by keyboard alone', async () => {
  const page = await visitors.open();
  const { email } = await newCustomer();
  await page.goto('/sign-in?next=%2Faccount');
  await page.getByRole('button', { name: 'Show Password' }).waitFor();

  await page.locator('#email').focus();
  await page.keyboard.type(email);
  await page.keyboard.press('Tab');
  await page.keyboard.type('Wrong-guess-1');
  await page.keyboard.press('Enter');
  await page.locator('main [role="alert"]').waitFor();
  await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('password');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');

  await isAt(page, '/account');
});
