import type { Context } from '../context.ts';
import { writeStock } from '../stock/write-stock.ts';
import { changesFor, productIdsOf, sumChanges } from './reservation.ts';

const atOnce = 50;

/**
 * Lets go of the stock whose holds are over and returns how many there were. What is due is read from the table by the
 * database's clock, so any instance may do it at any time and none has to remember a timer.
 */
export async function expireReservations(context: Context): Promise<number> {
  let total = 0;
  for (;;) {
    const expired = await expireBatch(context);
    total += expired;
    if (expired < atOnce) return total;
  }
}

const expireBatch = (context: Context): Promise<number> =>
  context.transaction(async (tx) => {
    const due = await tx.reservations.lockDue(atOnce);
    if (due.length === 0) return 0;
    const stock = await tx.stock.lock([...new Set(due.flatMap(productIdsOf))]);
    await tx.reservations.expire(due.map(({ orderId }) => orderId));
    const changes = due.flatMap(({ shipments }) => changesFor(shipments, 'release'));
    await writeStock(tx, stock, { changes: sumChanges(changes) });
    return due.length;
  });
