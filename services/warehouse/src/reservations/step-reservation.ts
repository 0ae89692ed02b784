import { isConflict, unavailable } from '@eshop/kit/errors';
import type { Context } from '../context.ts';
import { planWrite } from '../stock/plan-write.ts';
import type { Decision, Seen } from './decisions.ts';
import { changesFor, productIdsOf, type Reservation, salesOf } from './reservation.ts';
import type { Glance } from './reservation-store.ts';

const tries = 30;

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
  for (let attempt = 1; attempt <= tries; attempt++) {
    const { decided, written } = await context.inTurn(turns, async () => {
      const seen = await context.reservations.glance(orderId, productIds);
      const decision = decide(seen);
      const nothingToDo = decision.next === seen.reservation;
      return { decided: decision.next, written: nothingToDo || (await write(context, seen, decision)) };
    });
    if (written) return decided;
    turns = productIdsOf(decided);
  }
  throw unavailable('the stock of a product that very many want');
}

async function write(context: Context, seen: Glance, { next, effect }: Decision): Promise<boolean> {
  const changes = effect ? changesFor(next.shipments, effect) : [];
  const movements = effect === 'take-held' || effect === 'take-free' ? salesOf(next) : [];
  try {
    const written = await context.reservations.apply(seen, next, planWrite(seen.stock, changes, movements));
    if (written) context.relay.wake();
    return written;
  } catch (error) {
    if (isConflict(error)) return false;
    throw error;
  }
}
