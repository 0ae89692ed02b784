import assert from 'node:assert/strict';
import * as cart from '@eshop/contracts/api/cart';
import * as orders from '@eshop/contracts/api/order';
import { getPaymentProof, listPayments, rejectPayment } from '@eshop/contracts/api/payment';
import { getProduct, listProducts } from '@eshop/contracts/api/product';
import { exportSales, listSales, summarizeSales } from '@eshop/contracts/api/sales-report';
import { listMovements, listStock } from '@eshop/contracts/api/warehouse';
import { eventually } from '@eshop/kit/testing';
import { expect, it } from 'vitest';
import { shopAs } from '../lib/client.ts';
import { addressAt, approve, readOrder, statusesOf, untilOrder } from '../lib/orders.ts';
import { admin, guest, newCustomer } from '../lib/people.ts';
import { nearestWarehouses, newProduct, untilAvailable } from '../lib/products.ts';
import { pdf, picture, submitProof } from '../lib/proofs.ts';
import { refused } from '../lib/refused.ts';
import { readTimeline } from '../lib/timeline.ts';

const zipCode = '60300';

/** The whole life in one test, since each step stands on the one before. */
it('sells a vehicle: from the first look to the delivery and the report', async () => {
  const { shop: office } = await admin();
  const [nearest, next] = await nearestWarehouses(zipCode);
  assert.ok(nearest && next);
  // Three units, two of them near the customer: an order of three is split over two warehouses.
  const car = await newProduct({
    name: `Whole Life ${Date.now()}`,
    price: 2_345_600,
    stockAt: { [nearest.id]: 2, [next.id]: 1 },
  });
  const began = performance.now();

  // Browse as a guest.
  const list = await eventually(async () => {
    const page = await guest.call(listProducts, { query: { category: 'cars', q: car.name } });
    expect(page.items.map(({ id }) => id)).toContain(car.id);
    return page;
  });
  expect(list.items.find(({ id }) => id === car.id)).toMatchObject({
    price: car.price,
    availableQuantity: 3,
  });
  const detail = await guest.reply(getProduct, { params: { id: car.id } });
  const etag = detail.headers.get('etag') ?? '';
  expect(etag).not.toBe('');
  const again = await guest.reply(getProduct, { params: { id: car.id }, headers: { 'if-none-match': etag } });
  expect(again.status).toBe(304);

  // A guest's cart.
  const params = { productId: car.id };
  const first = await guest.call(cart.setCartItem, { params, body: { quantity: 1 } });
  assert.ok(first.cartToken);
  const visitor = shopAs({ cartToken: first.cartToken });
  const filled = await visitor.call(cart.setCartItem, {
    params,
    body: { quantity: 2, note: 'Blue, please' },
  });
  expect(filled.subtotal).toEqual({ amount: 2 * 2_345_600, currency: 'USD' });
  const tooMany = await refused(
    visitor.call(cart.setCartItem, { params, body: { quantity: 4 } }),
    'OUT_OF_STOCK',
  );
  expect(tooMany.availableQuantity).toBe(3);

  // Sign up, sign in, and the cart comes along, once.
  const customer = await newCustomer('Wanda Whole');
  await customer.shop.call(cart.setCartItem, { params, body: { quantity: 1 } });
  const merge = { body: { cartToken: first.cartToken } };
  const merged = await customer.shop.call(cart.mergeCart, merge);
  expect(merged.items).toMatchObject([{ productId: car.id, quantity: 3 }]);
  expect(merged.changes).toMatchObject([{ productId: car.id, previousQuantity: 1, quantity: 3 }]);
  const mergedAgain = await customer.shop.call(cart.mergeCart, merge);
  expect(mergedAgain.items).toMatchObject([{ productId: car.id, quantity: 3 }]);
  expect(mergedAgain.changes).toEqual([]);

  // The quote is what the order costs, shipping once per shipment.
  const items = [{ productId: car.id, quantity: 3 }];
  const address = addressAt(zipCode);
  const quote = await guest.call(orders.createQuote, { body: { items, address } });
  expect(quote.shipments).toMatchObject([
    { warehouseId: nearest.id, items: [{ productId: car.id, quantity: 2 }] },
    { warehouseId: next.id, items: [{ productId: car.id, quantity: 1 }] },
  ]);
  for (const { distance, cost } of quote.shipments) {
    expect(cost.amount).toBe(Math.min(150_000, 200 * (distance + 1)));
  }
  const shipping = quote.shipments.reduce((sum, { cost }) => sum + cost.amount, 0);
  expect(quote.shippingCost.amount).toBe(shipping);
  expect(quote.total.amount).toBe(3 * 2_345_600 + shipping);

  // Order the cart; asking twice with one key is one order, and the cart is empty.
  const idempotencyKey = crypto.randomUUID();
  const order = { body: { address, quoteId: quote.quoteId }, idempotencyKey };
  const placed = await customer.shop.call(orders.createOrder, order);
  expect(placed).toMatchObject({ status: 'PENDING', userId: customer.id, total: quote.total });
  expect(await customer.shop.call(orders.createOrder, order)).toEqual(placed);
  expect((await customer.shop.call(cart.getCart)).items).toEqual([]);
  await refused(customer.shop.call(orders.createOrder, { body: { address } }), 'CART_EMPTY');
  const watching = readTimeline(customer, placed.id);

  // The stock is held, at the right places, and nobody else can have it.
  const held = await untilOrder(customer, placed.id, 'AWAITING_PAYMENT');
  expect(Date.parse(held.holdExpiresAt ?? '')).toBeGreaterThan(Date.now());
  await untilAvailable(car.id, 0);
  await refused(guest.call(orders.createQuote, { body: { items, address } }), 'OUT_OF_STOCK');

  // A proof, refused with a reason, and a better one.
  const blurred = await submitProof(customer, placed.id, pdf());
  expect(blurred).toMatchObject({
    status: 'PENDING',
    refundDue: false,
    proof: { contentType: 'application/pdf' },
  });
  const reviewing = await untilOrder(customer, placed.id, 'PAYMENT_REVIEW');
  expect(reviewing.payment).toMatchObject({ id: blurred.id, status: 'PENDING' });
  const waiting = await office.call(listPayments, { query: { status: 'PENDING', orderId: placed.id } });
  expect(waiting.items.map(({ id }) => id)).toEqual([blurred.id]);
  const reason = 'The amount can not be read';
  await office.call(rejectPayment, { params: { id: blurred.id }, body: { reason } });
  const askedAgain = await untilOrder(customer, placed.id, 'AWAITING_PAYMENT');
  expect(askedAgain.payment).toMatchObject({ id: blurred.id, status: 'REJECTED', reason });
  const sharpPicture = await picture('png');
  const better = await submitProof(customer, placed.id, sharpPicture);
  await untilOrder(customer, placed.id, 'PAYMENT_REVIEW');

  // The admin looks at the very file and accepts.
  const link = await office.reply(getPaymentProof, { params: { id: better.id } });
  const file =
    link.status === 302 ? await fetch(link.headers.get('location') ?? '') : new Response(link.bytes);
  expect(Buffer.from(await file.arrayBuffer()).equals(sharpPicture.bytes)).toBe(true);
  await approve(better.id);
  const accepted = await untilOrder(customer, placed.id, 'PAYMENT_ACCEPTED');
  expect(accepted.holdExpiresAt).toBeNull();
  expect(accepted.total).toEqual(quote.total);

  // Stock has left the warehouses that were quoted.
  const ledger = await office.call(listMovements, { query: { productId: car.id, type: 'sale' } });
  expect(ledger.items).toHaveLength(2);
  expect(ledger.items).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ fromWarehouseId: nearest.id, quantity: 2, orderId: placed.id }),
      expect.objectContaining({ fromWarehouseId: next.id, quantity: 1, orderId: placed.id }),
    ]),
  );
  const levels = await office.call(listStock, { query: { productId: car.id } });
  for (const level of levels.items) expect(level).toMatchObject({ onHand: 0, reserved: 0, available: 0 });

  // The sale is in the report, with the totals of the order.
  const sale = await eventually(async () => {
    const sales = await office.call(listSales, { query: { productId: car.id } });
    const [only] = sales.items;
    assert.ok(only, 'the sale is in the report');
    expect(sales.items).toHaveLength(1);
    return only;
  });
  expect(sale).toMatchObject({ orderId: placed.id, units: 3, revenue: quote.subtotal, total: quote.total });
  const day = sale.occurredAt.slice(0, 10);
  const next24 = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
  const byProduct = await office.call(summarizeSales, {
    query: { bucket: 'day', groupBy: 'product', from: day, to: next24 },
  });
  expect(byProduct.buckets.find(({ key }) => key === car.id)).toMatchObject({
    units: 3,
    orders: 1,
    revenue: quote.subtotal,
    shipping: null,
  });
  const csv = await office.reply(exportSales, { query: { format: 'csv', from: day, to: next24 } });
  expect(csv.headers.get('content-type')).toMatch(/^text\/csv/);
  expect(csv.text).toContain(placed.number);
  const xlsx = await office.reply(exportSales, { query: { format: 'xlsx', from: day, to: next24 } });
  expect(xlsx.bytes.subarray(0, 2).toString()).toBe('PK');

  // Off it goes, and arrives.
  const shipped = await office.call(orders.shipOrder, {
    params: { id: placed.id },
    body: { carrier: 'Hauler' },
  });
  const numbers = shipped.shipments.map(({ trackingNumber }) => trackingNumber);
  expect(numbers.every(Boolean)).toBe(true);
  expect(new Set(numbers).size).toBe(2);
  const delivered = await customer.shop.call(orders.deliverOrder, { params: { id: placed.id } });
  expect(delivered.status).toBe('DELIVERED');
  await refused(customer.shop.call(orders.deliverOrder, { params: { id: placed.id } }), 'INVALID_STATE');

  // The live timeline told every step, in order, and ended with the last.
  const life = [
    'PENDING',
    'AWAITING_PAYMENT',
    'PAYMENT_REVIEW',
    'AWAITING_PAYMENT',
    'PAYMENT_REVIEW',
    'PAYMENT_ACCEPTED',
    'ON_DELIVERY',
    'DELIVERED',
  ];
  const told = await watching;
  expect(told.map(({ entry }) => entry.status)).toEqual(life);
  expect(told.map(({ id }) => id)).toEqual(life.map((_, index) => index + 1));
  expect(told[3]?.entry.reason).toBe(reason);
  expect(statusesOf(await readOrder(customer, placed.id))).toEqual(life);
  const resumed = await readTimeline(customer, placed.id, { lastEventId: 6 });
  expect(resumed.map(({ entry }) => entry.status)).toEqual(['ON_DELIVERY', 'DELIVERED']);

  process.stdout.write(`whole life of an order: ${((performance.now() - began) / 1000).toFixed(2)} s\n`);
});
