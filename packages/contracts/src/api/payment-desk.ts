import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { idSchema } from '../ids.ts';
import { paymentStatusSchema } from '../order-status.ts';
import { timeSchema } from '../time.ts';
import { countSchema, versionSchema } from '../whole-number.ts';

/** What waits for a review: how many, and since when the one that has waited longest. */
export const paymentCountsSchema = z
  .object({ waiting: countSchema, oldestAt: timeSchema.nullable() })
  .meta({ id: 'PaymentCounts' });
export type PaymentCounts = z.output<typeof paymentCountsSchema>;

/** A payment as it is now, told because it has changed: `event: payment` of the feed. */
export const paymentChangeSchema = z
  .object({
    id: idSchema,
    orderId: idSchema,
    status: paymentStatusSchema,
    reviewedBy: idSchema.nullable(),
    version: versionSchema,
  })
  .meta({ id: 'PaymentChange' });
export type PaymentChange = z.output<typeof paymentChangeSchema>;

export const getPaymentCounts = endpoint({
  name: 'getPaymentCounts',
  method: 'get',
  path: '/v1/payment-counts',
  summary: 'How many payments wait for a review, and since when',
  access: ['admin'],
  status: 200,
  answer: paymentCountsSchema,
});

export const watchPayments = endpoint({
  name: 'watchPayments',
  method: 'get',
  path: '/v1/payment-feed',
  summary: 'Each change of any payment as it happens; resumes with Last-Event-ID',
  access: ['admin'],
  status: 200,
  stream: 'text/event-stream',
});

/** What the people who review payments need beside the payments themselves. */
export const paymentDeskApi = { getPaymentCounts, watchPayments };
