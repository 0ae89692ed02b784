import type { MergedCart } from '@eshop/contracts/api/cart';
import { describe, expect, it } from 'vitest';
import { guest, quantities, useCart } from './use-cart.ts';

describe('merging a guest’s cart', () => {
  const cart = useCart();

  it('sums quantities, caps them to stock and says what it did', async () => {
    const who = await cart.customer();
    const both = cart.products.givenProduct({ stock: 4, name: 'Yamaha MT-07' });
    const guests = cart.products.givenProduct();
    const mine = cart.products.givenProduct();
    await cart.put(who, both, 3);
    await cart.put(who, mine, 1);
    const token = await cart.guestWith({ [both]: 2, [guests]: 5 });
    const { status, body } = await cart.merge(who, token);
    expect(status).toBe(200);
    expect(quantities(body)).toEqual({ [both]: 4, [mine]: 1, [guests]: 5 });
    expect((body as MergedCart).changes).toEqual([
      {
        productId: both,
        name: 'Yamaha MT-07',
        previousQuantity: 3,
        requestedQuantity: 5,
        quantity: 4,
        capped: true,
      },
      {
        productId: guests,
        name: 'Honda CB500F',
        previousQuantity: 0,
        requestedQuantity: 5,
        quantity: 5,
        capped: false,
      },
    ]);
    expect(await cart.held(who)).toEqual({ [both]: 4, [mine]: 1, [guests]: 5 });
  });

  it('changes nothing the second time, and the guest’s cart is gone', async () => {
    const who = await cart.customer();
    const productId = cart.products.givenProduct();
    const token = await cart.guestWith({ [productId]: 2 });
    const first = await cart.merge(who, token);
    const second = await cart.merge(who, token);
    expect(second.body).toMatchObject({ version: first.body.version, changes: [] });
    expect(await cart.held(who)).toEqual({ [productId]: 2 });
    expect(await cart.held(guest(token))).toEqual({});
  });

  it('counts once when it is asked for many times at once', async () => {
    const who = await cart.customer();
    const productId = cart.products.givenProduct({ stock: 100 });
    await cart.put(who, productId, 1);
    const token = await cart.guestWith({ [productId]: 3 });
    const answers = await Promise.all(Array.from({ length: 10 }, () => cart.merge(who, token)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(answers.filter(({ body }) => body.changes.length > 0)).toHaveLength(1);
    expect(await cart.held(who)).toEqual({ [productId]: 4 });
  });

  it('gives the cart to one of two users who claim it at once', async () => {
    const users = [await cart.customer(), await cart.customer()];
    const productId = cart.products.givenProduct();
    const token = await cart.guestWith({ [productId]: 3 });
    await Promise.all(users.map((who) => cart.merge(who, token)));
    const held = await Promise.all(users.map(async (who) => (await cart.held(who))[productId] ?? 0));
    expect(held.toSorted()).toEqual([0, 3]);
  });

  it('loses nothing that either side puts in meanwhile', async () => {
    const who = await cart.customer();
    const [guests, mine] = [cart.products.givenProduct(), cart.products.givenProduct()];
    const token = await cart.guestWith({ [guests]: 1 });
    const later = cart.products.givenProduct();
    const [, , put] = await Promise.all([
      cart.merge(who, token),
      cart.put(who, mine, 1),
      cart.put(guest(token), later, 1),
    ]);
    expect(put.status).toBe(200);
    const own = await cart.held(who);
    expect(own).toMatchObject({ [guests]: 1, [mine]: 1 });
    // Either it came first and went along, or the guest went on with a new cart.
    const token2 = put.body.cartToken;
    expect(token2 ? await cart.held(guest(token2)) : own).toMatchObject({ [later]: 1 });
  });

  it('begins a new cart for a guest who goes on with the old token', async () => {
    const who = await cart.customer();
    const productId = cart.products.givenProduct();
    const token = await cart.guestWith({ [productId]: 1 });
    await cart.merge(who, token);
    const answer = await cart.put(guest(token), productId, 2);
    expect(answer.status).toBe(200);
    expect(answer.body.cartToken).not.toBe(token);
    expect(await cart.held(who)).toEqual({ [productId]: 1 });
  });

  it('of an unknown token changes nothing', async () => {
    const who = await cart.customer();
    const answer = await cart.merge(who, 'a-token-that-nobody-has');
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ id: null, items: [], changes: [] });
  });

  it('needs a signed-in user', async () => {
    expect((await cart.merge({}, 'a-token-that-nobody-has')).status).toBe(401);
  });
});
