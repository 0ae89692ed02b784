import assert from 'node:assert/strict';
import { getMe, signUp } from '@eshop/contracts/api/auth';
import { getCart, setCartItem } from '@eshop/contracts/api/cart';
import { createOrder, createQuote, listOrders, shipOrder } from '@eshop/contracts/api/order';
import { approvePayment, rejectPayment } from '@eshop/contracts/api/payment';
import { createProduct, getProduct, listProducts, updateProduct } from '@eshop/contracts/api/product';
import { listSales } from '@eshop/contracts/api/sales-report';
import { createMovement, listMovements, listStock } from '@eshop/contracts/api/warehouse';
import { eventFlow, productQuantityUpdated } from '@eshop/contracts/events';
import { usd } from '@eshop/contracts/money';
import { createPublisher, createPubSub, newEvent, type OutboxEvent } from '@eshop/kit/messaging';
import { eventually } from '@eshop/kit/testing';
import { subscriptions } from '@eshop/topology';
import { afterAll, describe, expect, it } from 'vitest';
import { shopSeconds, shopVariable } from '../lib/environment.ts';
import {
  addressAt,
  approve,
  heldOrder,
  orderInReview,
  paidOrder,
  placeOrder,
  readOrder,
  statusesOf,
  untilOrder,
} from '../lib/orders.ts';
import { admin, guest, mailedCode, newCustomer, signIn } from '../lib/people.ts';
import { nearestWarehouses, newProduct, receive, untilAvailable, warehouses } from '../lib/products.ts';
import { submitProof } from '../lib/proofs.ts';
import { send } from '../lib/raw.ts';
import { refused } from '../lib/refused.ts';
import { replayEvents } from '../lib/replay.ts';

const pubsub = createPubSub({ projectId: shopVariable('PUBSUB_PROJECT_ID') });
const publisher = createPublisher(pubsub);
/** Delivers an event as if its service had said it again, or late. */
const deliver = (event: OutboxEvent) => publisher.publish(event);
afterAll(() => pubsub.close());

const one = (productId: string, quantity = 1) => [{ productId, quantity }];

async function levelsOf(productId: string) {
  const { shop } = await admin();
  const { items } = await shop.call(listStock, { query: { productId } });
  const sum = (pick: 'onHand' | 'reserved' | 'available') =>
    items.reduce((total, level) => total + level[pick], 0);
  return { onHand: sum('onHand'), reserved: sum('reserved'), available: sum('available') };
}

/** What the shop before this one did wrong; each title says what this one does instead. */
describe('the predecessor’s mistake', { timeout: 90_000 }, () => {
  it('1: stock that an order held comes back when it is refused or cancelled', async () => {
    const [customer, product] = await Promise.all([newCustomer(), newProduct({ stock: 1 })]);
    const { order, payment } = await orderInReview(customer, one(product.id));
    const { shop: office } = await admin();
    const body = { reason: 'No', final: true };
    await office.call(rejectPayment, { params: { id: payment.id }, body });
    await untilOrder(customer, order.id, 'REJECTED');
    await untilAvailable(product.id, 1);
    expect(await levelsOf(product.id)).toEqual({ onHand: 1, reserved: 0, available: 1 });
  });

  it('2: no unit is sold twice, and stock is never negative', async () => {
    const product = await newProduct({ stock: 3 });
    const people = await Promise.all(Array.from({ length: 4 }, () => newCustomer()));
    const orders = await Promise.all(
      [...people, ...people].map(async (person) => ({
        person,
        ...(await placeOrder(person, one(product.id))),
      })),
    );
    const outcomes = await eventually(async () => {
      const read = await Promise.all(orders.map(({ person, id }) => readOrder(person, id)));
      expect(read.some(({ status }) => status === 'PENDING')).toBe(false);
      return read.map(({ status }) => status);
    });
    expect(outcomes.filter((status) => status === 'AWAITING_PAYMENT')).toHaveLength(3);
    expect(await levelsOf(product.id)).toEqual({ onHand: 3, reserved: 3, available: 0 });
  });

  it('3: a price that a client sends is never used', async () => {
    const [customer, product] = await Promise.all([newCustomer(), newProduct({ stock: 1, price: 500_000 })]);
    const cheap = { amount: 1, currency: 'USD' };
    const items = [{ productId: product.id, quantity: 1, price: cheap, unitPrice: cheap, lineTotal: cheap }];
    const prices = { total: cheap, subtotal: cheap, shippingCost: cheap };
    const cart = await customer.shop.call(setCartItem, {
      params: { productId: product.id },
      body: Object.assign({ quantity: 1 }, { price: cheap, unitPrice: cheap }),
    });
    expect(cart.subtotal).toEqual(usd(500_000));
    const body = Object.assign({ items, address: addressAt() }, prices);
    const order = await customer.shop.call(createOrder, { body });
    expect(order.items).toMatchObject([{ unitPrice: usd(500_000), lineTotal: usd(500_000) }]);
    expect(order.total.amount).toBeGreaterThan(500_000);
  });

  it('4: nobody makes themselves admin, and only an admin approves, ships or edits', async () => {
    const email = `${crypto.randomUUID()}@tests.example`;
    const password = 'Long-enough-1';
    const extra = { roles: ['admin'], role: 'admin', 'cognito:groups': ['admin'] };
    const body = Object.assign({ email, password, name: 'Mallory' }, extra);
    await guest.call(signUp, { body });
    const code = await mailedCode(email, 'signUp');
    await send('/v1/auth/confirm', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, code, ...extra }),
    });
    const mallory = await signIn(email, password);
    expect((await mallory.shop.call(getMe)).roles).toEqual(['customer']);
    const product = await newProduct({ stock: 1 });
    const { order, payment } = await orderInReview(mallory, one(product.id));
    await refused(mallory.shop.call(approvePayment, { params: { id: payment.id } }), 'FORBIDDEN');
    await refused(mallory.shop.call(shipOrder, { params: { id: order.id }, body: {} }), 'FORBIDDEN');
    const edit = { params: { id: product.id }, ifMatch: 1, body: { price: usd(1) } };
    await refused(mallory.shop.call(updateProduct, edit), 'FORBIDDEN');
    await refused(guest.call(updateProduct, edit), 'UNAUTHENTICATED');
  });

  it('5: each has a cart of their own', async () => {
    const [ann, ben, product] = await Promise.all([newCustomer(), newCustomer(), newProduct({ stock: 9 })]);
    const params = { productId: product.id };
    await Promise.all([
      ann.shop.call(setCartItem, { params, body: { quantity: 2 } }),
      ben.shop.call(setCartItem, { params, body: { quantity: 5 } }),
    ]);
    expect((await ann.shop.call(getCart)).items).toMatchObject([{ quantity: 2 }]);
    expect((await ben.shop.call(getCart)).items).toMatchObject([{ quantity: 5 }]);
    expect((await guest.call(getCart)).items).toEqual([]);
  });

  it('6: every consumer of product-updated hears of each change', async () => {
    expect(eventFlow['product-updated'].to).toEqual(['cart', 'warehouse']);
    expect(new Set(subscriptions.map(({ name }) => name)).size).toBe(subscriptions.length);
    const [customer, product] = await Promise.all([newCustomer(), newProduct({ stock: 1 })]);
    const { shop: office } = await admin();
    await customer.shop.call(setCartItem, { params: { productId: product.id }, body: { quantity: 1 } });
    const name = `Heard by all ${Date.now()}`;
    await office.call(updateProduct, {
      params: { id: product.id },
      ifMatch: product.version,
      body: { name },
    });
    await eventually(async () => {
      expect((await customer.shop.call(getCart)).items).toMatchObject([{ name }]);
      const { items } = await office.call(listStock, { query: { productId: product.id } });
      expect(items).toMatchObject([{ name }]);
    });
  });

  it('7: the same event again changes nothing', async () => {
    const [customer, product] = await Promise.all([newCustomer(), newProduct({ stock: 2 })]);
    const order = await paidOrder(customer, one(product.id));
    const { shop: office } = await admin();
    await eventually(async () => {
      expect((await office.call(listSales, { query: { productId: product.id } })).items).toHaveLength(1);
    });
    const { id } = product;
    const events = await Promise.all([
      replayEvents('order', order.id),
      replayEvents('payment', order.payment?.id ?? ''),
      replayEvents('warehouse', id),
    ]);
    expect(Math.min(...events)).toBeGreaterThan(0);
    await receive(id, (await warehouses())[0]?.id ?? '', 1);
    await untilAvailable(id, 2);
    expect(await levelsOf(id)).toEqual({ onHand: 2, reserved: 0, available: 2 });
    expect(statusesOf(await readOrder(customer, order.id))).toEqual([
      'PENDING',
      'AWAITING_PAYMENT',
      'PAYMENT_REVIEW',
      'PAYMENT_ACCEPTED',
    ]);
    expect((await office.call(listSales, { query: { productId: id } })).items).toHaveLength(1);
    const sales = await office.call(listMovements, { query: { productId: id, type: 'sale' } });
    expect(sales.items).toHaveLength(1);
  });

  it('8: an order takes only the steps that are drawn', async () => {
    const [customer, product] = await Promise.all([newCustomer(), newProduct({ stock: 1 })]);
    const { order, payment } = await orderInReview(customer, one(product.id));
    const { shop: office } = await admin();
    await refused(office.call(shipOrder, { params: { id: order.id }, body: {} }), 'INVALID_STATE');
    const final = { reason: 'No', final: true };
    await office.call(rejectPayment, { params: { id: payment.id }, body: final });
    await untilOrder(customer, order.id, 'REJECTED');
    await refused(approve(payment.id), 'INVALID_STATE');
    await refused(office.call(shipOrder, { params: { id: order.id }, body: {} }), 'INVALID_STATE');
  });

  it('9: while a proof is reviewed no time runs out', async () => {
    const [customer, product] = await Promise.all([newCustomer(), newProduct({ stock: 1 })]);
    const { order } = await orderInReview(customer, one(product.id));
    expect(order.holdExpiresAt).toBeNull();
  });

  it('10: one who was refused is told why and can hand in another proof', async () => {
    const [customer, product] = await Promise.all([newCustomer(), newProduct({ stock: 1 })]);
    const { order, payment } = await orderInReview(customer, one(product.id));
    const { shop: office } = await admin();
    const reason = 'The name on the transfer is another one';
    await office.call(rejectPayment, { params: { id: payment.id }, body: { reason } });
    const again = await untilOrder(customer, order.id, 'AWAITING_PAYMENT');
    expect(again.payment?.reason).toBe(reason);
    const left = Date.parse(again.holdExpiresAt ?? '') - Date.parse(again.timeline.at(-1)?.at ?? '');
    expect(left).toBeGreaterThanOrEqual(shopSeconds('ORDER_REUPLOAD_WINDOW_SECONDS') * 1000);
    expect((await submitProof(customer, order.id)).status).toBe('PENDING');
  });

  it('11: an order takes out of the cart what it orders, the cart as a whole only when that was ordered', async () => {
    const [customer, first, second] = await Promise.all([
      newCustomer(),
      newProduct({ stock: 1 }),
      newProduct({ stock: 1 }),
    ]);
    for (const { id } of [first, second]) {
      await customer.shop.call(setCartItem, { params: { productId: id }, body: { quantity: 1 } });
    }
    await placeOrder(customer, one(first.id));
    const after = await customer.shop.call(getCart);
    expect(after.items.map(({ productId }) => productId)).toContain(second.id);
    await customer.shop.call(createOrder, { body: { address: addressAt() } });
    expect((await customer.shop.call(getCart)).items).toEqual([]);
  });

  it('12: quote, reservation and movement name the same warehouse, the nearest with stock', async () => {
    const zipCode = '94199';
    const [nearest, next] = await nearestWarehouses(zipCode);
    assert.ok(nearest && next);
    const [customer, product] = await Promise.all([newCustomer(), newProduct({ stockAt: { [next.id]: 1 } })]);
    const items = one(product.id);
    const quote = await guest.call(createQuote, { body: { items, address: { zipCode } } });
    expect(quote.shipments.map(({ warehouseId }) => warehouseId)).toEqual([next.id]);
    const order = await paidOrder(customer, items, zipCode);
    expect(order.shipments.map(({ warehouseId }) => warehouseId)).toEqual([next.id]);
    const { shop: office } = await admin();
    const sales = await office.call(listMovements, { query: { productId: product.id, type: 'sale' } });
    expect(sales.items).toMatchObject([{ fromWarehouseId: next.id, orderId: order.id, quantity: 1 }]);
  });

  it('13: a quantity that was overtaken by a newer one is not shown', async () => {
    const product = await newProduct({ stock: 4 });
    const old = { productId: product.id, availableQuantity: 77, version: 1 };
    await deliver(newEvent(productQuantityUpdated, old, { source: 'warehouse' }));
    await receive(product.id, (await warehouses())[0]?.id ?? '', 1);
    await untilAvailable(product.id, 5);
  });

  it('14: an order expires by what is stored of it, at its time', async () => {
    const [customer, product] = await Promise.all([newCustomer(), newProduct({ stock: 1 })]);
    const order = await heldOrder(customer, one(product.id));
    const window = shopSeconds('ORDER_PAYMENT_WINDOW_SECONDS') * 1000;
    const expired = await untilOrder(customer, order.id, 'EXPIRED', window + 10_000);
    expect(statusesOf(expired)).toEqual(['PENDING', 'AWAITING_PAYMENT', 'EXPIRED']);
    await untilAvailable(product.id, 1);
  });

  it('15: every list has pages, and turning them shows all of it once', async () => {
    const product = await newProduct({ stock: 5 });
    const customer = await newCustomer();
    const placed: string[] = [];
    for (let count = 0; count < 3; count += 1)
      placed.unshift((await placeOrder(customer, one(product.id))).id);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await customer.shop.call(listOrders, { query: { limit: 2, cursor } });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(placed);

    const shown = new Set<string>();
    do {
      const page = await guest.call(listProducts, { query: { sort: 'price-asc', limit: 25, cursor } });
      expect(page.items.length).toBeLessThanOrEqual(25);
      for (const { id } of page.items) {
        expect(shown.has(id)).toBe(false);
        shown.add(id);
      }
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(shown.size).toBeGreaterThanOrEqual(60);
  });

  it('16: the customer knows shipping and total before ordering, and the order’s id with the answer', async () => {
    const [customer, product] = await Promise.all([newCustomer(), newProduct({ stock: 1 })]);
    const items = one(product.id);
    const quote = await guest.call(createQuote, { body: { items, address: addressAt() } });
    expect(quote.total.amount).toBe(quote.subtotal.amount + quote.shippingCost.amount);
    const body = { items, address: addressAt(), quoteId: quote.quoteId };
    const order = await customer.shop.call(createOrder, { body });
    expect(order.total).toEqual(quote.total);
    expect((await readOrder(customer, order.id)).number).toBe(order.number);
  });

  it('17: stock rises by receiving goods', async () => {
    const product = await newProduct({ stock: 1 });
    const { shop: office } = await admin();
    const [main] = await warehouses();
    const move = { productId: product.id, quantity: 7, reason: 'Restock' };
    const body = { ...move, type: 'receive', toWarehouseId: main?.id ?? '' } as const;
    const idempotencyKey = crypto.randomUUID();
    const first = await office.call(createMovement, { body, idempotencyKey });
    expect(await office.call(createMovement, { body, idempotencyKey })).toEqual(first);
    await untilAvailable(product.id, 8);
    expect((await levelsOf(product.id)).onHand).toBe(8);
  });

  it('18: what is shown was committed: a refused request changes no quantity', async () => {
    const [customer, product] = await Promise.all([newCustomer(), newProduct({ stock: 1 })]);
    const order = await placeOrder(customer, one(product.id, 2));
    const rejected = await untilOrder(customer, order.id, 'REJECTED');
    expect(rejected.rejection?.code).toBe('OUT_OF_STOCK');
    const { shop: office } = await admin();
    const move = { productId: product.id, quantity: -5, reason: 'Counted wrong' };
    const body = { ...move, type: 'adjust', warehouseId: (await warehouses())[0]?.id ?? '' } as const;
    await refused(office.call(createMovement, { body }), 'OUT_OF_STOCK');
    const again = { name: 'Another', sku: product.sku, categoryId: product.categoryId };
    const attributes = { make: 'A', model: 'B', year: 2020 };
    const taken = { ...again, attributes, price: usd(100), weightKg: 1, initialQuantity: 50 };
    await refused(office.call(createProduct, { body: taken }), 'SKU_TAKEN');
    const shown = await guest.call(getProduct, { params: { id: product.id } });
    expect(shown.availableQuantity).toBe(1);
    expect(await levelsOf(product.id)).toEqual({ onHand: 1, reserved: 0, available: 1 });
  });
});
