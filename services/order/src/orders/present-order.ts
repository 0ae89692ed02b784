import type {
  TimelineEntry as EntryAnswer,
  OrderLine as LineAnswer,
  Order as OrderAnswer,
} from '@eshop/contracts/api/order';
import type { Order, OrderLine, TimelineEntry } from './order.ts';

/** An order as its owner and admins see it. */
export function presentOrder(order: Order, timeline: readonly TimelineEntry[]): OrderAnswer {
  const { id, number, userId, status, address, subtotal, shippingCost, total, payment, rejection } = order;
  return {
    id,
    number,
    userId,
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
    timeline: timeline.map(presentEntry),
    createdAt: order.createdAt.toISOString(),
    version: order.version,
  };
}

/** A step of the timeline; who exactly acted stays inside the shop. */
export const presentEntry = ({ at, status, actor, reason }: TimelineEntry): EntryAnswer => ({
  at: at.toISOString(),
  status,
  actor,
  ...(reason ? { reason } : {}),
});

/** A line without what only sales reports need. */
export const toLineAnswer = ({ make: _make, categoryId: _category, ...line }: OrderLine): LineAnswer => line;
