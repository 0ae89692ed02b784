import type { Check } from './check.ts';
import { checkAccepted } from './check-accepted.ts';
import { checkAvailability } from './check-availability.ts';
import { checkCarts } from './check-carts.ts';
import { checkHolds } from './check-holds.ts';
import { checkInitialStock } from './check-initial-stock.ts';
import { checkLedger } from './check-ledger.ts';
import { checkPayments } from './check-payments.ts';
import { checkProofs } from './check-proofs.ts';
import { checkReplicas } from './check-replicas.ts';
import { checkReservations } from './check-reservations.ts';
import { checkReserved } from './check-reserved.ts';
import { checkShipped } from './check-shipped.ts';
import { checkSold } from './check-sold.ts';
import { checkStuckOrders } from './check-stuck-orders.ts';
import { checkSums } from './check-sums.ts';
import { checkTimelines } from './check-timelines.ts';

/** All checks, in the order of the invariants. */
export const checks: readonly Check[] = [
  checkLedger,
  checkReserved,
  checkHolds,
  checkTimelines,
  checkStuckOrders,
  checkPayments,
  checkReservations,
  checkAccepted,
  checkSold,
  checkShipped,
  checkSums,
  checkCarts,
  checkReplicas,
  checkProofs,
  checkInitialStock,
  checkAvailability,
];
