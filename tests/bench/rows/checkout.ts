import { randomUUID } from 'node:crypto';
import { Pool } from 'undici';
import { gatewayUrl } from '../../lib/environment.ts';
import { addressAt } from '../../lib/orders.ts';
import { newCustomer, type Person } from '../../lib/people.ts';
import { newProduct } from '../../lib/products.ts';
import { figuresOf } from '../figures.ts';
import { atLeast, atMost, type Row } from '../finding.ts';
import { perOperation, processorWhile } from '../processor.ts';
import { settings } from '../settings.ts';
import { untilSettled } from '../until-settled.ts';

const flows = 8;
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

/** Two lines into a cart, a quote, an order of the cart, by eight customers at once, until each order's stock is held. */
export const checkout: Row = {
  name: 'checkout',
  worker: 'order',
  async measure() {
    const [one, other] = await Promise.all([newProduct({ stock: 900_000 }), newProduct({ stock: 900_000 })]);
    const people = await Promise.all(Array.from({ length: flows }, () => newCustomer()));
    const pool = new Pool(gatewayUrl(), { connections: flows, pipelining: 1 });
    const lines = [one, other].map(({ id }) => ({ productId: id, quantity: 1 }));
    const address = addressAt();
    const times: number[] = [];

    const buy = async (person: Person, end: number) => {
      const send = asPerson(pool, person);
      while (performance.now() < end) {
        for (const { productId } of lines) await send('PUT', `/v1/cart/items/${productId}`, { quantity: 1 });
        const quote = (await send('POST', '/v1/orders/quote', { items: lines, address })) as {
          quoteId: string;
        };
        const at = performance.now();
        await send('POST', '/v1/orders', { address, quoteId: quote.quoteId });
        times.push(performance.now() - at);
      }
    };
    const all = (seconds: number) => {
      const end = performance.now() + seconds * 1000;
      return Promise.all(people.map((person) => buy(person, end)));
    };

    try {
      await all(2);
      await untilSettled(people);
      times.length = 0;
      const began = performance.now();
      const { processor } = await processorWhile(async () => {
        await all(settings.seconds * 2);
        await untilSettled(people);
      });
      const shop = figuresOf([{ times, seconds: (performance.now() - began) / 1000, refused: 0 }]);
      return [
        {
          what: 'whole checkout, until every order is held',
          must: `at least ${must.perSecond} a second`,
          found: `${shop.perSecond.toFixed(0)} a second`,
          reached: atLeast(shop.perSecond, must.perSecond),
          shop,
          processor: perOperation([processor], shop.count),
        },
        {
          what: 'POST /v1/orders at 8 flows: p99',
          must: `at most ${must.p99Milliseconds} ms`,
          found: `${shop.p99.toFixed(0)} ms`,
          reached: atMost(shop.p99, must.p99Milliseconds),
        },
      ];
    } finally {
      await pool.close();
    }
  },
};
