import type { Context, Transaction } from '../context.ts';
import { writeStock } from '../stock/write-stock.ts';
import { changesFor, productIdsOf, type Reservation } from './reservation.ts';

/**
 * Lets an order's stock go, for good: it can't be held again, only a commit can still take it. An order not known yet is
 * noted as released, so that a request to hold its stock that comes late holds nothing. What was committed stays so.
 */
export const releaseReservation = (context: Context, orderId: string): Promise<Reservation> =>
  context.transaction(async (tx) => {
    const known = (await tx.reservations.lock(orderId)) ?? (await noteReleased(tx, orderId));
    switch (known.status) {
      case 'COMMITTED':
      case 'RELEASED':
        return known;
      case 'EXPIRED': {
        const released: Reservation = { ...known, status: 'RELEASED' };
        await tx.reservations.update(released);
        return released;
      }
      case 'HELD':
        return letGo(tx, known);
    }
  });

async function noteReleased(tx: Transaction, orderId: string): Promise<Reservation> {
  const nothing = { items: [], zipCode: null, shipments: [], expiresAt: null };
  const tombstone: Reservation = { orderId, status: 'RELEASED', ...nothing };
  if (await tx.reservations.insert(tombstone)) return tombstone;
  const faster = await tx.reservations.lock(orderId);
  if (!faster) throw new Error('reservations are never deleted');
  return faster;
}

async function letGo(tx: Transaction, known: Reservation): Promise<Reservation> {
  const stock = await tx.stock.lock(productIdsOf(known));
  const released: Reservation = { ...known, status: 'RELEASED' };
  await tx.reservations.update(released);
  await writeStock(tx, stock, { changes: changesFor(known.shipments, 'release') });
  return released;
}
