import { createFormat } from '@eshop/site/format/format.ts';
import { Message } from '@eshop/ui/message';
import { paymentText } from '@text/payments';
import { checkAmount, type Review } from './review.ts';

/** What the customer says was paid against what the order costs, the difference in words. */
export function Amounts({ review, locale }: { review: Pick<Review, 'payment' | 'order'>; locale: string }) {
  const { payment, order } = review;
  const { money } = createFormat(locale);
  const check = checkAmount(payment.amount?.amount ?? null, order?.total.amount ?? null);
  return (
    <section aria-label={paymentText.amounts} className="grid gap-2">
      <dl className="grid grid-cols-[1fr_auto] gap-x-3 gap-y-1">
        <dt className="text-soft">{paymentText.paidSays}</dt>
        <dd className="text-right text-base font-[650]">
          {payment.amount ? money(payment.amount) : paymentText.noSum}
        </dd>
        <dt className="text-soft">{paymentText.orderTotal}</dt>
        <dd className="text-right text-base font-[650]">{order ? money(order.total) : '–'}</dd>
        {payment.reference && (
          <>
            <dt className="text-soft">{paymentText.reference}</dt>
            <dd className="text-right break-words">{payment.reference}</dd>
          </>
        )}
      </dl>
      {check.kind === 'equal' && <Message tone="good" title={paymentText.equal} />}
      {check.kind === 'unknown' && order && <Message title={paymentText.unknownSum} />}
      {(check.kind === 'less' || check.kind === 'more') && order && (
        <Message
          tone="bad"
          title={paymentText.difference(
            money({ amount: check.difference, currency: order.total.currency }),
            check.kind,
          )}
        />
      )}
      {payment.note && (
        <p className="whitespace-pre-line">
          <span className="text-soft">{paymentText.note}: </span>
          {payment.note}
        </p>
      )}
    </section>
  );
}
