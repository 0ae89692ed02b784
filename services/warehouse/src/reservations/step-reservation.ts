import { isConflict, unavailable } from '@eshop/kit/errors';
import type { Context } from '../context.ts';
import { planWrite, type StockWrite } from '../stock/plan-write.ts';
import type { Decision, Seen } from './decisions.ts';
import { changesFor, productIdsOf, type Reservation, salesOf } from './reservation.ts';
import type { Glance, ReservationStore } from './reservation-store.ts';

const tries = 20;
/** After so many lost races the products are locked first, so that other instances can't win for ever. */
const triesWithoutLock = 3;

/**
 * What was decided, and whether it now is so; if not, something changed in between and has to be looked at anew. `told`: with
 * events that wait to be relayed.
 */
type Attempt = { readonly decided: Reservation; readonly done: boolean; readonly told: boolean };

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
    const { decided, done, told } = await context.inTurn(turns, async () => {
      if (count <= triesWithoutLock) return attempt(context.reservations, orderId, productIds, decide);
      return context.transaction(async (tx) => {
        await tx.stock.lock(turns);
        return attempt(tx.reservations, orderId, productIds, decide);
      });
    });
    if (done) {
      if (told) context.relay.wake();
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
  const decided = decision.next;
  if (decided === seen.reservation) return { decided, done: true, told: false };
  const planned = plan(seen, decision);
  const done = await write(() => reservations.apply(seen, decision, planned));
  return { decided, done, told: planned.events.length > 0 };
}

function plan({ stock }: Glance, { next, effect }: Decision): StockWrite {
  const changes = effect ? changesFor(next.shipments, effect) : [];
  const movements = effect === 'take-held' || effect === 'take-free' ? salesOf(next) : [];
  return planWrite(stock, changes, movements);
}

/** False when the write lost against another one. */
async function write(apply: () => Promise<boolean>): Promise<boolean> {
  try {
    return await apply();
  } catch (error) {
    if (isConflict(error)) return false;
    throw error;
  }
}
