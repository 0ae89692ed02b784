import { createFormat } from '@eshop/site/format/format.ts';
import { LocalTime } from '@eshop/site/format/local-time.tsx';
import { Message } from '@eshop/ui/message';
import { paymentStateText, paymentText } from '@text/payments';
import type { RelatedPayment, Review } from './review.ts';

const pathOf = ({ payment }: RelatedPayment) => `/payments/${payment.id}`;
const nameOf = ({ payment, order }: RelatedPayment) => order?.number ?? payment.id.slice(0, 8);

/** The payment that came with the same file first. */
export function FirstWithFile({ review }: { review: Review }) {
  const { firstWithFile: first, payment } = review;
  if (!payment.proof.duplicateOf) return null;
  const whose =
    first?.payment.userId === payment.userId ? paymentText.duplicateOwn : paymentText.duplicateOther;
  return (
    <Message tone="bad" title={paymentText.duplicate}>
      <a href={`/payments/${payment.proof.duplicateOf}`} className="font-[600] underline">
        {first ? nameOf(first) : payment.proof.duplicateOf.slice(0, 8)}
      </a>
      {first && ` ${whose}, ${paymentStateText[first.payment.status].toLowerCase()}`}
    </Message>
  );
}

/** What was decided on this customer's other payments. */
export function EarlierPayments({ earlier, locale }: { earlier: Review['earlier']; locale: string }) {
  const { money } = createFormat(locale);
  return (
    <section aria-labelledby="earlier">
      <h2 id="earlier" className="text-sm">
        {paymentText.earlier}
      </h2>
      {earlier.length === 0 && <p className="mt-1 text-soft">{paymentText.noEarlier}</p>}
      <ul className="mt-1 grid">
        {earlier.map((other) => (
          <li key={other.payment.id} className="border-b border-line py-1.5 last:border-b-0">
            <span className="flex justify-between gap-2">
              <a href={pathOf(other)} className="font-[600] underline">
                {nameOf(other)}
              </a>
              <span>{other.payment.amount ? money(other.payment.amount) : ''}</span>
            </span>
            <span className="flex justify-between gap-2 text-xs text-soft">
              <span className={other.payment.status === 'REJECTED' ? 'text-bad' : undefined}>
                {paymentStateText[other.payment.status]}
                {other.reviewer && `, ${other.reviewer}`}
              </span>
              <LocalTime
                time={other.payment.reviewedAt ?? other.payment.createdAt}
                locale={locale}
                show="date"
              />
            </span>
            {other.payment.reason && <span className="block text-xs">{other.payment.reason}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
