import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { clearCart, getCart, setCartItem } from '@eshop/contracts/api/cart';
import { createOrder } from '@eshop/contracts/api/order';
import { addressAt } from '../../lib/orders.ts';
import { hear, type OrderPromise } from '../promises/promises.ts';
import type { Turn } from './world.ts';

const everyMilliseconds = 250;
const patienceMilliseconds = 40_000;

/** A customer fills a cart with two lines, orders it, and finds it empty afterwards. */
export const orderCart: Turn = async ({ client, promises, plenty, now }, person, random) => {
  const { shop } = person;
  const cleared = await client.ask(shop, clearCart);
  if (cleared.outcome !== 'promised') return;
  const from = now();
  const items = random
    .shuffle(plenty)
    .slice(0, 2)
    .map(({ id: productId }) => ({ productId, quantity: 1 + random.int(3) }));
  for (const { productId, quantity } of items) {
    const put = await client.ask(shop, setCartItem, { params: { productId }, body: { quantity } });
    if (put.outcome !== 'promised') return;
  }
  const key = randomUUID();
  const filled = { from, until: now() };
  const promise: OrderPromise = { key, person, items, filled, said: 'unknown', id: undefined, heard: [] };
  promises.orders.push(promise);
  const body = { address: { ...addressAt(), note: key } };
  const asked = await client.ask(shop, createOrder, { body, idempotencyKey: key }, [
    'CART_EMPTY',
    'OUT_OF_STOCK',
  ]);
  promise.said = asked.outcome;
  if (asked.outcome !== 'promised') return;
  hear(promise, asked.answer);
  const deadline = performance.now() + patienceMilliseconds;
  while (performance.now() < deadline) {
    const cart = await client.ask(shop, getCart);
    if (cart.outcome === 'promised' && cart.answer.items.length === 0) return;
    await wait(everyMilliseconds);
  }
};
