import { setTimeout as wait } from 'node:timers/promises';
import { eventually } from '@eshop/kit/testing';
import { shopVariable } from '../../lib/environment.ts';
import { admin, type Person } from '../../lib/people.ts';
import { newProduct, warehouses } from '../../lib/products.ts';
import { figuresOf } from '../figures.ts';
import type { Row } from '../finding.ts';
import { eventsPerSecond, lagFinding } from '../lag-finding.ts';
import { lagsSince } from '../lags-since.ts';
import { openBareTopic } from '../limits/bare-topic.ts';
import { loadAtRate, type Shot } from '../load.ts';
import { perOperation, processorWhile } from '../processor.ts';
import { settings } from '../settings.ts';

const products = 50;
const patience = { timeoutMilliseconds: 120_000, everyMilliseconds: 1000 };

/** Movements of one product after the other. */
async function movements({ token }: Person): Promise<(count: number) => Shot> {
  const [warehouse] = await warehouses();
  const moved = await Promise.all(Array.from({ length: products }, () => newProduct({ stock: 10 })));
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const movement = { type: 'adjust', warehouseId: warehouse?.id, quantity: 1, reason: 'Measured' };
  const bodies = moved.map(({ id }) => JSON.stringify({ ...movement, productId: id }));
  return (count) => ({
    method: 'POST',
    path: '/v1/stock-movements',
    headers,
    body: bodies[count % products] ?? '',
  });
}

/** Moves stock straight at the warehouse, since the way to it is no part of the row, until product knows of all of it. */
async function moveStock(person: Person, shot: (count: number) => Shot, seconds: number) {
  await wait(1000);
  const after = new Date().toISOString();
  const load = { origin: shopVariable('WAREHOUSE_URL'), shot, connections: settings.connections, seconds };
  const { result, processor } = await processorWhile(() =>
    loadAtRate({ ...load, perSecond: eventsPerSecond }),
  );
  const { times, refused } = result;
  const lags = await eventually(() => lagsSince(after, times.length - refused, person), patience);
  return { result: { ...lags, refused }, processor };
}

/** Stock that moves at the warehouse, 200 times a second, and how late the product service knows it, beside a bare topic. */
export const eventLag: Row = {
  name: 'event-lag',
  worker: 'product',
  async measure() {
    const person = await admin();
    const shot = await movements(person);
    const topic = await openBareTopic(products);
    const bare = (seconds: number) =>
      processorWhile(() => topic.send({ perSecond: eventsPerSecond, seconds }), topic.parts);
    try {
      await moveStock(person, shot, 1);
      await bare(1);
      const before = await bare(settings.seconds / 2);
      const moved = await moveStock(person, shot, settings.seconds);
      const bareTurns = [before, await bare(settings.seconds / 2)];
      const shop = figuresOf([moved.result]);
      const limit = figuresOf(bareTurns.map(({ result }) => result));
      const measured = {
        shop,
        limit,
        processor: perOperation([moved.processor], shop.count),
        limitProcessor: perOperation(
          bareTurns.map(({ processor }) => processor),
          limit.count,
        ),
      };
      return [{ ...lagFinding('p50', shop, limit), ...measured }, lagFinding('p99', shop, limit)];
    } finally {
      await topic.close();
    }
  },
};
