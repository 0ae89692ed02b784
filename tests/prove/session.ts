import { createClient } from './load/client.ts';
import { customersNeeded, startLoad } from './load/start-load.ts';
import { makeWorld } from './load/world.ts';
import { checkPromises, type PromiseChecked } from './promises/check-promises.ts';
import { noPromises } from './promises/promises.ts';
import type { Band } from './seen/band.ts';
import { type Finding, findingsIn, neverMended } from './seen/findings.ts';
import type { Seen } from './seen/seen.ts';
import { proveInvariants, type Settled } from './settle-shop.ts';

/** A load on a shop, what its clients saw, and what they were promised. */
export type Session = {
  /** Milliseconds since the load began. */
  now(): number;
  readonly seen: readonly Seen[];
  /** What was not as it may be, given these faults. */
  findings(bands: readonly Band[]): Finding[];
  /** Ends the load and proves all that was promised. */
  end(bands: readonly Band[]): Promise<Ended>;
};

export type Ended = Settled & {
  readonly promises: readonly PromiseChecked[];
  readonly loadEnded: number;
};

const usualPauseMilliseconds = 300;

/**
 * Makes customers and products in the shop that the environment names, and begins the load.
 * @param longestPauseMilliseconds between two turns of a person; the usual one keeps two processors busy
 */
export async function startSession(
  seed: number,
  longestPauseMilliseconds = usualPauseMilliseconds,
): Promise<Session> {
  const seen: Seen[] = [];
  const wrong: Finding[] = [];
  let origin = performance.now();
  const now = () => performance.now() - origin;
  const promises = noPromises();
  const client = createClient((one) => void seen.push(one), now);
  const world = await makeWorld({ client, promises, now }, customersNeeded);
  origin = performance.now();
  const stop = startLoad(world, {
    seed,
    longestPauseMilliseconds,
    wrong(turn, error) {
      wrong.push({ at: now(), what: `${turn}: ${error instanceof Error ? error.message : String(error)}` });
    },
  });
  return {
    now,
    seen,
    findings: (bands) => [...findingsIn(seen, bands), ...neverMended(bands), ...wrong],
    async end(bands) {
      await stop();
      const loadEnded = now();
      const settled = await proveInvariants();
      return { ...settled, promises: await checkPromises(promises, bands), loadEnded };
    },
  };
}
