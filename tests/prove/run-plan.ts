import { setTimeout as wait } from 'node:timers/promises';
import { carryOut } from './carry-out.ts';
import type { Planned } from './plan.ts';
import { randomFrom } from './random.ts';
import type { Band } from './seen/band.ts';
import type { ShopUnderTest } from './shop-under-test.ts';

type Options = {
  readonly seed: number;
  now(): number;
  /** Fires when no further fault shall be begun. */
  readonly stopping: AbortSignal;
  told(band: Band): void;
};

/** Carries out a plan, each fault at its time. @returns when each was felt, in the order of the plan */
export async function runPlan(
  shop: ShopUnderTest,
  plan: readonly Planned[],
  { seed, now, stopping, told }: Options,
): Promise<Band[]> {
  const bands = await Promise.all(
    plan.map(async ({ fault, at, lasts }, index) => {
      await wait(Math.max(0, at - now()), undefined, { signal: stopping }).catch(() => undefined);
      if (stopping.aborted) return [];
      const band = await carryOut(shop, fault, { lasts, random: randomFrom(seed + index), now });
      told(band);
      return [band];
    }),
  );
  return bands.flat();
}
