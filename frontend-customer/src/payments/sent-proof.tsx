import type { Payment } from '@eshop/contracts/api/payment';
import { fileSize } from '@eshop/site/format/file-size.ts';
import type { Format } from '@eshop/site/format/format.ts';
import { LocalTime } from '@eshop/site/format/local-time.tsx';
import { Icon } from '@eshop/ui/icon';
import { paymentsText } from '@text/payments';

/** A proof that was handed in: when, what, and how it looks. */
export function SentProof({ payment, format }: { payment: Payment; format: Format }) {
  const { id, proof, createdAt, amount, reference, note } = payment;
  const path = `/api/payments/${id}/proof`;
  const picture = proof.contentType !== 'application/pdf';
  return (
    <div className="flex flex-wrap items-start gap-5">
      <a
        href={path}
        target={picture ? '_blank' : undefined}
        rel="noreferrer"
        className="group grid gap-2 text-sm"
      >
        {picture ? (
          <img
            src={path}
            alt={paymentsText.proofAlt}
            width={224}
            height={160}
            loading="lazy"
            className="h-40 w-56 rounded-md border border-line bg-sunken object-contain text-soft"
          />
        ) : (
          <span className="grid h-40 w-56 place-items-center rounded-md border border-line bg-sunken text-soft">
            <Icon name="file" className="size-12" />
          </span>
        )}
        {picture ? paymentsText.show : paymentsText.download}
      </a>
      <dl className="grid grid-cols-[auto_1fr] gap-x-5 gap-y-1.5 text-sm wrap-anywhere [&>dt]:text-soft">
        <dt>{paymentsText.handedInAt}</dt>
        <dd>
          <LocalTime time={createdAt} locale={format.locale} />
        </dd>
        <dt>{paymentsText.kind}</dt>
        <dd>
          {proof.contentType.split('/')[1]?.toUpperCase()}, {fileSize(proof.size, format.locale)}
        </dd>
        {amount && (
          <>
            <dt>{paymentsText.paid}</dt>
            <dd>{format.money(amount)}</dd>
          </>
        )}
        {reference && (
          <>
            <dt>{paymentsText.reference}</dt>
            <dd>{reference}</dd>
          </>
        )}
        {note && (
          <>
            <dt>{paymentsText.noteLabel}</dt>
            <dd className="whitespace-pre-line">{note}</dd>
          </>
        )}
        {proof.duplicateOf && <dd className="col-span-2 text-warn">{paymentsText.duplicate}</dd>}
      </dl>
    </div>
  );
}
