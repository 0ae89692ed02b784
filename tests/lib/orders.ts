import assert from 'node:assert/strict';
import type { Address, Item, OrderStatus } from '@eshop/contracts';
import { createOrder, getOrder, type Order } from '@eshop/contracts/api/order';
import { approvePayment, getPayment, type Payment } from '@eshop/contracts/api/payment';
import { eventually } from '@eshop/kit/testing';
import { admin, type Person } from './people.ts';
import { submitProof } from './proofs.ts';

/** An address near the main warehouse of the demo shop, unless another zip code is given. */
export const addressAt = (zipCode = '10251'): Address => ({
  name: 'Zoë Müller 🚗',
  phone: '+1 (212) 555-0100',
  street: '350 5th Ave',
  city: 'New York',
  state: 'NY',
  zipCode,
  note: 'Ring twice\nand wait',
});

/** Places an order for the given items. */
export const placeOrder = (person: Person, items: Item[], zipCode?: string): Promise<Order> =>
  person.shop.call(createOrder, { body: { items, address: addressAt(zipCode) } });

export const readOrder = (person: Person, id: string): Promise<Order> =>
  person.shop.call(getOrder, { params: { id } });

/** Waits until an order is in a state and answers it then. */
export const untilOrder = (person: Person, id: string, status: OrderStatus, timeoutMilliseconds = 15_000) =>
  eventually(
    async () => {
      const order = await readOrder(person, id);
      assert.equal(order.status, status, `state of order ${order.number}`);
      return order;
    },
    { timeoutMilliseconds, everyMilliseconds: 50 },
  );

/** An order whose stock is held. */
export async function heldOrder(person: Person, items: Item[], zipCode?: string): Promise<Order> {
  const { id } = await placeOrder(person, items, zipCode);
  return untilOrder(person, id, 'AWAITING_PAYMENT');
}

/** An order whose proof waits for the admin. */
export async function orderInReview(person: Person, items: Item[], zipCode?: string) {
  const { id } = await heldOrder(person, items, zipCode);
  const payment = await submitProof(person, id);
  return { order: await untilOrder(person, id, 'PAYMENT_REVIEW'), payment };
}

/** An order that was paid and accepted. */
export async function paidOrder(person: Person, items: Item[], zipCode?: string): Promise<Order> {
  const { order, payment } = await orderInReview(person, items, zipCode);
  await approve(payment.id);
  return untilOrder(person, order.id, 'PAYMENT_ACCEPTED');
}

/** The admin accepts a proof. */
export const approve = async (paymentId: string): Promise<Payment> =>
  (await admin()).shop.call(approvePayment, { params: { id: paymentId } });

/** Waits until a payment is marked for refund. */
export const untilRefundDue = (person: Person, paymentId: string): Promise<Payment> =>
  eventually(
    async () => {
      const payment = await person.shop.call(getPayment, { params: { id: paymentId } });
      assert.ok(payment.refundDue, 'the payment is marked for refund');
      return payment;
    },
    { everyMilliseconds: 50 },
  );

/** The states that an order went through. */
export const statusesOf = ({ timeline }: Order): OrderStatus[] => timeline.map(({ status }) => status);
