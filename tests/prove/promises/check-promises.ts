import type { Finding } from '../../invariants/check.ts';
import type { Band } from '../seen/band.ts';
import { checkCarts } from './check-carts.ts';
import { checkDeadLetters } from './check-dead-letters.ts';
import { checkMovements } from './check-movements.ts';
import { checkOrders } from './check-orders.ts';
import { checkProofs } from './check-proofs.ts';
import type { Promises } from './promises.ts';

export type PromiseChecked = { readonly title: string; readonly finding: Finding };

/** Asks the shop for all that it promised. */
export async function checkPromises(promises: Promises, bands: readonly Band[]): Promise<PromiseChecked[]> {
  const [orders, proofs, movements, carts, deadLetters] = await Promise.all([
    checkOrders(promises, bands),
    checkProofs(promises),
    checkMovements(promises),
    checkCarts(promises, bands),
    checkDeadLetters(),
  ]);
  return [
    {
      title: 'each order is there once, with its items, and in a state that follows on what was told',
      finding: orders,
    },
    { title: 'each proof is there once, with its file, and decided as was told', finding: proofs },
    { title: 'each stock movement is in the ledger once, a refused one is not', finding: movements },
    { title: 'each cart holds what was acknowledged last', finding: carts },
    { title: 'no event was given up, those excepted that a fault made unreadable', finding: deadLetters },
  ];
}
