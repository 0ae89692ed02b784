import { paymentUpdated } from '@eshop/contracts/events';
import { newEvent, type OutboxEvent } from '@eshop/kit/messaging';
import type { Payment } from './payment.ts';

/** Tells that a proof was handed in, approved or rejected. */
export const paymentEvent = (payment: Payment, now: Date): OutboxEvent =>
  newEvent(
    paymentUpdated,
    {
      paymentId: payment.id,
      orderId: payment.orderId,
      status: payment.status,
      ...(payment.reason ? { reason: payment.reason } : {}),
      ...(payment.final ? { final: true } : {}),
      version: payment.version,
    },
    { source: 'payment', now },
  );
