import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { OrderStatus } from '@eshop/contracts';
import { getCart, setCartItem } from '@eshop/contracts/api/cart';
import { createOrder } from '@eshop/contracts/api/order';
import { approvePayment } from '@eshop/contracts/api/payment';
import { getProduct, listProducts, type Product } from '@eshop/contracts/api/product';
import { addressAt, readOrder } from '../lib/orders.ts';
import { admin, guest, type Person } from '../lib/people.ts';
import { submitProof } from '../lib/proofs.ts';
import type { Requests } from './requests.ts';

/** What one person does, once. */
export type Round = () => Promise<void>;

const everyMilliseconds = 100;
const patienceMilliseconds = 30_000;

/** Looks at a list and at a product. */
export const browse =
  (requests: Requests, product: Product): Round =>
  async () => {
    await requests.make('list products', () => guest.call(listProducts, { query: { limit: 24 } }));
    await requests.make('show a product', () => guest.call(getProduct, { params: { id: product.id } }));
  };

/** Puts a number of units into the cart, and finds just these there afterwards. */
export function fillCart(requests: Requests, { shop }: Person, product: Product): Round {
  let quantity = 0;
  return async () => {
    quantity = (quantity % 5) + 1;
    const params = { productId: product.id };
    await requests.make('write a cart', () => shop.call(setCartItem, { params, body: { quantity } }));
    const { items } = await requests.make('read a cart', () => shop.call(getCart));
    const found = items.find((item) => item.productId === product.id)?.quantity;
    if (found !== quantity) throw new Error(`the cart has ${found} units, ${quantity} were put into it`);
  };
}

/** Orders a unit, pays, and waits until the admin's approval has been heard of; notes each order that was promised. */
export const order =
  (requests: Requests, person: Person, product: Product, promised: string[]): Round =>
  async () => {
    const items = [{ productId: product.id, quantity: 1 }];
    const idempotencyKey = randomUUID();
    const { id } = await requests.make('place an order', () =>
      person.shop.call(createOrder, { body: { items, address: addressAt() }, idempotencyKey }),
    );
    promised.push(id);
    await untilOrder(requests, person, id, 'AWAITING_PAYMENT');
    const payment = await requests.make('hand in a proof', () => submitProof(person, id));
    await untilOrder(requests, person, id, 'PAYMENT_REVIEW');
    const { shop } = await admin();
    await requests.make('approve a proof', () => shop.call(approvePayment, { params: { id: payment.id } }));
    await untilOrder(requests, person, id, 'PAYMENT_ACCEPTED');
  };

/** Asks for an order until it is in a state. */
async function untilOrder(
  requests: Requests,
  person: Person,
  id: string,
  status: OrderStatus,
): Promise<void> {
  const deadline = Date.now() + patienceMilliseconds;
  for (;;) {
    const found = await requests.make('read an order', () => readOrder(person, id));
    if (found.status === status) return;
    if (Date.now() > deadline) throw new Error(`order ${found.number} is ${found.status}, not yet ${status}`);
    await wait(everyMilliseconds);
  }
}

/** Repeats a round until it is told to stop; what goes wrong ends that round alone and is told. */
export async function repeat(
  round: Round,
  stop: AbortSignal,
  wrong: (error: unknown) => void,
): Promise<void> {
  while (!stop.aborted) {
    await round().catch(wrong);
    await wait(everyMilliseconds);
  }
}
