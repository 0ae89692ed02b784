import { setTimeout as wait } from 'node:timers/promises';
import { productApi } from '@eshop/contracts/api/product';
import { createMovement, warehouseApi } from '@eshop/contracts/api/warehouse';
import { eventually } from '@eshop/kit/testing';
import { admin, type Person } from '../../lib/people.ts';
import { newProduct, warehouses } from '../../lib/products.ts';
import { figuresOf } from '../figures.ts';
import { atMost, type Row } from '../finding.ts';
import { perOperation, processorWhile } from '../processor.ts';
import { settings } from '../settings.ts';

const rate = 200;
const products = 50;
const patience = { timeoutMilliseconds: 120_000, everyMilliseconds: 1000 };
const must = { p50Milliseconds: 20, p99Milliseconds: 150 };

type Page<Item> = { readonly items: readonly Item[]; readonly nextCursor: string | null };

/** Every item of a list. */
async function everything<Item>(page: (cursor?: string) => Promise<Page<Item>>): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const next = await page(cursor);
    items.push(...next.items);
    cursor = next.nextCursor ?? undefined;
  } while (cursor);
  return items;
}

const topic = 'product-quantity-updated';

/** Milliseconds from the commit at the warehouse to the end of the handling at the product service, of events since then. */
async function lags({ shop }: Person, after: string): Promise<number[]> {
  const events = await everything((cursor) =>
    shop.call(warehouseApi.listPublishedEvents, {
      query: { topic, after, limit: 100, ...(cursor && { cursor }) },
    }),
  );
  const deliveries = await everything((cursor) =>
    shop.call(productApi.listDeliveries, { query: { topic, after, limit: 100, ...(cursor && { cursor }) } }),
  );
  const handled = new Map(
    deliveries.filter(({ outcome }) => outcome === 'handled').map((one) => [one.eventId, one.handledAt]),
  );
  const found = events.flatMap(({ id, committedAt }) => {
    const at = handled.get(id);
    return at === undefined ? [] : [Date.parse(at) - Date.parse(committedAt)];
  });
  if (found.length < events.length) {
    throw new Error(`${events.length - found.length} of ${events.length} events are not handled`);
  }
  return found;
}

/** Stock that moves at the warehouse, 200 times a second, and how late the product service knows it. */
export const eventLag: Row = {
  name: 'event-lag',
  worker: 'product',
  async measure() {
    const person = await admin();
    const [warehouse] = await warehouses();
    const moved = await Promise.all(Array.from({ length: products }, () => newProduct({ stock: 10 })));
    await wait(1000);
    const after = new Date().toISOString();
    const sent: Promise<unknown>[] = [];
    let refused = 0;
    const began = performance.now();
    const { processor } = await processorWhile(async () => {
      const count = rate * settings.seconds;
      while (sent.length < count) {
        const due = Math.min(count, Math.floor(((performance.now() - began) / 1000) * rate) + 1);
        while (sent.length < due) {
          const body = {
            type: 'adjust',
            warehouseId: warehouse?.id ?? '',
            productId: moved[sent.length % products]?.id ?? '',
            quantity: 1,
            reason: 'Measured',
          } as const;
          sent.push(
            person.shop.call(createMovement, { body }).catch(() => {
              refused += 1;
            }),
          );
        }
        await wait(2);
      }
      await Promise.all(sent);
    });
    const seconds = (performance.now() - began) / 1000;
    const times = await eventually(() => lags(person, after), patience);
    const shop = figuresOf([{ times, seconds, refused }]);
    const among = refused > 0 ? `, ${refused} of ${sent.length} refused` : '';
    const share = refused > 0 ? 0 : 1;
    const what = `event: commit to effect at the next service, ${rate} a second`;
    return [
      {
        what: `${what}: p50`,
        must: `at most ${must.p50Milliseconds} ms`,
        found: `${shop.p50.toFixed(0)} ms${among}`,
        reached: share * atMost(shop.p50, must.p50Milliseconds),
        shop,
        processor: perOperation([processor], shop.count),
      },
      {
        what: `${what}: p99`,
        must: `at most ${must.p99Milliseconds} ms`,
        found: `${shop.p99.toFixed(0)} ms${among}`,
        reached: share * atMost(shop.p99, must.p99Milliseconds),
      },
    ];
  },
};
