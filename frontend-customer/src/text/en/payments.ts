import type { PaymentStatus } from '@eshop/contracts/order-status';

export const paymentStatusText: Readonly<Record<PaymentStatus, string>> = {
  PENDING: 'In review',
  APPROVED: 'Accepted',
  REJECTED: 'Refused',
};

/** Words around paying: how to, the proof, and what became of it. */
export const paymentsText = {
  howTitle: 'How to pay',
  howText: 'Transfer the total from your bank, then upload what shows it: a receipt, a screenshot, a PDF.',
  demo: 'Demo shop: these details lead to no bank. Do not send money.',
  payee: 'Pay to',
  payeeName: 'Eshop Demo Ltd',
  bank: 'Bank',
  bankName: 'Example Bank (not a real one)',
  account: 'Account',
  accountNumber: 'DEMO 0000 0000 0000',
  amount: 'Amount',
  reference: 'Reference',

  handedIn: 'What you sent',
  handedInAt: 'Sent',
  size: 'Size',
  kind: 'File',
  paid: 'You wrote that you paid',
  show: 'Open the proof',
  download: 'Download the proof',
  proofAlt: 'The proof that you sent',
  noteLabel: 'Note',
  duplicate: 'We have seen this same file before. Whoever checks it knows.',
  refusedTitle: 'Your proof was not accepted',
  refusedFinalTitle: 'Your proof was refused for good',
  reason: 'Reason',
  refusedNext: 'What you ordered is still held. Upload another proof right here.',
  noReason: 'No reason was given.',
  refundTitle: 'Your money goes back to you',
  refundText:
    'Your payment was approved when the order was over already and the vehicles were gone. We owe you the whole amount and send it back the way it came. You need not do anything.',
  lateTitle: 'Accepted after all',
  lateText: 'The time to pay was over, but your proof was in before and the vehicles were still there.',
  historyTitle: 'Payments',
  historyAway: 'Your payments can’t be shown right now. Try again in a few seconds.',
  reviewed: 'Answered',
  proofGone: 'The proof can’t be shown right now',
} as const;

/** Words of the form that takes a proof. */
export const proofText = {
  uploadTitle: 'Upload your proof of payment',
  uploadAgainTitle: 'Upload another proof',
  file: 'The proof',
  fileHint: 'JPEG, PNG, WebP or PDF, 10 MB at most.',
  drop: 'Drop the file here, or choose one.',
  dropNow: 'Let go to take this file',
  takePhoto: 'Take a photo',
  remove: 'Remove the file',
  preview: 'Preview of the chosen file',
  details: 'Details of the payment',
  paidAmount: 'Amount paid, in dollars',
  paidAmountHint: (total: string) => `As on the receipt, such as ${total}.`,
  paidReference: 'Reference on the payment',
  note: 'Note to whoever checks it',
  send: 'Send the proof',
  sending: 'Sending',
  progress: (percent: number) => `${percent} %`,
  arriving: 'Arrived, being stored …',
  cancel: 'Stop sending',
  stopped: 'Sending was stopped. Nothing was handed in.',
  lost: 'The connection was lost. The file is still chosen: send it again, it can’t count twice.',
  again: 'Send again',
  sent: 'Your proof was handed in. We are checking it now.',
  signInAgain: 'Your session has ended. Sign in again, then upload the proof.',
  refused: 'The proof was not taken. See what is wrong below.',
  unreadable: 'The form could not be read. Try again.',
  faults: {
    missing: 'Choose a file first.',
    empty: 'This file is empty. Choose another one.',
    tooLarge: (size: string) =>
      `This file has ${size}, and 10 MB is the most. A photo of the receipt or a smaller PDF will do.`,
    tooLargeAtAll: 'This file is larger than 10 MB. A photo of the receipt or a smaller PDF will do.',
    type: 'This is no JPEG, PNG, WebP or PDF by its content, whatever it is called. Choose another file.',
    several: 'One file only: the first one was taken.',
    amount: 'Write an amount in dollars such as 18,999 or 18,999.50.',
  },
  /** By the shop's code, where its meaning here is narrower than elsewhere. */
  problems: {
    INVALID_STATE: 'This order takes no proof right now. You see it as it is.',
    IDEMPOTENCY_KEY_REUSED: 'A proof was already sent from this page. You see the order as it is now.',
    PAYLOAD_TOO_LARGE: 'This file is larger than 10 MB.',
    UNSUPPORTED_MEDIA_TYPE: 'This kind of file is not taken.',
  } as Readonly<Record<string, string | undefined>>,
} as const;
