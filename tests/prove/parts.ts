import { setTimeout as wait } from 'node:timers/promises';
import { services } from '@eshop/local/shop/services';
import type { ShopUnderTest } from './shop-under-test.ts';

const everyMilliseconds = 200;

/** Sends a signal to the process of a part; one that has none at the moment is left alone. @returns its pid */
export function signalPart(shop: ShopUnderTest, name: string, signal: NodeJS.Signals): number | undefined {
  const pid = shop.parts().find((part) => part.name === name)?.pid ?? undefined;
  if (pid !== undefined) signalProcess(pid, signal);
  return pid;
}

/** Sends a signal; a process that is gone is left alone. */
export function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // gone in the meantime
  }
}

const isServing = async (shop: ShopUnderTest): Promise<boolean> => {
  if (shop.parts().some(({ state }) => state !== 'running')) return false;
  const ready = await Promise.all(
    services.map(async ({ name }) => {
      const url = `http://127.0.0.1:${shop.ports[name]}/readyz`;
      const answer = await fetch(url, { signal: AbortSignal.timeout(3_000) }).catch(() => undefined);
      await answer?.body?.cancel();
      return answer?.status === 200;
    }),
  );
  return ready.every(Boolean);
};

/** Waits until every part runs and every service says that it is ready. @returns false when that took too long */
export async function untilServing(shop: ShopUnderTest, patienceMilliseconds: number): Promise<boolean> {
  const deadline = performance.now() + patienceMilliseconds;
  while (performance.now() < deadline) {
    if (await isServing(shop)) return true;
    await wait(everyMilliseconds);
  }
  return false;
}
