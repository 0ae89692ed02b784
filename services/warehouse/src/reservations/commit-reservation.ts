import { invalidState, notFound } from '@eshop/kit/errors';
import { allocate } from '../allocation/allocate.ts';
import type { Context, Transaction } from '../context.ts';
import { writeStock } from '../stock/write-stock.ts';
import { changesFor, productIdsOf, type Reservation, type StockEffect, salesOf } from './reservation.ts';

/**
 * Takes an order's stock out for good and writes its sales to the ledger. Stock that was let go before is taken anew by
 * allocation. Repeated, it answers the same and does nothing.
 * @throws 404 for an order never heard of, 409 `INVALID_STATE` for one that never asked for stock, {OutOfStockError} when
 * stock that was let go is no longer there.
 */
export const commitReservation = (context: Context, orderId: string): Promise<Reservation> =>
  context.transaction(async (tx) => {
    const known = await tx.reservations.lock(orderId);
    if (!known) throw notFound('reservation');
    switch (known.status) {
      case 'COMMITTED':
        return known;
      case 'HELD':
        return take(tx, known, 'take-held');
      case 'RELEASED':
      case 'EXPIRED':
        return take(tx, known, 'take-free');
    }
  });

async function take(
  tx: Transaction,
  known: Reservation,
  effect: Extract<StockEffect, 'take-held' | 'take-free'>,
): Promise<Reservation> {
  const { orderId, items, zipCode } = known;
  if (zipCode === null) throw invalidState('the reservation was released before it held anything');
  const stock = await tx.stock.lock(productIdsOf(known));
  const shipments = effect === 'take-held' ? known.shipments : allocate(items, zipCode, stock.levels);
  const committed: Reservation = { ...known, status: 'COMMITTED', shipments };
  await tx.reservations.update(committed);
  await writeStock(tx, stock, {
    changes: changesFor(shipments, effect),
    movements: salesOf(orderId, shipments),
  });
  return committed;
}
