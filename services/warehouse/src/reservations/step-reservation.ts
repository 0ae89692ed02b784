import { isConflict, unavailable } from '@eshop/kit/errors';
import type { Context } from '../context.ts';
import { planWrite } from '../stock/plan-write.ts';
import type { Decision, Seen } from './decisions.ts';
import { changesFor, productIdsOf, type Reservation, salesOf } from './reservation.ts';
import type { Glance, ReservationStore } from './reservation-store.ts';

const tries = 20;
/** After so many lost races the products are locked first, so that other instances can't win for ever. */
const triesWithoutLock = 3;

/** What was decided, and whether it now is so; if not, something changed in between and has to be looked at anew. */
type Attempt = { readonly decided: Reservation; readonly done: boolean };

/**
 * Takes one step of an order's reservation: looks, decides, and writes the decision, again from the start when what it was
 * made on has changed in between. `productIds` are those that the order asks for, where the caller knows them.
 */
export async function stepReservation(
  context: Context,
  orderId: string,
  productIds: readonly string[],
  decide: (seen: Seen) => Decision,
): Promise<Reservation> {
  let turns = productIds;
  for (let count = 1; count <= tries; count++) {
    const { decided, done } = await context.inTurn(turns, async () => {
      if (count <= triesWithoutLock) return attempt(context.reservations, orderId, productIds, decide);
      return context.transaction(async (tx) => {
        await tx.stock.lock(turns);
        return attempt(tx.reservations, orderId, productIds, decide);
      });
    });
    if (done) {
      context.relay.wake();
      return decided;
    }
    turns = productIdsOf(decided);
  }
  throw unavailable('the stock of a product that very many want');
}

async function attempt(
  reservations: ReservationStore,
  orderId: string,
  productIds: readonly string[],
  decide: (seen: Seen) => Decision,
): Promise<Attempt> {
  const seen = await reservations.glance(orderId, productIds);
  const decision = decide(seen);
  const nothingToDo = decision.next === seen.reservation;
  return { decided: decision.next, done: nothingToDo || (await write(reservations, seen, decision)) };
}

async function write(reservations: ReservationStore, seen: Glance, decision: Decision): Promise<boolean> {
  const { next, effect } = decision;
  const changes = effect ? changesFor(next.shipments, effect) : [];
  const movements = effect === 'take-held' || effect === 'take-free' ? salesOf(next) : [];
  try {
    return await reservations.apply(seen, decision, planWrite(seen.stock, changes, movements));
  } catch (error) {
    if (isConflict(error)) return false;
    throw error;
  }
}
