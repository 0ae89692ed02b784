import { paymentUpdated } from '@eshop/contracts/events';
import { type Subscription, subscribe } from '@eshop/kit/messaging';
import type { Context } from '../context.ts';
import { applyPayment } from './apply-payment.ts';

/** A proof was handed in, approved or rejected. */
export const onPaymentUpdated = (context: Context): Subscription =>
  subscribe(paymentUpdated, async ({ data }) => {
    const { orderId, paymentId, status, reason = null, final = false, version } = data;
    await applyPayment(context, orderId, { paymentId, status, reason, final, version });
  });
