import { rejectPaymentSchema } from '@eshop/contracts/api/payment';
import { idSchema } from '@eshop/contracts/ids';
import { orderStatusSchema } from '@eshop/contracts/order-status';
import { z } from 'zod';

/** What an admin decides on a payment. */
export const decisionSchema = z.discriminatedUnion('verdict', [
  z.object({ verdict: z.literal('approve') }),
  rejectPaymentSchema.extend({ verdict: z.literal('reject') }),
]);
export type Decision = z.output<typeof decisionSchema>;

/**
 * A decision as it is sent. Sent again with its key it is the same decision; `orderStatus` is what the order was when it
 * was looked at.
 */
export const decisionRequestSchema = z.object({
  decision: decisionSchema,
  key: idSchema,
  orderStatus: orderStatusSchema.nullable(),
});
export type DecisionRequest = z.output<typeof decisionRequestSchema>;

/** Who decided on a payment, and what. */
export type Decided = {
  readonly status: 'APPROVED' | 'REJECTED';
  readonly reason: string | null;
  readonly by: string | null;
  readonly at: string | null;
};

/** What became of a decision. `again` says that it was not taken and may be sent again as it is. */
export type DecisionOutcome =
  | { readonly kind: 'done'; readonly decided: Decided }
  /** Somebody else was first. */
  | { readonly kind: 'decided-before'; readonly decided: Decided }
  /** The order is not what it was when the proof was looked at. */
  | { readonly kind: 'order-moved'; readonly orderStatus: string }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'again'; readonly message: string };
