import type { PaymentStatus } from '@eshop/contracts/order-status';

type Decision =
  | { readonly verdict: 'approve' }
  | { readonly verdict: 'reject'; readonly reason: string; readonly final: boolean };

/** What state a payment is in. */
export const paymentStateText: Readonly<Record<PaymentStatus, string>> = {
  PENDING: 'Waits',
  APPROVED: 'Approved',
  REJECTED: 'Rejected',
};

/** Reasons to reject, as the customer reads them. */
export const rejectReasonText = {
  unreadable: 'The proof can’t be read. Please upload a sharper picture that shows all of it.',
  amount: 'The sum on the proof is not the total of the order.',
  recipient: 'The proof does not show our account as the recipient.',
  reference: 'The order number is missing in the reference, so the payment can’t be matched.',
  used: 'This proof was handed in for another order before.',
  none: 'This is not a proof of payment.',
} as const;

/** Words of the review desk. */
export const paymentText = {
  title: 'Payments',
  desk: 'Review desk',
  decided: 'Decided payments',
  queue: 'Queue',
  waiting: (count: number) => (count === 1 ? '1 proof waits' : `${count} proofs wait`),
  more: (count: number) => `and ${count} more behind these`,
  empty: 'Nothing waits',
  emptyText: 'All proofs are decided. New ones appear here by themselves.',
  unknownOrder: 'Order not readable',
  waits: (time: string) => `waits ${time}`,
  noSum: 'No sum named',
  cameBack: 'Came back',
  decidedElsewhere: 'Decided meanwhile',
  mismatch: 'Sum differs',
  seenBefore: 'Seen before',
  orderChanged: 'Order has moved',
  proof: 'Proof of payment',
  proofOf: (number: string) => `Proof of payment for ${number}`,
  proofMissing: 'The file could not be shown just now.',
  openFile: 'Open the file',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Fit',
  turn: 'Turn',
  panHint: 'Drag to move; the arrow keys move it too while it has the focus.',
  viewKeys: 'Proof',
  decisionKeys: 'Decision',
  confirmKeys: 'To approve',
  reasonKeys: 'To reject',
  returnedKeys: 'A decision that came back',
  approve: 'Approve',
  reject: 'Reject',
  takeBack: 'Take back',
  confirmApprove: (sum: string) => `Approve ${sum}`,
  approveAsk: 'Approve this payment?',
  rejectAsk: 'Reject, because …',
  template: 'Reason',
  noTemplate: 'Own reason',
  ownReason: 'Own reason, as the customer reads it',
  editReason: (digit: number) => `Edit reason ${digit}`,
  edit: 'Edit',
  typeReason: 'Type a reason',
  sendReason: 'Reject with this reason',
  final: 'Final: the order ends with it',
  notFinal: 'Not final: the customer may send another proof',
  finalSwitch: 'Final',
  reasonNeeded: 'Choose a reason or type one, at most 500 characters.',
  next: 'Next in the queue',
  previous: 'Previous in the queue',
  tryAgain: 'Try again',
  dismiss: 'Done with it',
  sending: (number: string) => `Sending the decision on ${number} …`,
  done: (decision: Decision, number: string) =>
    decision.verdict === 'approve'
      ? `${number} approved.`
      : decision.final
        ? `${number} rejected for good: ${decision.reason}`
        : `${number} rejected: ${decision.reason}`,
  decidedBefore: (number: string, by: string | null, status: PaymentStatus, reason: string | null) =>
    `${number} was ${status === 'APPROVED' ? 'approved' : 'rejected'} by ${by ?? 'another admin'} first${reason ? `: ${reason}` : '.'} Your decision was not taken.`,
  decidedMeanwhile: (by: string | null, status: PaymentStatus) =>
    `${status === 'APPROVED' ? 'Approved' : 'Rejected'} by ${by ?? 'another admin'} meanwhile.`,
  orderMoved: (number: string, state: string) =>
    `${number} is now “${state}”. Look again before you decide: your decision was not taken.`,
  signedOut: 'Your session is over, so the decision was not taken. Sign in in another tab, then try again.',
  notSent:
    'The connection was lost, so it is not known whether the decision arrived. Try again: it counts once.',
  refused: (number: string, message: string) => `${number}: the decision was not taken (${message}).`,
  look: 'Look at it',
  leaveWarning: 'A decision has not arrived yet.',
  amounts: 'Amounts',
  paidSays: 'Paid, says the customer',
  orderTotal: 'Total of the order',
  difference: (sum: string, kind: 'less' | 'more') => `${sum} too ${kind === 'less' ? 'little' : 'much'}`,
  equal: 'The sums are equal',
  unknownSum: 'The customer named no sum: compare the proof itself.',
  reference: 'Reference',
  note: 'Note',
  duplicate: 'This very file was handed in before',
  duplicateOwn: 'by this customer',
  duplicateOther: 'by another customer',
  order: 'Order',
  items: 'Items',
  address: 'Address',
  timeline: 'Timeline',
  earlier: 'Earlier payments of this customer',
  noEarlier: 'This is the customer’s first payment.',
  loading: 'Reading the order …',
  handedIn: 'Handed in',
  file: 'File',
  customer: 'Customer',
  by: 'Decided by',
  reviewedAt: 'Decided',
  reason: 'Reason',
  refundDue: 'Refund due',
  refundDueText: 'The money came for an order that is over: it has to go back.',
  finalRejection: 'Rejected for good',
  approvingOver: (state: string) =>
    `The order is “${state}”. If its stock can’t be taken again, approving makes a refund due.`,
  notThere: 'This payment is not in the queue any more.',
  toQueue: 'To the review desk',
} as const;

/** Words of the list of decided payments. */
export const decidedText = {
  title: 'Decided payments',
  filters: 'Filter payments',
  status: 'Decision',
  all: 'All',
  approved: 'Approved',
  rejected: 'Rejected',
  customer: 'Customer',
  customerHint: 'E-mail or name',
  order: 'Order',
  orderHint: 'ES-100001',
  from: 'From',
  to: 'Until',
  empty: 'No payment fits these filters.',
  noCustomer: 'No customer is called that.',
  noOrder: 'There is no order with this number.',
  several: 'Several customers fit. Which one?',
  amount: 'Amount',
  marks: 'Marks',
} as const;
