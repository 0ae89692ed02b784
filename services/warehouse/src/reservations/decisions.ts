import { invalidState, notFound } from '@eshop/kit/errors';
import { allocate } from '../allocation/allocate.ts';
import { type ConsideredWarehouse, consider } from '../allocation/consider.ts';
import type { SeenStock } from '../stock/stock.ts';
import { type HoldRequest, isSameHold, type Reservation, type StockEffect } from './reservation.ts';

/** What is known when something is decided for an order: its reservation, if it has one, and the stock of its products. */
export type Seen = {
  readonly reservation: Reservation | null;
  /** The hold's time is over, by the database's clock. */
  readonly overdue: boolean;
  readonly stock: SeenStock;
};

/**
 * The reservation as it is to be, what that does to its stock, and what was looked at where warehouses were chosen. The very
 * reservation that was seen: nothing to do.
 */
export type Decision = {
  readonly next: Reservation;
  readonly effect: StockEffect | null;
  readonly considered: readonly ConsideredWarehouse[] | null;
};

const unchanged = (next: Reservation): Decision => ({ next, effect: null, considered: null });

/**
 * Holds an order's stock, all of it or none. Asked again for the same items it answers the same reservation and only moves
 * the time until which it is held; one that ran out is held anew if its order still counts on it.
 * @throws {OutOfStockError} when there is not enough; 409 `INVALID_STATE` for other items, or once the order let go.
 */
export function decideHold({ reservation, stock }: Seen, request: HoldRequest, now: Date): Decision {
  if (!reservation) return hold(request, stock);
  if (reservation.status === 'RELEASED') throw invalidState('the reservation has been released');
  if (!isSameHold(reservation, request)) {
    throw invalidState('the reservation is for other items or another zip code');
  }
  const { expiresAt } = request;
  switch (reservation.status) {
    case 'COMMITTED':
      return unchanged(reservation);
    case 'HELD': {
      const sameTime = reservation.expiresAt?.getTime() === expiresAt?.getTime();
      return unchanged(sameTime ? reservation : { ...reservation, expiresAt });
    }
    case 'EXPIRED':
      if (expiresAt && expiresAt <= now) throw invalidState('the reservation has expired');
      return hold(request, stock);
  }
}

function hold(request: HoldRequest, { levels }: SeenStock): Decision {
  const shipments = allocate(request.items, request.zipCode, levels);
  const considered = consider(request.items, request.zipCode, levels, shipments);
  return { next: { ...request, status: 'HELD', shipments }, effect: 'hold', considered };
}

/**
 * Takes an order's stock out for good; what was let go before is taken anew from where it is by now.
 * @throws 404 for an order never heard of, 409 `INVALID_STATE` for one that never asked for stock, {OutOfStockError} when
 * stock that was let go is no longer there.
 */
export function decideCommit({ reservation, stock }: Seen): Decision {
  if (!reservation) throw notFound('reservation');
  switch (reservation.status) {
    case 'COMMITTED':
      return unchanged(reservation);
    case 'HELD':
      return { ...unchanged({ ...reservation, status: 'COMMITTED' }), effect: 'take-held' };
    case 'RELEASED':
    case 'EXPIRED': {
      const { items, zipCode } = reservation;
      if (zipCode === null) throw invalidState('the reservation was released before it held anything');
      const shipments = allocate(items, zipCode, stock.levels);
      const considered = consider(items, zipCode, stock.levels, shipments);
      return { next: { ...reservation, status: 'COMMITTED', shipments }, effect: 'take-free', considered };
    }
  }
}

/**
 * Lets an order's stock go, for good. An order not known yet is noted as released, so that a request to hold its stock that
 * comes late holds nothing. What was committed stays so.
 */
export function decideRelease({ reservation }: Seen, orderId: string): Decision {
  if (!reservation) {
    const nothing = { items: [], zipCode: null, shipments: [], expiresAt: null };
    return unchanged({ orderId, status: 'RELEASED', ...nothing });
  }
  switch (reservation.status) {
    case 'COMMITTED':
    case 'RELEASED':
      return unchanged(reservation);
    case 'EXPIRED':
      return unchanged({ ...reservation, status: 'RELEASED' });
    case 'HELD':
      return { ...unchanged({ ...reservation, status: 'RELEASED' }), effect: 'release' };
  }
}

/** Lets stock go whose hold is over. One that was decided on or got more time meanwhile stays as it is. */
export function decideExpiry({ reservation, overdue }: Seen): Decision {
  if (!reservation) throw notFound('reservation');
  return overdue
    ? { ...unchanged({ ...reservation, status: 'EXPIRED' }), effect: 'release' }
    : unchanged(reservation);
}
