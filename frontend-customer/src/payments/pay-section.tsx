import type { Order } from '@eshop/contracts/api/order';
import type { Format } from '@eshop/site/format/format.ts';
import { proofText } from '@text/payments';
import { Countdown } from '@/orders/countdown.tsx';
import { HowToPay } from './how-to-pay.tsx';
import { proofDraft } from './proof-draft.ts';
import { ProofForm } from './proof-form.tsx';

/** All that is needed to pay while an order is held: the time left, how to pay, where the proof goes. */
export async function PaySection({
  order,
  format,
  now,
  again,
}: {
  order: Order;
  format: Format;
  now: number;
  /** A proof was refused before. */
  again: boolean;
}) {
  const { id, number, holdExpiresAt, total, payment } = order;
  const upload = (
    <section key="upload" aria-labelledby="proof" className="mt-3 print:hidden">
      <h2 id="proof" className="mb-4 scroll-mt-28 text-xl">
        {again ? proofText.uploadAgainTitle : proofText.uploadTitle}
      </h2>
      <ProofForm
        key={payment?.id ?? 'first'}
        orderId={id}
        sendKey={crypto.randomUUID()}
        total={format.money(total)}
        reference={number}
        begin={await proofDraft(id)}
        locale={format.locale}
      />
    </section>
  );
  const how = <HowToPay key="how" order={order} format={format} />;
  return (
    <>
      {holdExpiresAt !== null && (
        <Countdown until={holdExpiresAt} left={Date.parse(holdExpiresAt) - now} locale={format.locale} />
      )}
      {again ? [upload, how] : [how, upload]}
    </>
  );
}
