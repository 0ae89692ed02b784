import { checks } from '../invariants/checks.ts';
import { type Proven, prove, settle } from '../invariants/prove.ts';
import { openStores } from '../invariants/stores.ts';

const patience = { settleMilliseconds: 90_000, standMilliseconds: 15_000, everyMilliseconds: 500 };

/** What waits to leave a store and does not get through, and every invariant. */
export type Settled = { readonly stuck: readonly string[]; readonly proven: readonly Proven[] };

/** Waits until the shop has done all that it has to do, and proves I1 to I6 from its stores. */
export async function proveInvariants(): Promise<Settled> {
  const stores = await openStores();
  try {
    const waiting = await settle(stores, patience);
    const stuck = Object.entries(waiting).flatMap(([what, count]) => (count > 0 ? [`${count} ${what}`] : []));
    return { stuck, proven: await Promise.all(checks.map((check) => prove(check, stores, patience))) };
  } finally {
    await stores.close();
  }
}
