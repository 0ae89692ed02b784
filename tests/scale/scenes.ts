import { setTimeout as delay } from 'node:timers/promises';
import { getCart, setCartItem } from '@eshop/contracts/api/cart';
import {
  createOrder,
  createQuote,
  deliverOrder,
  getOrder,
  listOrders,
  type Order,
  shipOrder,
} from '@eshop/contracts/api/order';
import { approvePayment, createPayment, type Payment } from '@eshop/contracts/api/payment';
import { getProduct, listProducts, type Product } from '@eshop/contracts/api/product';
import { customerSiteUrl } from '../lib/environment.ts';
import { addressAt } from '../lib/orders.ts';
import { admin, guest, type Person, signIn } from '../lib/people.ts';
import { picture } from '../lib/proofs.ts';

/** A step on the way of an order, done so many times. */
export type Scene = {
  readonly name: string;
  readonly count: number;
  readonly step: (at: number) => Promise<unknown>;
};

/** So seldom that the gateway's limit is not met and requests do not wait for each other. */
const pauseMilliseconds = 60;

/** Does all steps one after the other and waits until their events have settled. */
export async function play({ count, step }: Scene, settleMilliseconds = 4_000): Promise<void> {
  for (let at = 0; at < count; at++) {
    await Promise.all([step(at), delay(pauseMilliseconds)]);
  }
  await delay(settleMilliseconds);
}

async function open(path: string): Promise<void> {
  const page = await fetch(customerSiteUrl() + path);
  await page.arrayBuffer();
  if (!page.ok) throw new Error(`${path} answers ${page.status}`);
}

/** The way of an order from the first page to the delivery, each step for all orders before the next one. */
export function scenesOf(people: readonly Person[], product: Product, count: number): Scene[] {
  const orders: Order[] = [];
  const payments: Payment[] = [];
  const items = [{ productId: product.id, quantity: 1 }];
  const person = (at: number) => people[at % people.length] as Person;
  const order = (at: number) => orders[at] as Order;
  const body = { items, address: addressAt() };
  return [
    { name: 'page: home', count, step: () => open('/') },
    { name: 'page: category', count, step: () => open('/c/cars') },
    { name: 'page: product', count, step: () => open(`/products/${product.id}`) },
    {
      name: 'list of products',
      count,
      step: () => guest.call(listProducts, { query: { category: 'cars', limit: 24 } }),
    },
    { name: 'product', count, step: () => guest.call(getProduct, { params: { id: product.id } }) },
    { name: 'sign in', count: people.length, step: (at) => signIn(person(at).email, person(at).password) },
    {
      name: 'put into cart',
      count,
      step: (at) =>
        person(at).shop.call(setCartItem, {
          params: { productId: product.id },
          body: { quantity: 1 + (at % 2) },
        }),
    },
    { name: 'show cart', count, step: (at) => person(at).shop.call(getCart) },
    { name: 'quote', count, step: (at) => person(at).shop.call(createQuote, { body }) },
    {
      name: 'order',
      count,
      step: async (at) => orders.push(await person(at).shop.call(createOrder, { body })),
    },
    {
      name: 'show order',
      count,
      step: (at) => person(at).shop.call(getOrder, { params: { id: order(at).id } }),
    },
    { name: 'list orders', count, step: (at) => person(at).shop.call(listOrders) },
    {
      name: 'hand in proof',
      count,
      step: async (at) =>
        payments.push(
          await person(at).shop.call(createPayment, {
            body: { orderId: order(at).id },
            file: await picture(),
          }),
        ),
    },
    {
      name: 'approve',
      count,
      step: async (at) =>
        (await admin()).shop.call(approvePayment, { params: { id: (payments[at] as Payment).id } }),
    },
    {
      name: 'ship',
      count,
      step: async (at) => (await admin()).shop.call(shipOrder, { params: { id: order(at).id }, body: {} }),
    },
    {
      name: 'deliver',
      count,
      step: async (at) => person(at).shop.call(deliverOrder, { params: { id: order(at).id } }),
    },
  ];
}
