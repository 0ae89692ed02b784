import { invalidState } from '@eshop/kit/errors';
import { allocate } from '../allocation/allocate.ts';
import type { Context, Transaction } from '../context.ts';
import { OutOfStockError } from '../stock/out-of-stock.ts';
import { writeStock } from '../stock/write-stock.ts';
import { changesFor, type HoldRequest, isSameHold, productIdsOf, type Reservation } from './reservation.ts';

/**
 * Holds an order's stock, all of it or none. Asked again for the same items it answers the same reservation and only moves
 * the time until which it is held; one that expired in between is held anew.
 * @throws {OutOfStockError} when there is not enough; 409 `INVALID_STATE` for other items, or once the order let go.
 */
export async function reserveStock(context: Context, request: HoldRequest): Promise<Reservation> {
  for (;;) {
    const known = await context.reservations.find(request.orderId);
    if (known) return renew(context, request);
    const held = await holdFirst(context, request);
    if (held) return held;
  }
}

/** Null when the same request, sent twice at once, was served meanwhile: what is short now may be held by that very order. */
async function holdFirst(context: Context, request: HoldRequest): Promise<Reservation | null> {
  try {
    // Most of those who come too late need no lock to learn it: as committed, the stock is already short.
    allocate(request.items, request.zipCode, await context.levels(productIdsOf(request)));
    return await context.transaction((tx) => hold(tx, request));
  } catch (error) {
    if (error instanceof OutOfStockError && (await context.reservations.find(request.orderId))) return null;
    throw error;
  }
}

/** Null when another request for the same order was faster. */
async function hold(tx: Transaction, request: HoldRequest): Promise<Reservation | null> {
  const stock = await tx.stock.lock(productIdsOf(request));
  const shipments = allocate(request.items, request.zipCode, stock.levels);
  const reservation: Reservation = { ...request, status: 'HELD', shipments };
  if (!(await tx.reservations.insert(reservation))) return null;
  await writeStock(tx, stock, { changes: changesFor(shipments, 'hold') });
  return reservation;
}

const renew = (context: Context, request: HoldRequest): Promise<Reservation> =>
  context.transaction(async (tx) => {
    const known = await tx.reservations.lock(request.orderId);
    if (!known) throw new Error('reservations are never deleted');
    if (known.status === 'RELEASED') throw invalidState('the reservation has been released');
    if (!isSameHold(known, request)) {
      throw invalidState('the reservation is for other items or another zip code');
    }
    switch (known.status) {
      case 'COMMITTED':
        return known;
      case 'HELD':
        return moveTime(tx, known, request.expiresAt);
      case 'EXPIRED':
        return holdAnew(tx, known, request.expiresAt);
    }
  });

async function moveTime(tx: Transaction, known: Reservation, expiresAt: Date | null): Promise<Reservation> {
  if (known.expiresAt?.getTime() === expiresAt?.getTime()) return known;
  const moved = { ...known, expiresAt };
  await tx.reservations.update(moved);
  return moved;
}

/** An order that still counts on a hold which ran out: it is held again if the stock is there. */
async function holdAnew(tx: Transaction, known: Reservation, expiresAt: Date | null): Promise<Reservation> {
  if (expiresAt && expiresAt.getTime() <= Date.now()) throw invalidState('the reservation has expired');
  const stock = await tx.stock.lock(productIdsOf(known));
  const shipments = allocate(known.items, known.zipCode ?? '', stock.levels);
  const held: Reservation = { ...known, status: 'HELD', shipments, expiresAt };
  await tx.reservations.update(held);
  await writeStock(tx, stock, { changes: changesFor(shipments, 'hold') });
  return held;
}
