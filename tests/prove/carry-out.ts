import { setTimeout as wait } from 'node:timers/promises';
import type { Fault } from './faults/fault.ts';
import { untilServing } from './parts.ts';
import type { Random } from './random.ts';
import type { Band } from './seen/band.ts';
import type { ShopUnderTest } from './shop-under-test.ts';

const mendMilliseconds = 60_000;

/** Brings a fault about, ends it, and waits until the shop has mended itself. */
export async function carryOut(
  shop: ShopUnderTest,
  fault: Fault,
  { lasts, random, now }: { lasts: number; random: Random; now: () => number },
): Promise<Band> {
  const { name, title, hits } = fault;
  const began = now();
  const end = await fault.begin(shop, random);
  await wait(lasts);
  await end();
  const ended = now();
  const mended = (await untilServing(shop, mendMilliseconds)) ? now() : undefined;
  return { fault: name, title, hits, began, ended, mended };
}
