import { listOrders, type Order } from '@eshop/contracts/api/order';
import type { Finding } from '../../invariants/check.ts';
import { admin } from '../../lib/people.ts';
import type { Band } from '../seen/band.ts';
import { mayBeLost } from './lost-redis.ts';
import type { OrderPromise, Promises } from './promises.ts';

/** All orders of the shop, by the note in their address. */
async function ordersByNote(): Promise<Map<string, Order[]>> {
  const { shop } = await admin();
  const found = new Map<string, Order[]>();
  let cursor: string | undefined;
  do {
    const page = await shop.call(listOrders, { query: { scope: 'all', limit: 100, cursor } });
    for (const order of page.items) {
      const note = order.address.note ?? '';
      found.set(note, [...(found.get(note) ?? []), order]);
    }
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return found;
}

const itemsOf = (items: readonly { productId: string; quantity: number }[]) =>
  items
    .map(({ productId, quantity }) => `${quantity} of ${productId}`)
    .toSorted()
    .join(', ');

/** What is wrong with an order that was promised, or with one that was not. */
function faultsOf(promise: OrderPromise, found: readonly Order[], bands: readonly Band[]): string[] {
  const { said, id, heard } = promise;
  if (found.length > 1)
    return [`is there ${found.length} times: ${found.map((order) => order.number).join(', ')}`];
  const [order] = found;
  if (said === 'refused') return order ? [`was refused and is there as ${order.number}`] : [];
  if (!order) return said === 'promised' ? ['was promised and is not there'] : [];
  const lost = heard.findIndex(({ status, at }, index) => {
    const now = order.timeline[index];
    return now?.status !== status || now.at !== at;
  });
  return [
    ...(id !== undefined && id !== order.id ? [`was promised as ${id} and is ${order.id}`] : []),
    ...faultsOfItems(promise, order, bands),
    ...(lost < 0 ? [] : [`was said to be ${heard[lost]?.status}; its timeline is ${pathOf(order)}`]),
  ];
}

/** An order of a cart that a lost Redis took a line from has what was left. */
function faultsOfItems({ items, filled }: OrderPromise, order: Order, bands: readonly Band[]): string[] {
  if (itemsOf(items) === itemsOf(order.items)) return [];
  if (filled && mayBeLost(filled, bands)) return [];
  return [`has ${itemsOf(order.items)}, not ${itemsOf(items)}`];
}

const pathOf = ({ timeline }: Order) => timeline.map(({ status }) => status).join(' → ');

/** Every promised order is there with its items, once, and in a state that follows on all that was told of it. */
export async function checkOrders({ orders }: Promises, bands: readonly Band[]): Promise<Finding> {
  const found = await ordersByNote();
  const breaches = orders.flatMap((promise) =>
    faultsOf(promise, found.get(promise.key) ?? [], bands).map((detail) => ({
      subject: `order ${promise.id ?? promise.key}`,
      detail,
    })),
  );
  const count = (said: string) => orders.filter((order) => order.said === said).length;
  return {
    compared: `${count('promised')} orders promised, ${count('refused')} refused, ${count('unknown')} without an answer`,
    breaches,
  };
}
