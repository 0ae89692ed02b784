import { setTimeout as wait } from 'node:timers/promises';
import type { Fault } from './faults/fault.ts';
import { untilServing } from './parts.ts';
import type { Random } from './random.ts';
import type { Band } from './seen/band.ts';
import type { ShopUnderTest } from './shop-under-test.ts';

const mendMilliseconds = 60_000;

type Options = { readonly lasts: number; readonly random: Random; now(): number };

/** Brings a fault about, ends it, and waits until the shop has mended itself. */
export async function carryOut(
  shop: ShopUnderTest,
  fault: Fault,
  { lasts, random, now }: Options,
): Promise<Band> {
  const { name, title, hits } = fault;
  const began = now();
  const trouble = await doIt(shop, fault, lasts, random);
  const ended = now();
  const mended = (await untilServing(shop, mendMilliseconds)) ? now() : undefined;
  return { fault: name, title, hits, began, ended, mended, ...(trouble ? { trouble } : {}) };
}

/** @returns why it could not be brought about or ended, where that is so */
async function doIt(
  shop: ShopUnderTest,
  fault: Fault,
  lasts: number,
  random: Random,
): Promise<string | undefined> {
  try {
    const end = await fault.begin(shop, random);
    await wait(lasts);
    await end();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
