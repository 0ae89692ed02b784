import type { Payment } from '@eshop/contracts/api/payment';
import { createFormat } from '@eshop/site/format/format.ts';
import { LocalTime } from '@eshop/site/format/local-time.tsx';
import { Badge } from '@eshop/ui/message';
import { orderText } from '@text/orders';
import { paymentStateText, paymentText } from '@text/payments';
import { PartAway } from '@/shell/shop-away.tsx';
import { Panel } from './panel.tsx';

/** Proofs that were handed in for the order, and who decided what on them. */
export function OrderPayments({
  payments,
  names,
  locale,
}: {
  payments: readonly Payment[] | null;
  names: Readonly<Record<string, string>>;
  locale: string;
}) {
  const { money } = createFormat(locale);
  return (
    <Panel id="payment" title={orderText.payment}>
      {payments === null && <PartAway />}
      {payments?.length === 0 && <p className="text-soft">{orderText.noPayment}</p>}
      <ul className="grid gap-3">
        {payments?.toReversed().map((payment) => (
          <li key={payment.id} className="grid gap-1">
            <span className="flex flex-wrap items-center gap-2">
              <Badge tone={tones[payment.status]}>{paymentStateText[payment.status]}</Badge>
              {payment.amount && money(payment.amount)}
              <a
                href={
                  payment.status === 'PENDING' ? `/payments?open=${payment.id}` : `/payments/${payment.id}`
                }
                className="ml-auto font-[600] underline"
              >
                {payment.status === 'PENDING' ? orderText.review : orderText.look}
              </a>
            </span>
            <span className="text-xs text-soft">
              {paymentText.handedIn} <LocalTime time={payment.createdAt} locale={locale} />
              {payment.reviewedBy && `; ${paymentText.by} ${names[payment.reviewedBy] ?? payment.reviewedBy}`}
            </span>
            {payment.reason && <span>{payment.reason}</span>}
            {payment.refundDue && <span className="text-warn">{paymentText.refundDueText}</span>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

const tones = { PENDING: 'warn', APPROVED: 'good', REJECTED: 'bad' } as const;
