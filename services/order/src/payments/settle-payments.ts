import type { PaymentStatus } from '@eshop/contracts';
import type { Order, OrderPayment } from '../orders/order.ts';
import { system } from '../orders/order.ts';
import { type StepTaken, takeStep } from '../orders/transitions.ts';

/** The newest that is known of one payment. Its id is a UUIDv7, so a later payment has a greater id. */
export type KnownPayment = {
  readonly paymentId: string;
  readonly status: PaymentStatus;
  readonly reason: string | null;
  readonly final: boolean;
  readonly version: number;
};

/** What the warehouse said when asked to take the stock of an approved payment out. */
export type StockOutcome = 'taken' | 'refused';

export type SettleRules = {
  readonly now: Date;
  readonly reuploadWindowSeconds: number;
  /** Known once the warehouse was asked; without it an approval is left for later. */
  readonly stock?: { readonly outcome: StockOutcome; readonly shipments: Order['shipments'] };
};

/** A payment that came for an order which is over and stays so: the money has to go back. */
export type RefundDue = { readonly payment: KnownPayment };

export type Settlement = {
  readonly steps: readonly StepTaken[];
  readonly refundDue: RefundDue | null;
};

const nothing: Settlement = { steps: [], refundDue: null };

/** The approved payment if there is one, else the latest: it decides what becomes of the order. */
export function decidingPayment(payments: readonly KnownPayment[]): KnownPayment | null {
  const latestFirst = [...payments].sort((left, right) => (left.paymentId < right.paymentId ? 1 : -1));
  return latestFirst.find(({ status }) => status === 'APPROVED') ?? latestFirst[0] ?? null;
}

/** Whether the order already shows this payment as it is now. */
const isSettled = (order: Order, payment: KnownPayment): boolean =>
  order.payment?.id === payment.paymentId && order.payment.version >= payment.version;

/** The approved payment for which stock has to be taken out before the order can move on; null when there is none. */
export function approvalToAccept(order: Order, payments: readonly KnownPayment[]): KnownPayment | null {
  const payment = decidingPayment(payments);
  if (payment?.status !== 'APPROVED' || isSettled(order, payment)) return null;
  return order.status === 'AWAITING_PAYMENT' ||
    order.status === 'PAYMENT_REVIEW' ||
    order.status === 'EXPIRED'
    ? payment
    : null;
}

/**
 * The steps that an order must take for what is known of its payments. It depends on what is known and never on the order
 * in which it became known, so repeated, late and crossed events end in the same state (contract, sections 4 and 5).
 */
export function settlePayments(
  order: Order,
  payments: readonly KnownPayment[],
  rules: SettleRules,
): Settlement {
  const payment = decidingPayment(payments);
  if (!payment || isSettled(order, payment) || order.status === 'PENDING') return nothing;
  switch (payment.status) {
    case 'PENDING':
      return order.status === 'AWAITING_PAYMENT'
        ? { steps: [submit(order, payment, rules)], refundDue: null }
        : nothing;
    case 'REJECTED':
      return settleRejection(order, payment, rules);
    case 'APPROVED':
      return settleApproval(order, payment, rules);
  }
}

function settleRejection(order: Order, payment: KnownPayment, rules: SettleRules): Settlement {
  const steps = inReview(order, payment, rules);
  const reviewed = steps.at(-1)?.order ?? order;
  if (reviewed.status !== 'PAYMENT_REVIEW') return nothing;
  const by = { actor: system, now: rules.now, reason: payment.reason ?? undefined };
  const shown = toOrderPayment(payment);
  const last = payment.final
    ? takeStep(reviewed, 'reject', {
        ...by,
        changes: {
          payment: shown,
          holdExpiresAt: null,
          rejection: { code: 'PAYMENT_REJECTED', message: payment.reason ?? 'The payment was rejected' },
        },
      })
    : takeStep(reviewed, 'askAgain', {
        ...by,
        changes: { payment: shown, holdExpiresAt: windowAfterRejection(reviewed, rules) },
      });
  return { steps: [...steps, last], refundDue: null };
}

function settleApproval(order: Order, payment: KnownPayment, rules: SettleRules): Settlement {
  if (!approvalToAccept(order, [payment])) return { steps: [], refundDue: { payment } };
  if (!rules.stock) return nothing;
  const by = { actor: system, now: rules.now };
  const settled = { payment: toOrderPayment(payment), acceptingPaymentId: null, holdExpiresAt: null };
  const steps = inReview(order, payment, rules);
  const reviewed = { ...(steps.at(-1)?.order ?? order), acceptingPaymentId: null };
  if (rules.stock.outcome === 'taken') {
    const changes = { ...settled, shipments: rules.stock.shipments };
    return { steps: [...steps, takeStep(reviewed, 'accept', { ...by, changes })], refundDue: null };
  }
  if (reviewed.status === 'EXPIRED') return { steps: [], refundDue: { payment } };
  // The hold was lost at the warehouse: the order can't be kept, and the money has to go back.
  const rejection = { code: 'OUT_OF_STOCK', message: 'The stock of this order is gone' };
  const changes = { ...settled, rejection };
  return {
    steps: [...steps, takeStep(reviewed, 'reject', { ...by, reason: rejection.message, changes })],
    refundDue: { payment },
  };
}

/** An answer that overtook its own "submitted" event: the step into review is taken first, as it is drawn. */
function inReview(order: Order, payment: KnownPayment, rules: SettleRules): StepTaken[] {
  return order.status === 'AWAITING_PAYMENT' ? [submit(order, payment, rules)] : [];
}

function submit(order: Order, payment: KnownPayment, rules: SettleRules): StepTaken {
  return takeStep(order, 'submitProof', {
    actor: system,
    now: rules.now,
    changes: { payment: { ...toOrderPayment(payment), status: 'PENDING', reason: null } },
  });
}

/** The rest of the window that was there, and never less than the window for a new upload. */
function windowAfterRejection(order: Order, { now, reuploadWindowSeconds }: SettleRules): Date {
  const least = now.getTime() + reuploadWindowSeconds * 1000;
  return new Date(Math.max(least, order.holdExpiresAt?.getTime() ?? 0));
}

const toOrderPayment = ({ paymentId, status, reason, version }: KnownPayment): OrderPayment => ({
  id: paymentId,
  status,
  reason,
  version,
});
