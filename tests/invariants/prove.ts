import { setTimeout as delay } from 'node:timers/promises';
import type { Breach, Check, Finding } from './check.ts';
import type { Stores } from './stores.ts';
import { countWaiting, type Waiting } from './waiting.ts';

/** The result of a check after all looks. */
export type Proven = { readonly check: Check; readonly finding: Finding };

export type Patience = {
  /** How long outboxes may take to empty. */
  readonly settleMilliseconds: number;
  /** How long a breach must stand to count: an event that left its outbox is still on its way for a moment. */
  readonly standMilliseconds: number;
  readonly everyMilliseconds: number;
};

const isEmpty = (waiting: Waiting) => Object.values(waiting).every((count) => count === 0);

/** Waits until nothing waits to leave the stores, or for as long as patience lasts; answers what waits then. */
export async function settle(stores: Stores, patience: Patience): Promise<Waiting> {
  const end = Date.now() + patience.settleMilliseconds;
  for (;;) {
    const waiting = await countWaiting(stores);
    if (isEmpty(waiting) || Date.now() > end) return waiting;
    await delay(patience.everyMilliseconds);
  }
}

const sameBreach = (one: Breach) => (other: Breach) =>
  one.subject === other.subject && one.detail === other.detail;

/**
 * Runs a check until it finds nothing. Stores are read one after the other while the shop may be working, so a breach
 * counts only when the very same is seen in every look for as long as patience says.
 */
export async function prove(check: Check, stores: Stores, patience: Patience): Promise<Proven> {
  let finding = await check.run(stores);
  let standing = finding.breaches;
  const end = Date.now() + patience.standMilliseconds;
  while (standing.length > 0 && Date.now() < end) {
    await delay(patience.everyMilliseconds);
    finding = await check.run(stores);
    standing = standing.filter((breach) => finding.breaches.some(sameBreach(breach)));
  }
  return { check, finding: { ...finding, breaches: standing } };
}
