import { cancelOrder, deliverOrder, listOrders, shipOrder } from '@eshop/contracts/api/order';
import { getPayment, rejectPayment } from '@eshop/contracts/api/payment';
import { listStock } from '@eshop/contracts/api/warehouse';
import { describe, expect, it } from 'vitest';
import {
  approve,
  heldOrder,
  orderInReview,
  paidOrder,
  placeOrder,
  statusesOf,
  untilOrder,
  untilRefundDue,
} from '../lib/orders.ts';
import { admin, newCustomer, type Person } from '../lib/people.ts';
import { newProduct, untilAvailable } from '../lib/products.ts';
import { submitProof } from '../lib/proofs.ts';
import { refused } from '../lib/refused.ts';
import { readTimeline } from '../lib/timeline.ts';

async function customerWithProduct(stock: number) {
  const [customer, product] = await Promise.all([newCustomer(), newProduct({ stock })]);
  return { customer, product, items: [{ productId: product.id, quantity: 1 }] };
}

/** Nothing that a person can do moves an order that is over. */
async function staysOver(customer: Person, id: string) {
  const { shop: office } = await admin();
  const params = { id };
  await refused(customer.shop.call(cancelOrder, { params, body: {} }), 'INVALID_STATE');
  await refused(customer.shop.call(deliverOrder, { params }), 'INVALID_STATE');
  await refused(office.call(cancelOrder, { params, body: {} }), 'INVALID_STATE');
  await refused(office.call(shipOrder, { params, body: {} }), 'INVALID_STATE');
  await refused(submitProof(customer, id), 'INVALID_STATE');
}

const nothingReserved = async (productId: string) => {
  const { shop } = await admin();
  const { items } = await shop.call(listStock, { query: { productId } });
  expect(items.reduce((sum, { reserved }) => sum + reserved, 0)).toBe(0);
};

describe('an order ends', () => {
  it('rejected as out of stock when others were faster', async () => {
    const { customer, product, items } = await customerWithProduct(1);
    const other = await newCustomer();
    const orders = await Promise.all([placeOrder(customer, items), placeOrder(other, items)]);
    expect(orders.map(({ status }) => status)).toEqual(['PENDING', 'PENDING']);
    const timelines = await Promise.all(
      [customer, other].map((person, index) =>
        readTimeline(person, orders[index]?.id ?? '', { until: ({ id }) => id === 2 }),
      ),
    );
    const ends = timelines.map((timeline) => timeline.at(-1)?.entry.status);
    expect(ends.toSorted()).toEqual(['AWAITING_PAYMENT', 'REJECTED']);
    const loser = ends[0] === 'REJECTED' ? customer : other;
    const [rejected] = (await loser.shop.call(listOrders)).items;
    expect(rejected).toMatchObject({
      status: 'REJECTED',
      rejection: { code: 'OUT_OF_STOCK' },
      payment: null,
    });
    await staysOver(loser, rejected?.id ?? '');
    await untilAvailable(product.id, 0);
  });

  it('rejected for good, with the reason, and its stock comes back', async () => {
    const { customer, product, items } = await customerWithProduct(1);
    const { order, payment } = await orderInReview(customer, items);
    await untilAvailable(product.id, 0);
    const { shop: office } = await admin();
    const reason = 'This is a picture of a cat';
    const rejected = await office.call(rejectPayment, {
      params: { id: payment.id },
      body: { reason, final: true },
    });
    expect(rejected).toMatchObject({ status: 'REJECTED', reason });
    const over = await untilOrder(customer, order.id, 'REJECTED');
    expect(over.rejection?.message).toBe(reason);
    expect(over.payment).toMatchObject({ status: 'REJECTED', reason });
    await untilAvailable(product.id, 1);
    await nothingReserved(product.id);
    await refused(approve(payment.id), 'INVALID_STATE');
    await staysOver(customer, order.id);
  });

  it('cancelled by the customer while it waits for payment, and its stock comes back', async () => {
    const { customer, product, items } = await customerWithProduct(1);
    const { id } = await heldOrder(customer, items);
    await untilAvailable(product.id, 0);
    const cancelled = await customer.shop.call(cancelOrder, { params: { id }, body: { reason: 'Too dear' } });
    expect(cancelled).toMatchObject({ status: 'CANCELLED' });
    expect(cancelled.timeline.at(-1)).toMatchObject({ actor: 'customer', reason: 'Too dear' });
    await untilAvailable(product.id, 1);
    await nothingReserved(product.id);
    await staysOver(customer, id);
  });

  it('cancelled by the customer at once, whatever the hold does at that moment', async () => {
    const { customer, product, items } = await customerWithProduct(1);
    const { id } = await placeOrder(customer, items);
    await customer.shop.call(cancelOrder, { params: { id } });
    await untilOrder(customer, id, 'CANCELLED');
    await heldOrder(await newCustomer(), items);
    await untilAvailable(product.id, 0);
  });

  it('cancelled by an admin during review, never by the customer; an approval afterwards is a refund', async () => {
    const { customer, product, items } = await customerWithProduct(1);
    const { order, payment } = await orderInReview(customer, items);
    const params = { id: order.id };
    await refused(customer.shop.call(cancelOrder, { params, body: {} }), 'INVALID_STATE');
    const { shop: office } = await admin();
    const body = { reason: 'The car was damaged' };
    const cancelled = await office.call(cancelOrder, { params, body });
    expect(cancelled.timeline.at(-1)).toMatchObject({ status: 'CANCELLED', actor: 'admin', ...body });
    await untilAvailable(product.id, 1);
    await nothingReserved(product.id);
    await approve(payment.id);
    expect(await untilRefundDue(customer, payment.id)).toMatchObject({ status: 'APPROVED' });
    await untilOrder(customer, order.id, 'CANCELLED');
    await untilAvailable(product.id, 1);
    await staysOver(customer, order.id);
  });

  it('delivered only after payment and shipping, step by step', async () => {
    const { customer, items } = await customerWithProduct(1);
    const { shop: office } = await admin();
    const { id } = await heldOrder(customer, items);
    const params = { id };
    await refused(office.call(shipOrder, { params, body: {} }), 'INVALID_STATE');
    await refused(customer.shop.call(deliverOrder, { params }), 'INVALID_STATE');
    const payment = await submitProof(customer, id);
    await refused(submitProof(customer, id), 'INVALID_STATE');
    await untilOrder(customer, id, 'PAYMENT_REVIEW');
    await refused(office.call(shipOrder, { params, body: {} }), 'INVALID_STATE');
    await approve(payment.id);
    await untilOrder(customer, id, 'PAYMENT_ACCEPTED');
    await refused(approve(payment.id), 'INVALID_STATE');
    await refused(customer.shop.call(cancelOrder, { params, body: {} }), 'INVALID_STATE');
    await refused(office.call(cancelOrder, { params, body: {} }), 'INVALID_STATE');
    await refused(customer.shop.call(deliverOrder, { params }), 'INVALID_STATE');
    await office.call(shipOrder, { params, body: {} });
    await refused(office.call(shipOrder, { params, body: {} }), 'INVALID_STATE');
    const delivered = await office.call(deliverOrder, { params });
    expect(delivered.timeline.at(-1)).toMatchObject({ status: 'DELIVERED', actor: 'admin' });
    const { refundDue } = await customer.shop.call(getPayment, { params: { id: payment.id } });
    expect(refundDue).toBe(false);
    await staysOver(customer, id);
  });

  it('once, when both admins press the button: one approval, one sale', async () => {
    const { customer, items } = await customerWithProduct(2);
    const { order, payment } = await orderInReview(customer, items);
    const both = await Promise.allSettled([approve(payment.id), approve(payment.id)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const paid = await untilOrder(customer, order.id, 'PAYMENT_ACCEPTED');
    expect(statusesOf(paid)).toEqual(['PENDING', 'AWAITING_PAYMENT', 'PAYMENT_REVIEW', 'PAYMENT_ACCEPTED']);
    await paidOrder(customer, items);
  });
});
