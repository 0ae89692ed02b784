import { randomBytes } from 'node:crypto';
import * as book from '@eshop/contracts/api/address-book';
import * as auth from '@eshop/contracts/api/auth';
import { getCart, setCartItem } from '@eshop/contracts/api/cart';
import { cancelOrder, createOrder, listOrders } from '@eshop/contracts/api/order';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { addressAt, heldOrder, readOrder, untilOrder } from '../lib/orders.ts';
import { admin, guest, mailedCode, newCustomer, type Person, signIn } from '../lib/people.ts';
import { newProduct } from '../lib/products.ts';
import { send } from '../lib/raw.ts';
import { refused } from '../lib/refused.ts';

const pathsOf = ({ errors = [] }: { errors?: { path: string }[] | undefined }) =>
  errors.map(({ path }) => path);
const keep = ({ shop }: Person, more: Partial<z.input<typeof book.createAddressSchema>> = {}) =>
  shop.call(book.createAddress, { body: { ...addressAt(), ...more } });
const kept = async ({ shop }: Person) => (await shop.call(book.listAddresses)).items;

describe('the address book', () => {
  it('keeps, shows, changes and removes addresses, and an order takes one as it is', async () => {
    const person = await newCustomer();
    const home = await keep(person, { label: 'Home' });
    const work = await keep(person, { label: 'Work', zipCode: '00501', isDefault: true });
    expect((await kept(person)).map(({ id }) => id)).toEqual([work.id, home.id]);
    const changed = await person.shop.call(book.updateAddress, {
      params: { id: work.id },
      body: { city: 'Holtsville', note: null },
      ifMatch: work.version,
    });
    expect(changed).toMatchObject({ label: 'Work', city: 'Holtsville', isDefault: true, version: 2 });

    const product = await newProduct({ stock: 1 });
    const items = [{ productId: product.id, quantity: 1 }];
    const order = await person.shop.call(createOrder, { body: { items, address: home } });
    expect(order.address).toEqual(addressAt());

    await person.shop.call(book.deleteAddress, { params: { id: work.id } });
    expect(await kept(person)).toMatchObject([{ id: home.id, isDefault: true }]);
    expect((await readOrder(person, order.id)).address).toEqual(addressAt());
  });

  it('of somebody else is as if it were not there, for an admin as well', async () => {
    const [owner, stranger, boss] = await Promise.all([newCustomer(), newCustomer(), admin()]);
    const { id } = await keep(owner);
    for (const { shop } of [stranger, boss]) {
      await refused(shop.call(book.updateAddress, { params: { id }, body: { label: 'Mine' } }), 'NOT_FOUND');
      await refused(shop.call(book.deleteAddress, { params: { id } }), 'NOT_FOUND');
    }
    expect(await kept(stranger)).toEqual([]);
    expect(await kept(owner)).toMatchObject([{ id, label: null, version: 1 }]);
    await refused(guest.call(book.listAddresses), 'UNAUTHENTICATED');
  });

  it('takes 20 at once, one of them the default, and no more', async () => {
    const person = await newCustomer();
    await Promise.all(Array.from({ length: 20 }, () => keep(person, { isDefault: true })));
    const addresses = await kept(person);
    expect(addresses).toHaveLength(20);
    expect(addresses.map(({ isDefault }) => isDefault)).toEqual(addresses.map((_, index) => index === 0));
    await refused(keep(person), 'ADDRESS_BOOK_FULL');
  });
});

describe('the account', () => {
  it('is not made with a weak password, which is named', async () => {
    const email = `${randomBytes(8).toString('hex')}@tests.example`;
    for (const password of ['short', 'weakweakweak', 'Long-enough-1 ']) {
      const signUp = guest.call(auth.signUp, { body: { email, password, name: 'A Name' } });
      expect(pathsOf(await refused(signUp, 'VALIDATION_FAILED'))).toEqual(['password']);
    }
  });

  it('gets a new name', async () => {
    const { shop, email, password } = await newCustomer();
    expect(await shop.call(auth.updateMe, { body: { name: 'Zoë 🏍️' } })).toMatchObject({ name: 'Zoë 🏍️' });
    const { user } = await guest.call(auth.signIn, { body: { email, password } });
    expect(user.name).toBe('Zoë 🏍️');
  });

  it('gets a new password from whoever knows the current one; what is refused is named', async () => {
    const { shop, email, password } = await newCustomer();
    const change = (currentPassword: string, newPassword: string) =>
      shop.call(auth.changePassword, { body: { currentPassword, newPassword } });
    const wrong = await refused(change('Wrong-guess-1', 'Even-longer-2'), 'VALIDATION_FAILED');
    expect(pathsOf(wrong)).toEqual(['currentPassword']);
    const weak = await refused(change(password, 'weakweakweak'), 'VALIDATION_FAILED');
    expect(pathsOf(weak)).toEqual(['newPassword']);
    await change(password, 'Even-longer-2');
    await refused(guest.call(auth.signIn, { body: { email, password } }), 'INVALID_CREDENTIALS');
    await signIn(email, 'Even-longer-2');
    expect((await shop.call(auth.getMe)).email).toBe(email);
  });

  it('is deleted with a cart and orders left; the orders go on, and the address is free for another', async () => {
    const person = await newCustomer();
    const { shop, email, password } = person;
    const product = await newProduct({ stock: 3 });
    const order = await heldOrder(person, [{ productId: product.id, quantity: 1 }]);
    await shop.call(setCartItem, { params: { productId: product.id }, body: { quantity: 1 } });
    await keep(person);
    await shop.call(auth.deleteMe);
    await refused(guest.call(auth.signIn, { body: { email, password } }), 'INVALID_CREDENTIALS');

    const boss = await admin();
    expect(await readOrder(boss, order.id)).toMatchObject({ userId: person.id, status: 'AWAITING_PAYMENT' });
    await boss.shop.call(cancelOrder, { params: { id: order.id }, body: {} });
    await untilOrder(boss, order.id, 'CANCELLED');

    await guest.call(auth.signUp, { body: { email, password, name: 'Another' } });
    await guest.call(auth.confirm, { body: { email, code: await mailedCode(email, 'signUp') } });
    const another = await signIn(email, password);
    expect(another.id).not.toBe(person.id);
    expect((await another.shop.call(listOrders)).items).toEqual([]);
    expect((await another.shop.call(getCart)).items).toEqual([]);
    expect(await kept(another)).toEqual([]);
  });
});

describe('the own orders', () => {
  const page = z.object({ items: z.array(z.object({ id: z.string() })) });

  it('are found in any of the states that are asked for', async () => {
    const person = await newCustomer();
    const product = await newProduct({ stock: 2 });
    const items = [{ productId: product.id, quantity: 1 }];
    const [cancelled, held] = [await heldOrder(person, items), await heldOrder(person, items)];
    await person.shop.call(cancelOrder, { params: { id: cancelled.id }, body: {} });
    const found = async (query: string) => {
      const headers = { authorization: `Bearer ${person.token}` };
      const { status, text } = await send(`/v1/orders?${query}`, { headers });
      expect(status).toBe(200);
      return page.parse(JSON.parse(text)).items.map(({ id }) => id);
    };
    expect(await found('status=AWAITING_PAYMENT&status=CANCELLED')).toEqual([held.id, cancelled.id]);
    expect(await found('status=EXPIRED&status=CANCELLED')).toEqual([cancelled.id]);
    expect(await found('status=EXPIRED&status=DELIVERED')).toEqual([]);
  });
});
