import assert from 'node:assert/strict';
import { getCart, setCartItem } from '@eshop/contracts/api/cart';
import { createOrder, createQuote, priceChangedProblemSchema } from '@eshop/contracts/api/order';
import * as products from '@eshop/contracts/api/product';
import { createMovement, listStock } from '@eshop/contracts/api/warehouse';
import { usd } from '@eshop/contracts/money';
import { eventually } from '@eshop/kit/testing';
import { describe, expect, it } from 'vitest';
import { shopAs } from '../lib/client.ts';
import { addressAt, heldOrder, untilOrder } from '../lib/orders.ts';
import { admin, guest, newCustomer } from '../lib/people.ts';
import { newProduct, receive, untilAvailable, warehouses } from '../lib/products.ts';
import { picture } from '../lib/proofs.ts';
import { refused } from '../lib/refused.ts';

/** How long the shop may take to say everywhere what is true in one place (contract, I6). */
const settled = { timeoutMilliseconds: 2_000 };

/** The same on a machine that is busy with other tests. */
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

describe('the quantity on offer', () => {
  it('follows every movement within two seconds', async () => {
    const product = await newProduct({ stock: 5 });
    const [main, other] = await warehouses();
    assert.ok(main && other);
    const { shop: office } = await admin();
    const move = { productId: product.id, reason: 'For a test' };
    const follow = async (quantity: number) => {
      const began = performance.now();
      await untilAvailable(product.id, quantity, settled.timeoutMilliseconds);
      return performance.now() - began;
    };
    const times: number[] = [];
    await receive(product.id, other.id, 3);
    times.push(await follow(8));
    await office.call(createMovement, {
      body: { ...move, type: 'adjust', quantity: -2, warehouseId: main.id },
    });
    times.push(await follow(6));
    await office.call(createMovement, {
      body: { ...move, type: 'transfer', quantity: 3, fromWarehouseId: main.id, toWarehouseId: other.id },
    });
    times.push(await follow(6));
    const { items } = await office.call(listStock, { query: { productId: product.id } });
    expect(new Map(items.map(({ warehouseId, onHand }) => [warehouseId, onHand]))).toEqual(
      new Map([
        [main.id, 0],
        [other.id, 6],
      ]),
    );
    const none = office.call(createMovement, {
      body: { ...move, type: 'adjust', quantity: -1, warehouseId: main.id },
    });
    await refused(none, 'OUT_OF_STOCK');
    const customer = await newCustomer();
    await heldOrder(customer, [{ productId: product.id, quantity: 4 }]);
    times.push(await follow(2));
    process.stdout.write(
      `availability followed after ${times.map((time) => time.toFixed(0)).join(', ')} ms\n`,
    );
  });
});
