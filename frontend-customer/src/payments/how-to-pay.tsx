import type { Order } from '@eshop/contracts/api/order';
import type { Format } from '@eshop/site/format/format.ts';
import { paymentsText } from '@text/payments';
import { CopyButton } from '@/orders/copy-button.tsx';

/** Where to send the money, how much and with which reference. */
export function HowToPay({ order: { number, total }, format }: { order: Order; format: Format }) {
  const rows = [
    [paymentsText.payee, paymentsText.payeeName],
    [paymentsText.bank, paymentsText.bankName],
    [paymentsText.account, paymentsText.accountNumber],
    [paymentsText.amount, format.money(total)],
    [paymentsText.reference, number],
  ] as const;
  return (
    <section aria-labelledby="how-to-pay" className="print:hidden">
      <h2 id="how-to-pay" className="text-xl">
        {paymentsText.howTitle}
      </h2>
      <p className="mt-2 max-w-prose text-soft">{paymentsText.howText}</p>
      <dl className="mt-4 border-t border-line">
        {rows.map(([what, value]) => (
          <div key={what} className="flex min-h-12 items-center gap-3 border-b border-line py-1.5">
            <dt className="w-24 shrink-0 text-sm text-soft">{what}</dt>
            <dd className="flex flex-1 flex-wrap items-center justify-between gap-x-3 font-[600]">
              {value}
              <CopyButton text={value} what={what} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-sm font-[600] text-warn">{paymentsText.demo}</p>
    </section>
  );
}
