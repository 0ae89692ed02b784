import type { Order } from '@eshop/contracts/api/order';
import { Message } from '@eshop/ui/message';
import { ordersText, rejectionText, stateText } from '@text/orders';
import { paymentsText } from '@text/payments';
import type { ReactNode } from 'react';
import { Refusal } from '@/payments/refusal.tsx';
import type { Situation } from './order-situation.ts';
import { stateHeadingId } from './state-heading.ts';

/** How an order stands, what that means and why it is so; what can be done about it comes below. */
export function StatePanel({
  order,
  situation,
  children,
}: {
  order: Order;
  situation: Situation;
  children?: ReactNode;
}) {
  const { status, refusal, refundDue, acceptedLate } = situation;
  const { headline, meaning } = stateText[status];
  return (
    <section aria-labelledby={stateHeadingId} className="grid grid-cols-1 gap-6">
      <div>
        <h2 id={stateHeadingId} tabIndex={-1} className="text-2xl outline-none">
          {headline}
        </h2>
        <p className="mt-2 max-w-prose text-soft">{rejectionOf(order)?.explained ?? meaning}</p>
      </div>
      {refundDue && (
        <Message tone="warn" title={paymentsText.refundTitle}>
          {paymentsText.refundText}
        </Message>
      )}
      {acceptedLate && (
        <Message tone="good" title={paymentsText.lateTitle}>
          {paymentsText.lateText}
        </Message>
      )}
      {refusal && (
        <Refusal title={paymentsText.refusedTitle} reason={refusal.reason} next={paymentsText.refusedNext} />
      )}
      {rejectionOf(order)?.code === 'PAYMENT_REJECTED' && (
        <Refusal title={paymentsText.refusedFinalTitle} reason={order.rejection?.message ?? null} />
      )}
      {status === 'CANCELLED' && <CancelReason order={order} />}
      {children}
    </section>
  );
}

const rejectionOf = ({ status, rejection }: Order) =>
  status === 'REJECTED' && rejection
    ? { code: rejection.code, explained: rejectionText[rejection.code] ?? rejection.message }
    : null;

function CancelReason({ order: { timeline } }: { order: Order }) {
  const entry = timeline.findLast(({ status }) => status === 'CANCELLED');
  if (!entry?.reason) return null;
  return (
    <p className="wrap-anywhere">
      <span className="text-soft">{ordersText.reason}: </span>
      {entry.reason}
    </p>
  );
}
