import type { Payment } from '@eshop/contracts/api/payment';
import type { PaymentStatus } from '@eshop/contracts/order-status';
import type { Format } from '@eshop/site/format/format.ts';
import { Badge, type Tone } from '@eshop/ui/message';
import { paymentStatusText, paymentsText } from '@text/payments';
import { SentProof } from './sent-proof.tsx';

const tones: Readonly<Record<PaymentStatus, Tone>> = { PENDING: 'info', APPROVED: 'good', REJECTED: 'bad' };

/** Every proof of an order and what became of it, the newest first. */
export function PaymentHistory({ payments, format }: { payments: readonly Payment[]; format: Format }) {
  if (payments.length === 0) return null;
  return (
    <section aria-labelledby="payments" className="print:hidden">
      <h2 id="payments" className="text-xl">
        {paymentsText.historyTitle}
      </h2>
      <ol className="mt-4 grid gap-4">
        {payments.toReversed().map((payment) => (
          <li key={payment.id} className="grid gap-3 rounded-lg border border-line bg-surface p-4">
            <p className="flex flex-wrap items-center gap-3">
              <Badge tone={tones[payment.status]}>{paymentStatusText[payment.status]}</Badge>
              {payment.reason && <span className="font-[600] wrap-anywhere">{payment.reason}</span>}
              {payment.refundDue && <Badge tone="warn">{paymentsText.refundTitle}</Badge>}
            </p>
            <SentProof payment={payment} format={format} />
          </li>
        ))}
      </ol>
    </section>
  );
}
