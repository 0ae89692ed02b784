import type {
  TimelineEntry as EntryAnswer,
  OrderLine as LineAnswer,
  Order as OrderAnswer,
} from '@eshop/contracts/api/order';
import type { Caller } from '@eshop/kit/auth';
import type { Order, OrderLine, TimelineEntry } from './order.ts';

/** Admins see who exactly acted and where the customer is written to; customers see that somebody of the shop did. */
export type View = 'admin' | 'customer';

export const viewOf = (caller: Caller): View => (caller.hasRole('admin') ? 'admin' : 'customer');

/** An order as its owner and admins see it. */
export function presentOrder(order: Order, timeline: readonly TimelineEntry[], view: View): OrderAnswer {
  const { id, number, userId, status, address, subtotal, shippingCost, total, payment, rejection } = order;
  return {
    id,
    number,
    userId,
    ...(view === 'admin' ? { email: order.email } : {}),
    status,
    items: order.lines.map(toLineAnswer),
    address,
    shipments: [...order.shipments],
    subtotal,
    shippingCost,
    total,
    payment: payment && {
      id: payment.id,
      status: payment.status,
      ...(payment.reason ? { reason: payment.reason } : {}),
    },
    rejection,
    // The hold runs out only while a payment is awaited (contract, section 5.2).
    holdExpiresAt: status === 'AWAITING_PAYMENT' ? (order.holdExpiresAt?.toISOString() ?? null) : null,
    timeline: timeline.map((entry) => presentEntry(entry, view)),
    createdAt: order.createdAt.toISOString(),
    version: order.version,
  };
}

/** A step of the timeline. */
export const presentEntry = (
  { at, status, actor, actorId, reason }: TimelineEntry,
  view: View,
): EntryAnswer => ({
  at: at.toISOString(),
  status,
  actor,
  ...(view === 'admin' && actorId ? { actorId } : {}),
  ...(reason ? { reason } : {}),
});

/** A line without what only sales reports need. */
export const toLineAnswer = ({ make: _make, categoryId: _category, ...line }: OrderLine): LineAnswer => line;
