import type { Context } from '../context.ts';
import { decideExpiry } from './decisions.ts';
import { stepReservation } from './step-reservation.ts';

const atOnce = 50;
const sideBySide = 4;

/**
 * Lets go of the stock whose holds are over. What is due is read from the table by the database's clock, so any instance
 * may do it at any time and none has to remember a timer; of two that find the same hold, one lets it go.
 */
export async function expireReservations(context: Context): Promise<void> {
  for (;;) {
    const due = await context.reservations.due(atOnce);
    const rest = due.values();
    await Promise.all(Array.from({ length: sideBySide }, () => expireEach(context, rest)));
    if (due.length < atOnce) return;
  }
}

async function expireEach(context: Context, orderIds: Iterable<string>): Promise<void> {
  for (const orderId of orderIds) await stepReservation(context, orderId, [], decideExpiry);
}
