import assert from 'node:assert/strict';
import { listStock } from '@eshop/contracts/api/warehouse';
import { expect, it } from 'vitest';
import { placeOrder, readOrder } from '../lib/orders.ts';
import { admin, newCustomer, type Person } from '../lib/people.ts';
import { newProduct, untilAvailable } from '../lib/products.ts';
import { readTimeline } from '../lib/timeline.ts';

const buyers = 200;
const units = 100;
const customers = 20;

const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(2);

/** The state that the hold ended in: the second of the order's life, whatever came after it. */
async function outcomeOf(person: Person, id: string) {
  const timeline = await readTimeline(person, id, { until: (event) => event.id === 2 });
  const outcome = timeline.at(-1);
  assert.ok(outcome?.id === 2);
  return outcome.entry.status;
}

it('gives 100 units to exactly 100 of 200 buyers', async () => {
  const [product, people] = await Promise.all([
    newProduct({ stock: units }),
    Promise.all(Array.from({ length: customers }, () => newCustomer('Racing Buyer'))),
  ]);
  const items = [{ productId: product.id, quantity: 1 }];
  const began = performance.now();
  const orders = await Promise.all(
    Array.from({ length: buyers / customers }, () => people)
      .flat()
      .map(async (person) => ({ person, id: (await placeOrder(person, items)).id })),
  );
  const ordered = seconds(began);
  const outcomes = await Promise.all(orders.map(({ person, id }) => outcomeOf(person, id)));
  const decided = seconds(began);

  const count = (status: string) => outcomes.filter((outcome) => outcome === status).length;
  expect({ held: count('AWAITING_PAYMENT'), rejected: count('REJECTED') }).toEqual({
    held: units,
    rejected: buyers - units,
  });
  const { shop: office } = await admin();
  const { items: levels } = await office.call(listStock, { query: { productId: product.id } });
  expect(levels.reduce((sum, { available }) => sum + available, 0)).toBe(0);
  expect(levels.reduce((sum, { reserved }) => sum + reserved, 0)).toBe(units);
  await untilAvailable(product.id, 0);
  process.stdout.write(
    `${buyers} buyers, ${units} units: ordered after ${ordered} s, decided after ${decided} s, shown after ${seconds(began)} s\n`,
  );
  const losers = orders.filter((_, index) => outcomes[index] === 'REJECTED');
  for (const { person, id } of losers.slice(0, 5)) {
    expect((await readOrder(person, id)).rejection?.code).toBe('OUT_OF_STOCK');
  }
});
