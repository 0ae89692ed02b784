import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { idParams, idSchema } from '../ids.ts';
import { moneySchema } from '../money.ts';
import { paymentStatuses, paymentStatusSchema } from '../order-status.ts';
import { pageOf, pageQuery } from '../paging.ts';
import { problemSchema } from '../problem.ts';
import { line, text } from '../text.ts';
import { periodQuery, runsBackwards, runsForwards, timeSchema } from '../time.ts';
import { blankAsAbsent, versionSchema, whole, wholeText } from '../whole-number.ts';
import { auditOf } from './audit.ts';
import { operationsOf } from './operations.ts';
import { paymentDeskApi } from './payment-desk.ts';

export * from './payment-desk.ts';

/** Kinds of file that a proof can be. */
export const proofContentTypes = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const;
/** Largest proof: 10 MiB. */
export const maxProofBytes = 10 * 1024 * 1024;

/** Form fields of a proof, beside `file`; `amount` is what the customer says was paid, in minor units. */
export const createPaymentSchema = z.object({
  orderId: idSchema,
  amount: blankAsAbsent(wholeText(1)),
  reference: blankAsAbsent(line(140)),
  note: blankAsAbsent(text(1000)),
});
export type CreatePayment = z.output<typeof createPaymentSchema>;

/** A proof of payment and what became of it. `reason` is why it was rejected. */
export const paymentSchema = z
  .object({
    id: idSchema,
    orderId: idSchema,
    userId: idSchema,
    status: paymentStatusSchema,
    amount: moneySchema.nullable(),
    reference: z.string().nullable(),
    note: z.string().nullable(),
    reason: z.string().nullable(),
    final: z.literal(true).optional().describe('There when it was rejected together with its order'),
    proof: z.object({
      contentType: z.enum(proofContentTypes),
      size: whole(1, maxProofBytes).describe('Bytes'),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      duplicateOf: idSchema.optional().describe('The payment that first came with the same file'),
    }),
    refundDue: z.boolean(),
    reviewedBy: idSchema.nullable(),
    createdAt: timeSchema,
    reviewedAt: timeSchema.nullable(),
    version: versionSchema,
  })
  .meta({ id: 'Payment' });
export type Payment = z.output<typeof paymentSchema>;

/** `INVALID_STATE` of a decision that came second: the payment with who decided first, what and when. */
export const paymentDecidedProblemSchema = problemSchema.extend({
  code: z.literal('INVALID_STATE'),
  payment: paymentSchema,
});

/** One state, or several that are looked for together: `status=APPROVED&status=REJECTED`. */
const statusFilter = z.union(
  [
    paymentStatusSchema.transform((status) => [status]),
    z.array(paymentStatusSchema).max(paymentStatuses.length),
  ],
  { error: `must be one of ${paymentStatuses.join(', ')}, or several of them` },
);

/** Filters of the list of payments; the period is that in which they were handed in. */
export const paymentsQuerySchema = z
  .object({
    ...pageQuery,
    ...periodQuery,
    status: statusFilter.optional(),
    orderId: idSchema.optional(),
    userId: idSchema.optional().describe('For admins: the payments of one customer'),
    sort: z.enum(['oldest', 'newest'], { error: 'must be oldest or newest' }).default('oldest'),
  })
  .refine(runsForwards, runsBackwards);
export type PaymentsQuery = z.output<typeof paymentsQuerySchema>;

/** Why a proof is not good; `final` rejects the order with it. */
export const rejectPaymentSchema = z.object({
  reason: line(500),
  final: z.boolean({ error: 'must be true or false' }).default(false),
});
export type RejectPayment = z.output<typeof rejectPaymentSchema>;

export const createPayment = endpoint({
  name: 'createPayment',
  method: 'post',
  path: '/v1/payments',
  summary: 'Hand in a proof of payment for an order that waits for it',
  access: 'signed-in',
  body: createPaymentSchema,
  file: { field: 'file', maxBytes: maxProofBytes, contentTypes: proofContentTypes },
  status: 201,
  answer: paymentSchema,
  refusals: ['INVALID_STATE'],
  idempotent: true,
});

export const listPayments = endpoint({
  name: 'listPayments',
  method: 'get',
  path: '/v1/payments',
  summary: 'The caller’s payments, or all for an admin; oldest first unless asked otherwise',
  access: 'signed-in',
  query: paymentsQuerySchema,
  status: 200,
  answer: pageOf(paymentSchema),
});

export const getPayment = endpoint({
  name: 'getPayment',
  method: 'get',
  path: '/v1/payments/:id',
  summary: 'One payment',
  access: 'signed-in',
  params: idParams,
  status: 200,
  answer: paymentSchema,
});

export const getPaymentProof = endpoint({
  name: 'getPaymentProof',
  method: 'get',
  path: '/v1/payments/:id/proof',
  summary: 'The file itself, by redirection (302) to a link that is good for five minutes',
  access: 'signed-in',
  params: idParams,
  status: 200,
  stream: 'application/octet-stream',
});

export const approvePayment = endpoint({
  name: 'approvePayment',
  method: 'post',
  path: '/v1/payments/:id/approve',
  summary: 'Accept a proof; once it is decided, INVALID_STATE tells as `payment` who decided and what',
  access: ['admin'],
  params: idParams,
  status: 200,
  answer: paymentSchema,
  refusals: ['INVALID_STATE'],
  idempotent: true,
});

export const rejectPayment = endpoint({
  name: 'rejectPayment',
  method: 'post',
  path: '/v1/payments/:id/reject',
  summary: 'Refuse a proof, with the reason; once it is decided, INVALID_STATE tells it as `payment`',
  access: ['admin'],
  params: idParams,
  body: rejectPaymentSchema,
  status: 200,
  answer: paymentSchema,
  refusals: ['INVALID_STATE'],
  idempotent: true,
});

/** All endpoints of the payment service. */
export const paymentApi = {
  createPayment,
  listPayments,
  getPayment,
  getPaymentProof,
  approvePayment,
  rejectPayment,
  ...paymentDeskApi,
  ...auditOf('payment'),
  ...operationsOf('payment'),
};
