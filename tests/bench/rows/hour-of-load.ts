import { setTimeout as wait } from 'node:timers/promises';
import { memoryOf } from '@eshop/local/parts/process-facts';
import { parts } from '@eshop/topology/parts';
import { newProduct } from '../../lib/products.ts';
import { atMost, type Row } from '../finding.ts';
import { partsOfShop } from '../processor.ts';
import { settings } from '../settings.ts';
import { growthOf } from '../steady/growth.ts';
import { shopOnce } from '../steady/shopping.ts';

/** More than memory goes up and down by itself. */
const mustShare = 1.05;
const everyMilliseconds = 2_000;
const samples = 120;
const mostAtOnce = 8;

const serviceNames: ReadonlySet<string> = new Set(
  parts.filter(({ kind }) => kind === 'service').map(({ name }) => name),
);
const servicesOfShop = () => partsOfShop().filter(({ name, pid }) => serviceNames.has(name) && pid !== null);

/** A customer comes every two seconds, until it is over. @throws what the first of them met */
async function shopUntil(over: AbortSignal): Promise<number> {
  const product = await newProduct({ stock: 100_000 });
  const shopping = new Set<Promise<void>>();
  const failed = Promise.withResolvers<never>();
  let customers = 0;
  while (!over.aborted) {
    if (shopping.size < mostAtOnce) {
      customers += 1;
      const one = shopOnce(product).finally(() => shopping.delete(one));
      shopping.add(one);
      one.catch(failed.reject);
    }
    const pause = wait(everyMilliseconds, undefined, { signal: over }).catch(() => undefined);
    await Promise.race([pause, failed.promise]);
  }
  await Promise.all(shopping);
  return customers;
}

/** What each service holds while the shop is used steadily, for an hour unless told otherwise. */
export const hourOfLoad: Row = {
  name: 'hour-of-load',
  isLarge: true,
  async measure() {
    const over = new AbortController();
    const shopping = shopUntil(over.signal);
    const ended = shopping.then(() => undefined);
    const began = servicesOfShop();
    const held = new Map<string, number[]>(began.map(({ name }) => [name, []]));
    try {
      for (let sample = 0; sample < samples; sample++) {
        await Promise.race([wait((settings.loadMinutes * 60_000) / samples), ended]);
        for (const { name, pid } of servicesOfShop()) {
          const before = began.find((one) => one.name === name);
          if (pid === null || pid !== before?.pid) throw new Error(`${name} was started again meanwhile`);
          held.get(name)?.push(memoryOf(pid).residentKb / 1024);
        }
      }
    } finally {
      over.abort();
    }
    const customers = await shopping;
    return [...held].map(([name, megabytes]) => {
      const { from, to, share } = growthOf(megabytes);
      return {
        what: `memory of ${name} at the end of ${settings.loadMinutes} minutes, ${customers} customers`,
        must: `at most ${mustShare} × that of its first half`,
        found: `${share.toFixed(2)} × (${from.toFixed(0)} to ${to.toFixed(0)} MB)`,
        reached: atMost(share, mustShare),
      };
    });
  },
};
