import { randomUUID } from 'node:crypto';
import { orderStatusUpdated } from '@eshop/contracts/events';
import { newEvent } from '@eshop/kit/messaging';
import pg from 'pg';
import { shopVariable } from '../../lib/environment.ts';
import { addressAt } from '../../lib/orders.ts';
import type { Series } from '../figures.ts';
import type { Side } from '../in-turns.ts';
import { dropTables, makeTables, placeOrder, schema } from './bare-order-statements.ts';
import { hereAnd } from './here-and.ts';

/** The limit of an order. */
export type BareOrders = Required<Pick<Side, 'parts'>> & {
  /** Puts a product on sale and gives its id. */
  offer(units: number): Promise<string>;
  /** Orders one of each of these products, again and again for so long or so often. */
  order(productIds: readonly string[], until: Until): Promise<Series>;
  /** How many orders hold a unit of the product. */
  reservationsOf(productId: string): Promise<number>;
  close(): Promise<void>;
};
type Until = { readonly seconds: number } | { readonly count: number };

/**
 * The least that an order needs of PostgreSQL: one transaction that holds the stock if there is enough, and writes the
 * reservation, the order with its lines, and what others have to be told. On the shop's server, committed as the shop
 * commits, in tables of its own that go with it; over so many connections, each with one order at a time.
 */
export async function openBareOrders(connections: number): Promise<BareOrders> {
  const pool = new pg.Pool({
    connectionString: shopVariable('ORDER_DATABASE_URL'),
    max: connections,
    // They stay while the shop has its turn, with what the server has planned for them.
    idleTimeoutMillis: 0,
  });
  const contents = contentsOfOrder();
  await pool.query(makeTables);
  return {
    parts: hereAnd('postgres'),
    async offer(units) {
      const id = randomUUID();
      await pool.query(`INSERT INTO ${schema}.stock VALUES ($1, $2)`, [id, units]);
      return id;
    },
    async order(productIds, until) {
      const times: number[] = [];
      let begun = 0;
      const began = performance.now();
      const isOver = () =>
        'count' in until ? begun >= until.count : performance.now() >= began + until.seconds * 1000;
      const one = async () => {
        while (!isOver()) {
          begun += 1;
          const at = performance.now();
          const values = [randomUUID(), productIds, ...contents];
          await pool.query({ ...placeOrder, values });
          times.push(performance.now() - at);
        }
      };
      await Promise.all(Array.from({ length: connections }, one));
      return { times, seconds: (performance.now() - began) / 1000, refused: 0 };
    },
    async reservationsOf(productId) {
      const { rows } = await pool.query<{ count: string }>(
        `SELECT count(*) FROM ${schema}.reservations WHERE $1 = ANY(product_ids)`,
        [productId],
      );
      return Number(rows[0]?.count);
    },
    async close() {
      await pool.query(dropTables);
      await pool.end();
    },
  };
}

/** Of the size of the shop's, and made once: what an order costs here is its writing. */
function contentsOfOrder(): readonly string[] {
  const ids = { orderId: randomUUID(), userId: randomUUID() };
  const order = { number: 'ES-100000', email: 'customer@eshop.example', version: 2 };
  const event = newEvent(
    orderStatusUpdated,
    { ...ids, ...order, status: 'AWAITING_PAYMENT' },
    { source: 'order' },
  );
  return [JSON.stringify(addressAt()), event.data, JSON.stringify(event.attributes)];
}
