import { rejectReasonText } from '@text/payments';

/** Reasons that a proof is often rejected for, in the order of the digits that choose them. */
export const rejectReasons = [
  { name: 'unreadable', reason: rejectReasonText.unreadable },
  { name: 'amount', reason: rejectReasonText.amount },
  { name: 'recipient', reason: rejectReasonText.recipient },
  { name: 'reference', reason: rejectReasonText.reference },
  { name: 'used', reason: rejectReasonText.used },
  { name: 'none', reason: rejectReasonText.none },
] as const;
