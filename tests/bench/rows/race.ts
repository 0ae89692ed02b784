import { listOrders, type Order } from '@eshop/contracts/api/order';
import { placeOrder } from '../../lib/orders.ts';
import { newCustomer, type Person } from '../../lib/people.ts';
import { newProduct } from '../../lib/products.ts';
import { atMost, type Row } from '../finding.ts';
import { untilSettled } from '../until-settled.ts';

const race = { buyers: 200, units: 100, customers: 20, mustSeconds: 3 };

/** All orders of a person, as many as they placed. */
async function ordersOf({ shop }: Person, count: number): Promise<Order[]> {
  const { items } = await shop.call(listOrders, { query: { limit: 100 } });
  if (items.length !== count) throw new Error(`a buyer placed ${count} orders and has ${items.length}`);
  return items;
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
    await untilSettled(people);
    const seconds = (performance.now() - began) / 1000;
    const orders = (await Promise.all(people.map((person) => ordersOf(person, each)))).flat();
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
