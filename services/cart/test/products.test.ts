import { contentsOfDeadLetters, eventually } from '@eshop/kit/testing';
import { describe, expect, it } from 'vitest';
import { useCart, type Who } from './use-cart.ts';

describe('products in a cart', () => {
  const cart = useCart();
  const first = async (who: Who) => (await cart.get(who)).body.items[0];

  it('follow product-updated, and tell of a changed price until it is put in anew', async () => {
    const who = await cart.customer();
    const productId = cart.products.givenProduct({ price: 1_000 });
    await cart.put(who, productId, 2);
    expect(await first(who)).not.toHaveProperty('priceChanged');
    await cart.tell(productId, { version: 2, price: 1_500, name: 'Honda CB500F 2025' });
    await eventually(async () =>
      expect(await first(who)).toMatchObject({
        name: 'Honda CB500F 2025',
        unitPrice: { amount: 1_500 },
        lineTotal: { amount: 3_000 },
        priceChanged: true,
      }),
    );
    const { body } = await cart.put(who, productId, 1);
    expect(body.items[0]).toMatchObject({ unitPrice: { amount: 1_500 } });
    expect(body.items[0]).not.toHaveProperty('priceChanged');
  });

  it('end the same whatever the order and number of events', async () => {
    const who = await cart.customer();
    const productId = cart.products.givenProduct({ price: 100 });
    await cart.put(who, productId, 1);
    const late = await cart.tell(productId, { version: 4, price: 400 });
    for (const version of [2, 5, 3]) await cart.tell(productId, { version, price: version * 100 });
    await cart.events.publishAgain(late);
    const probe = cart.products.givenProduct();
    const other = await cart.customer();
    await cart.put(other, probe, 1);
    await cart.tell(probe, { version: 9, name: 'The last event' });
    await eventually(async () => expect(await first(other)).toMatchObject({ name: 'The last event' }));
    await eventually(async () => expect(await first(who)).toMatchObject({ unitPrice: { amount: 500 } }));
    expect(await cart.context.productCopies.find([productId])).toMatchObject(
      new Map([[productId, { version: 5 }]]),
    );
  });

  it('go on being followed after an event that nobody can read', async () => {
    const who = await cart.customer();
    const productId = cart.products.givenProduct({ price: 100 });
    await cart.put(who, productId, 1);
    await cart.events.publishRaw('product-updated', Buffer.from('{"productId": 7}'));
    await cart.events.publishRaw('product-updated', Buffer.from('no JSON'));
    await cart.tell(productId, { version: 2, price: 200 });
    await eventually(async () => expect(await first(who)).toMatchObject({ unitPrice: { amount: 200 } }));
    await eventually(
      async () => {
        const letters = await contentsOfDeadLetters(cart.context.consuming);
        expect(letters.toSorted()).toEqual(['no JSON', '{"productId": 7}'].toSorted());
      },
      { timeoutMilliseconds: 25_000, everyMilliseconds: 200 },
    );
  });

  it('show what the product service says when it knows more than the events', async () => {
    const who = await cart.customer();
    const productId = cart.products.givenProduct({ price: 100 });
    await cart.put(who, productId, 1);
    cart.products.change(productId, { price: { amount: 300, currency: 'USD' } });
    await eventually(async () => expect(await first(who)).toMatchObject({ unitPrice: { amount: 300 } }));
  });

  it('stay in the cart when they are no longer sold, with nothing left to buy', async () => {
    const who = await cart.customer();
    const productId = cart.products.givenProduct();
    await cart.put(who, productId, 2);
    await cart.tell(productId, { version: 2, archived: true });
    await eventually(async () =>
      expect(await first(who)).toMatchObject({ quantity: 2, availableQuantity: 0 }),
    );
    expect((await cart.put(who, productId, 1)).body.code).toBe('PRODUCT_UNAVAILABLE');
    expect((await cart.put(who, productId, 0)).body.items).toEqual([]);
  });

  it('show the stock as it is now', async () => {
    const who = await cart.customer();
    const productId = cart.products.givenProduct({ stock: 5 });
    await cart.put(who, productId, 2);
    cart.products.setStock(productId, 1);
    await eventually(async () =>
      expect(await first(who)).toMatchObject({ quantity: 2, availableQuantity: 1 }),
    );
  });

  it('are still shown, changed and removed while the product service is away', async () => {
    const who = await cart.customer();
    const productId = cart.products.givenProduct({ stock: 5, price: 700 });
    const unseen = cart.products.givenProduct();
    await cart.put(who, productId, 2);
    await cart.restart(async () => {
      cart.products.down = true;
    });
    try {
      expect((await cart.get(who)).body).toMatchObject({
        items: [{ quantity: 2, unitPrice: { amount: 700 }, availableQuantity: 5 }],
      });
      await cart.tell(productId, { version: 2, price: 800 });
      await eventually(async () => expect(await first(who)).toMatchObject({ unitPrice: { amount: 800 } }));
      const unknown = await cart.put(who, unseen, 1);
      expect(unknown.status).toBe(503);
      expect(Number(unknown.headers['retry-after'])).toBeGreaterThan(0);
      expect((await cart.put(who, productId, 4)).status).toBe(200);
      // Known to the instance before this one, and not to this customer's cart.
      expect((await cart.put(await cart.customer(), productId, 1)).status).toBe(200);
      expect((await cart.remove(who, productId)).body.items).toEqual([]);
    } finally {
      cart.products.down = false;
    }
    await eventually(async () => expect((await cart.put(who, unseen, 1)).status).toBe(200));
  });
});
