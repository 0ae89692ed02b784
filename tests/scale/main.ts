import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { archiveProduct, getProduct } from '@eshop/contracts/api/product';
import { dataFolder } from '@eshop/local/data-folder';
import { isRunning, readState } from '@eshop/local/state-file';
import { admin, guest, newCustomer } from '../lib/people.ts';
import { newProduct } from '../lib/products.ts';
import { processorTime } from './processor-time.ts';
import { play, type Scene, scenesOf } from './scenes.ts';
import { serviceFigures } from './service-figures.ts';
import { type Figures, openStoreFigures } from './store-figures.ts';

const orders = Number(process.env.SCALE_ORDERS ?? 100);
const warmUps = 30;
const idleSeconds = 20;
const target = new URL('../../infra/scale/measured.json', import.meta.url);

const minus = (after: Figures, before: Figures): Record<string, number> =>
  Object.fromEntries(Object.entries(after).map(([name, value]) => [name, value - (before[name] ?? 0)]));

const over = (figures: Figures, by: number): Record<string, number> =>
  Object.fromEntries(
    Object.entries(figures).flatMap(([name, value]) => {
      const share = Number((value / by).toPrecision(3));
      return share > 0 ? [[name, share]] : [];
    }),
  );

/** Measures what each step of an order costs each part of the shop that runs here, and writes it for infra/scale. */
async function main(): Promise<void> {
  const state = readState(dataFolder());
  if (!isRunning(state)) throw new Error('no shop runs here: npm start');
  const stores = await openStoreFigures();
  const look = async () => ({
    at: performance.now(),
    processor: processorTime(state.parts),
    work: { ...(await stores.work()), ...(await serviceFigures()) },
  });
  const between = async (act: () => Promise<unknown>) => {
    const before = await look();
    await act();
    const after = await look();
    return {
      seconds: (after.at - before.at) / 1000,
      processor: minus(after.processor, before.processor),
      work: minus(after.work, before.work),
    };
  };

  try {
    const people = await Promise.all(Array.from({ length: 20 }, () => newCustomer()));
    const product = await newProduct({ stock: orders * 4 });
    for (const scene of scenesOf(people, product, warmUps)) await play(scene, 1_000);

    const idle = await between(() => delay(idleSeconds * 1000));
    const idlePerSecond = {
      processor: over(idle.processor, idle.seconds),
      work: over(idle.work, idle.seconds),
    };
    const overIdle = (figures: Figures, idleFigures: Figures, seconds: number) =>
      Object.fromEntries(
        Object.entries(figures).map(([name, value]) => [
          name,
          Math.max(0, value - (idleFigures[name] ?? 0) * seconds),
        ]),
      );

    const bytesBefore = await stores.bytes();
    const steps: object[] = [];
    const measure = async (scene: Scene) => {
      const { seconds, processor, work } = await between(() => play(scene));
      const step = {
        name: scene.name,
        count: scene.count,
        processorMilliseconds: over(overIdle(processor, idlePerSecond.processor, seconds), scene.count),
        work: over(overIdle(work, idlePerSecond.work, seconds), scene.count),
      };
      steps.push(step);
      process.stdout.write(`${JSON.stringify(step)}\n`);
    };
    for (const scene of scenesOf(people, product, orders)) await measure(scene);
    const bytesPerOrder = over(minus(await stores.bytes(), bytesBefore), orders);

    const { id, version } = await guest.call(getProduct, { params: { id: product.id } });
    await (await admin()).shop.call(archiveProduct, { params: { id }, ifMatch: version });
    const measured = {
      machine: { processor: cpus()[0]?.model, cores: cpus().length, node: process.version },
      orders,
      idlePerSecond,
      steps,
      bytesPerOrder,
    };
    await writeFile(target, `${JSON.stringify(measured, null, 2)}\n`);
  } finally {
    await stores.close();
  }
}

await main();
