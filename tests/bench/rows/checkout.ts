import { randomUUID } from 'node:crypto';
import { Pool } from 'undici';
import { gatewayUrl } from '../../lib/environment.ts';
import { addressAt } from '../../lib/orders.ts';
import { newCustomer, type Person } from '../../lib/people.ts';
import { newProduct } from '../../lib/products.ts';
import type { Series } from '../figures.ts';
import { atLeast, atMost, type Row } from '../finding.ts';
import { inTurns } from '../in-turns.ts';
import { openBareOrders } from '../limits/bare-orders.ts';
import { settings } from '../settings.ts';
import { untilSettled } from '../until-settled.ts';

const flows = 8;
const stock = 900_000;
/** Few, so that the end of each turn, when only orders are left to be decided on, counts little. */
const rounds = 2;
const must = { perSecond: 150, p99Milliseconds: 100 };

/** Sends a request and gives the answer, which must be good. */
function asPerson(pool: Pool, { token }: Person) {
  return async (method: 'PUT' | 'POST', path: string, content: object): Promise<unknown> => {
    const { statusCode, body } = await pool.request({
      method,
      path,
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
        'idempotency-key': randomUUID(),
      },
      body: JSON.stringify(content),
    });
    const answer = await body.json();
    if (statusCode >= 400) throw new Error(`${method} ${path}: ${statusCode} ${JSON.stringify(answer)}`);
    return answer;
  };
}

/** Eight customers, each of whom puts two lines into a cart, asks for a quote and orders the cart, again and again. */
async function openShoppers() {
  const products = await Promise.all([newProduct({ stock }), newProduct({ stock })]);
  const people = await Promise.all(Array.from({ length: flows }, () => newCustomer()));
  const pool = new Pool(gatewayUrl(), { connections: flows, pipelining: 1 });
  const items = products.map(({ id }) => ({ productId: id, quantity: 1 }));
  const address = addressAt();

  /** The whole way of one order; milliseconds that the order itself took. */
  async function order(person: Person): Promise<number> {
    const send = asPerson(pool, person);
    for (const { productId } of items) await send('PUT', `/v1/cart/items/${productId}`, { quantity: 1 });
    const quote = (await send('POST', '/v1/orders/quote', { items, address })) as { quoteId: string };
    const at = performance.now();
    await send('POST', '/v1/orders', { address, quoteId: quote.quoteId });
    return performance.now() - at;
  }

  return {
    /** Orders for so long and until each order's stock is held. */
    async order(length: number): Promise<Series> {
      const times: number[] = [];
      const began = performance.now();
      const shopUntilOver = async (person: Person) => {
        while (performance.now() < began + length * 1000) times.push(await order(person));
      };
      await Promise.all(people.map(shopUntilOver));
      await untilSettled(people);
      return { times, seconds: (performance.now() - began) / 1000, refused: 0 };
    },
    close: () => pool.close(),
  };
}

/** The whole way to an order, beside the transaction that it comes down to. */
export const checkout: Row = {
  name: 'checkout',
  worker: 'order',
  async measure() {
    const shoppers = await openShoppers();
    const limit = await openBareOrders(flows);
    try {
      const products = [await limit.offer(stock), await limit.offer(stock)];
      await shoppers.order(2);
      await limit.order(products, { seconds: 1 });
      const { share, ...measured } = await inTurns(
        { turn: () => shoppers.order(settings.seconds * 2) },
        { turn: () => limit.order(products, { seconds: settings.seconds }), parts: limit.parts },
        rounds,
      );
      const { shop } = measured;
      return [
        {
          what: 'whole checkout, until every order is held',
          must: `at least ${must.perSecond} a second`,
          found: `${shop.perSecond.toFixed(0)} a second, ${share.toFixed(2)} × bare PostgreSQL`,
          reached: atLeast(shop.perSecond, must.perSecond),
          ...measured,
        },
        {
          what: 'POST /v1/orders at 8 flows: p99',
          must: `at most ${must.p99Milliseconds} ms`,
          found: `${shop.p99.toFixed(0)} ms`,
          reached: atMost(shop.p99, must.p99Milliseconds),
        },
      ];
    } finally {
      await limit.close();
      await shoppers.close();
    }
  },
};
