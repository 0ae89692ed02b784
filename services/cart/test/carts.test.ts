import { serviceHeaders } from '@eshop/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { guest, useCart } from './use-cart.ts';

describe('a cart', () => {
  const cart = useCart();

  it('is empty at first and stores nothing', async () => {
    const answer = await cart.get();
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      id: null,
      items: [],
      subtotal: { amount: 0, currency: 'USD' },
      version: 0,
      updatedAt: null,
    });
    expect((await cart.get(await cart.customer())).body).toEqual(answer.body);
  });

  it('shows names, prices and sums of the server', async () => {
    const who = await cart.customer();
    const one = cart.products.givenProduct({ price: 1_899_900, name: 'Volvo V60', stock: 7 });
    const two = cart.products.givenProduct({ price: 500 });
    await cart.put(who, one, 2, 'blue, please 🚗');
    const { status, body } = await cart.put(who, two, 3);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      version: 2,
      subtotal: { amount: 2 * 1_899_900 + 3 * 500, currency: 'USD' },
      items: [
        {
          productId: one,
          name: 'Volvo V60',
          unitPrice: { amount: 1_899_900 },
          quantity: 2,
          lineTotal: { amount: 3_799_800 },
          availableQuantity: 7,
          note: 'blue, please 🚗',
        },
        { productId: two, quantity: 3 },
      ],
    });
    expect(body.cartToken).toBeUndefined();
    expect((await cart.get(who)).body).toEqual(body);
  });

  it('belongs to one user alone', async () => {
    const [mine, yours] = [await cart.customer(), await cart.customer()];
    const productId = cart.products.givenProduct();
    await cart.put(mine, productId, 2);
    await cart.put(yours, productId, 5);
    expect(await cart.held(mine)).toEqual({ [productId]: 2 });
    expect(await cart.held(yours)).toEqual({ [productId]: 5 });
  });

  it('gives a guest a token of its own at the first write, and not again', async () => {
    const productId = cart.products.givenProduct();
    const [first, second] = [await cart.put({}, productId, 1), await cart.put({}, productId, 2)];
    expect(first.body.cartToken).not.toBe(second.body.cartToken);
    const who = guest(first.body.cartToken);
    const again = await cart.put(who, productId, 4);
    expect(again.body.cartToken).toBeUndefined();
    expect(await cart.held(who)).toEqual({ [productId]: 4 });
    expect(await cart.held(guest(second.body.cartToken))).toEqual({ [productId]: 2 });
  });

  it('is not begun under a token that a guest made up', async () => {
    const productId = cart.products.givenProduct();
    const answer = await cart.put(guest('a-token-of-my-own'), productId, 1);
    expect(answer.status).toBe(200);
    expect(answer.body.cartToken).not.toBe('a-token-of-my-own');
    expect(await cart.held(guest('a-token-of-my-own'))).toEqual({});
  });

  it('keeps a note that is not sent, and drops an empty one', async () => {
    const who = await cart.customer();
    const productId = cart.products.givenProduct();
    await cart.put(who, productId, 1, 'as a present');
    expect((await cart.put(who, productId, 2)).body.items[0].note).toBe('as a present');
    expect((await cart.put(who, productId, 2, '')).body.items[0].note).toBeUndefined();
  });

  it('loses a line with quantity 0 or DELETE, and all with DELETE of the cart', async () => {
    const who = await cart.customer();
    const ids = [1, 2, 3].map(() => cart.products.givenProduct());
    for (const id of ids) await cart.put(who, id, 1);
    const [one = '', two = '', three = ''] = ids;
    expect((await cart.put(who, one, 0)).body.items).toHaveLength(2);
    expect((await cart.remove(who, two)).status).toBe(200);
    expect((await cart.remove(who, two)).status).toBe(200);
    expect(await cart.held(who)).toEqual({ [three]: 1 });
    expect((await cart.clear(who)).body).toMatchObject({ items: [], subtotal: { amount: 0 } });
    expect(await cart.held(who)).toEqual({});
  });

  it('takes no more than there is in stock, and says how much that is', async () => {
    const who = await cart.customer();
    const productId = cart.products.givenProduct({ stock: 3 });
    const answer = await cart.put(who, productId, 4);
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ code: 'OUT_OF_STOCK', availableQuantity: 3 });
    expect(await cart.held(who)).toEqual({});
    expect((await cart.put(who, productId, 3)).status).toBe(200);
  });

  it('takes no product that is unknown or no longer sold', async () => {
    const who = await cart.customer();
    expect((await cart.put(who, uuidv7(), 1)).status).toBe(404);
    const productId = cart.products.givenProduct();
    cart.products.change(productId, { archived: true });
    const answer = await cart.put(who, productId, 1);
    expect(answer.status).toBe(409);
    expect(answer.body.code).toBe('PRODUCT_UNAVAILABLE');
  });

  it('holds at most 100 different products', async () => {
    const who = await cart.customer();
    for (let i = 0; i < 100; i++) {
      expect((await cart.put(who, cart.products.givenProduct(), 1)).status).toBe(200);
    }
    const answer = await cart.put(who, cart.products.givenProduct(), 1);
    expect(answer.status).toBe(409);
    expect(answer.body.code).toBe('CART_FULL');
    expect((await cart.get(who)).body.items).toHaveLength(100);
  });

  it('loses none of 50 products that are put in at the same moment', async () => {
    const who = await cart.customer();
    const ids = Array.from({ length: 50 }, () => cart.products.givenProduct());
    const answers = await Promise.all(ids.map((id) => cart.put(who, id, 2)));
    expect(answers.map(({ status }) => status)).toEqual(ids.map(() => 200));
    expect(await cart.held(who)).toEqual(Object.fromEntries(ids.map((id) => [id, 2])));
    expect((await cart.get(who)).body.version).toBe(50);
  });

  it('loses what was ordered, no more than that, and once per order', async () => {
    const who = await cart.customer();
    const [bought, half, other] = [1, 2, 3].map(() => cart.products.givenProduct());
    await cart.put(who, `${bought}`, 2);
    await cart.put(who, `${half}`, 5);
    await cart.put(who, `${other}`, 1);
    const order = {
      orderId: uuidv7(),
      items: [
        { productId: bought, quantity: 2 },
        { productId: half, quantity: 3 },
      ],
    };
    const checkOut = async () =>
      cart
        .api()
        .post(`/v1/carts/${who.userId}/checked-out`)
        .set(await serviceHeaders())
        .send(order);
    expect((await checkOut()).status).toBe(204);
    expect(await cart.held(who)).toEqual({ [`${half}`]: 2, [`${other}`]: 1 });
    await cart.put(who, `${bought}`, 1);
    expect((await checkOut()).status).toBe(204);
    expect(await cart.held(who)).toEqual({ [`${half}`]: 2, [`${other}`]: 1, [`${bought}`]: 1 });
  });

  it('is checked out by services alone', async () => {
    const who = await cart.customer();
    const body = { orderId: uuidv7(), items: [{ productId: uuidv7(), quantity: 1 }] };
    const path = `/v1/carts/${who.userId}/checked-out`;
    expect((await cart.api().post(path).send(body)).status).toBe(401);
    expect(
      (
        await cart
          .api()
          .post(path)
          .set('authorization', who.authorization ?? '')
          .send(body)
      ).status,
    ).toBe(403);
    expect((await cart.get(await serviceHeaders())).status).toBe(403);
  });
});
