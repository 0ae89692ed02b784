import { setTimeout as wait } from 'node:timers/promises';
import { listOrders, type Order } from '@eshop/contracts/api/order';
import { placeOrder } from '../../lib/orders.ts';
import { newCustomer, type Person } from '../../lib/people.ts';
import { newProduct } from '../../lib/products.ts';
import { atMost, type Row } from '../finding.ts';

const race = { buyers: 200, units: 100, customers: 20, mustSeconds: 3 };

/** A person's orders, once none is still to be decided on. */
async function decided({ shop }: Person, count: number): Promise<Order[]> {
  for (;;) {
    const { items } = await shop.call(listOrders, { query: { limit: 100 } });
    if (items.length === count && items.every(({ status }) => status !== 'PENDING')) return items;
    await wait(50);
  }
}

/** 200 buyers want 100 units: who gets one is decided for all of them. */
export const raceForUnits: Row = {
  name: 'race',
  async measure() {
    const product = await newProduct({ stock: race.units });
    const people = await Promise.all(
      Array.from({ length: race.customers }, () => newCustomer('Racing Buyer')),
    );
    const items = [{ productId: product.id, quantity: 1 }];
    const each = race.buyers / race.customers;
    const began = performance.now();
    await Promise.all(
      people.flatMap((person) => Array.from({ length: each }, () => placeOrder(person, items))),
    );
    const orders = (await Promise.all(people.map((person) => decided(person, each)))).flat();
    const seconds = (performance.now() - began) / 1000;
    const winners = orders.filter(({ status }) => status === 'AWAITING_PAYMENT').length;
    return [
      {
        what: '200 buyers race for 100 units',
        must: `exactly ${race.units} win, in at most ${race.mustSeconds} s`,
        found: `${winners} win, in ${seconds.toFixed(1)} s`,
        reached: winners === race.units ? atMost(seconds, race.mustSeconds) : 0,
      },
    ];
  },
};
