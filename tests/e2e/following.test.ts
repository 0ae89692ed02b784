import assert from 'node:assert/strict';
import { getCart, setCartItem } from '@eshop/contracts/api/cart';
import { createOrder, createQuote, priceChangedProblemSchema } from '@eshop/contracts/api/order';
import * as products from '@eshop/contracts/api/product';
import { usd } from '@eshop/contracts/money';
import { eventually } from '@eshop/kit/testing';
import { describe, expect, it } from 'vitest';
import { shopAs } from '../lib/client.ts';
import { addressAt, untilOrder } from '../lib/orders.ts';
import { admin, guest, newCustomer } from '../lib/people.ts';
import { newProduct } from '../lib/products.ts';
import { picture } from '../lib/proofs.ts';
import { refused } from '../lib/refused.ts';

/** Events take two seconds at most when the shop is idle; here other tests run beside. */
const busy = { timeoutMilliseconds: 10_000 };

describe('a change of a product', () => {
  it('reaches carts, quotes and orders: the price is always the shop’s', async () => {
    const [customer, product] = await Promise.all([
      newCustomer(),
      newProduct({ stock: 3, price: 1_000_000 }),
    ]);
    const { shop: office } = await admin();
    const params = { productId: product.id };
    await customer.shop.call(setCartItem, { params, body: { quantity: 2 } });
    const visitor = await guest.call(setCartItem, { params, body: { quantity: 1 } });
    assert.ok(visitor.cartToken);
    const items = [{ productId: product.id, quantity: 2 }];
    const address = addressAt();
    const quote = await guest.call(createQuote, { body: { items, address } });

    const changed = await office.call(products.updateProduct, {
      params: { id: product.id },
      ifMatch: product.version,
      body: { price: usd(900_000), name: 'Renamed car' },
    });
    expect(changed).toMatchObject({ price: usd(900_000), version: product.version + 1 });
    await refused(
      office.call(products.updateProduct, {
        params: { id: product.id },
        ifMatch: product.version,
        body: { name: 'Too late' },
      }),
      'VERSION_CONFLICT',
    );

    for (const [shop, quantity] of [
      [customer.shop, 2],
      [shopAs({ cartToken: visitor.cartToken }), 1],
    ] as const) {
      await eventually(async () => {
        const cart = await shop.call(getCart);
        expect(cart.items).toMatchObject([
          { name: 'Renamed car', unitPrice: usd(900_000), quantity, priceChanged: true },
        ]);
        expect(cart.subtotal).toEqual(usd(quantity * 900_000));
      }, busy);
    }
    const body = { address, quoteId: quote.quoteId };
    const problem = await refused(customer.shop.call(createOrder, { body }), 'PRICE_CHANGED');
    const { quoteId } = priceChangedProblemSchema.parse(problem).quote;
    const order = await customer.shop.call(createOrder, { body: { address, quoteId } });
    expect(order.subtotal).toEqual(usd(1_800_000));
    await untilOrder(customer, order.id, 'AWAITING_PAYMENT');
  });

  it('that takes it off sale takes it out of lists, carts and orders, not off its page', async () => {
    const [customer, product] = await Promise.all([newCustomer(), newProduct({ stock: 1 })]);
    const { shop: office } = await admin();
    const params = { id: product.id };
    await customer.shop.call(setCartItem, { params: { productId: product.id }, body: { quantity: 1 } });
    await office.call(products.archiveProduct, { params, ifMatch: product.version });
    const shown = await guest.call(products.getProduct, { params });
    expect(shown.archived).toBe(true);
    await eventually(async () => {
      const { items } = await guest.call(products.listProducts, { query: { q: product.sku } });
      expect(items.map(({ id }) => id)).not.toContain(product.id);
    }, busy);
    const items = [{ productId: product.id, quantity: 1 }];
    await refused(guest.call(createQuote, { body: { items, address: addressAt() } }), 'PRODUCT_UNAVAILABLE');
    await refused(
      customer.shop.call(createOrder, { body: { items, address: addressAt() } }),
      'PRODUCT_UNAVAILABLE',
    );
  });

  it('with a picture shows it in both sizes, for good', async () => {
    const product = await newProduct();
    const { shop: office } = await admin();
    const params = { id: product.id };
    const image = await office.call(products.addProductImage, { params, file: await picture('png') });
    const shown = await guest.call(products.getProduct, { params });
    expect(shown.images).toEqual([image]);
    for (const url of [image.url, image.thumbUrl]) {
      const response = await fetch(url);
      expect(response.headers.get('content-type')).toBe('image/webp');
      expect(response.headers.get('cache-control')).toMatch(/immutable/);
      expect(
        Buffer.from(await response.arrayBuffer())
          .subarray(8, 12)
          .toString(),
      ).toBe('WEBP');
    }
    await office.call(products.removeProductImage, { params: { ...params, imageId: image.id } });
    expect((await guest.call(products.getProduct, { params })).images).toEqual([]);
  });
});
