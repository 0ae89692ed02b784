import { setTimeout as wait } from 'node:timers/promises';

/** How often and for how long. */
export type Rate = { readonly perSecond: number; readonly seconds: number };

/**
 * Begins something so many times a second for so long, whether or not what was begun before has ended, and waits for all of it.
 * @throws the error of the first that failed, in the end
 */
export async function atRate({ perSecond, seconds }: Rate, act: () => Promise<void>): Promise<void> {
  const count = Math.round(perSecond * seconds);
  const begun: Promise<void>[] = [];
  const began = performance.now();
  while (begun.length < count) {
    const due = 1 + Math.floor(((performance.now() - began) / 1000) * perSecond);
    while (begun.length < Math.min(count, due)) {
      const one = act();
      one.catch(() => undefined);
      begun.push(one);
    }
    const next = began + (begun.length / perSecond) * 1000;
    await wait(Math.max(1, next - performance.now()));
  }
  await Promise.all(begun);
}
