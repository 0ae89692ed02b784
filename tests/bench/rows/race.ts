import { listOrders, type Order } from '@eshop/contracts/api/order';
import { placeOrder } from '../../lib/orders.ts';
import { newCustomer, type Person } from '../../lib/people.ts';
import { newProduct } from '../../lib/products.ts';
import type { Series } from '../figures.ts';
import { atMost, type Row } from '../finding.ts';
import { inTurns } from '../in-turns.ts';
import { openBareOrders } from '../limits/bare-orders.ts';
import { settings } from '../settings.ts';
import { untilSettled } from '../until-settled.ts';

const race = { buyers: 200, units: 100, customers: 20, mustSeconds: 3 };
const each = race.buyers / race.customers;

/** All orders of a person, as many as they placed. */
async function ordersOf({ shop }: Person, count: number): Promise<Order[]> {
  const { items } = await shop.call(listOrders, { query: { limit: 100 } });
  if (items.length !== count) throw new Error(`a buyer placed ${count} orders and has ${items.length}`);
  return items;
}

/** Who gets a unit is decided for all of them. */
async function raceAtShop(people: readonly Person[], productId: string): Promise<Series> {
  const items = [{ productId, quantity: 1 }];
  const times: number[] = [];
  const began = performance.now();
  const buy = async (person: Person) => {
    const at = performance.now();
    await placeOrder(person, items);
    times.push(performance.now() - at);
  };
  await Promise.all(people.flatMap((person) => Array.from({ length: each }, () => buy(person))));
  await untilSettled(people);
  return { times, seconds: (performance.now() - began) / 1000, refused: 0 };
}

/** 200 buyers want 100 units, beside as many of the transactions that it comes down to. */
export const raceForUnits: Row = {
  name: 'race',
  async measure() {
    const { id } = await newProduct({ stock: race.units });
    const people = await Promise.all(
      Array.from({ length: race.customers }, () => newCustomer('Racing Buyer')),
    );
    const limit = await openBareOrders(settings.connections);
    try {
      await limit.order([await limit.offer(race.units)], { count: race.buyers });
      const bareId = await limit.offer(race.units);
      const { share, ...measured } = await inTurns(
        { turn: () => raceAtShop(people, id) },
        { turn: () => limit.order([bareId], { count: race.buyers }), parts: limit.parts },
        1,
      );
      const bareWinners = await limit.reservationsOf(bareId);
      if (bareWinners !== race.units) throw new Error(`${bareWinners} won at bare PostgreSQL`);
      const orders = (await Promise.all(people.map((person) => ordersOf(person, each)))).flat();
      const winners = orders.filter(({ status }) => status === 'AWAITING_PAYMENT').length;
      const seconds = race.buyers / measured.shop.perSecond;
      return [
        {
          what: '200 buyers race for 100 units',
          must: `exactly ${race.units} win, in at most ${race.mustSeconds} s`,
          found: `${winners} win, in ${seconds.toFixed(1)} s, ${share.toFixed(2)} × bare PostgreSQL`,
          reached: winners === race.units ? atMost(seconds, race.mustSeconds) : 0,
          ...measured,
        },
      ];
    } finally {
      await limit.close();
    }
  },
};
