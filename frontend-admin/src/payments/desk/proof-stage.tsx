'use client';

import type { Payment } from '@eshop/contracts/api/payment';
import { paymentText } from '@text/payments';
import { ProofImage } from './proof-image.tsx';

/** The browser's viewer of PDFs without its list of pages, as wide as there is room. */
const plainViewer = '#navpanes=0&view=FitH';

/** A proof that is shown, or made ready behind the one that is. */
export type StagedProof = { readonly payment: Payment; readonly number: string };

/** The proof in hand. Those that come next are loaded behind it already and keep their elements when their turn comes. */
export const ProofStage = ({
  proofs,
  current,
}: {
  proofs: readonly StagedProof[];
  current: string | null;
}) => (
  <div className="relative flex min-h-[55dvh] min-w-0 flex-col overflow-hidden rounded-md border border-line bg-sunken lg:min-h-0">
    {proofs.map(({ payment, number }) => {
      const shown = payment.id === current;
      const src = `/api/payments/${payment.id}/proof`;
      const title = paymentText.proofOf(number);
      return (
        <div
          key={payment.id}
          inert={!shown}
          aria-hidden={!shown}
          data-staged={shown ? 'shown' : 'next'}
          className={shown ? 'flex min-h-0 flex-1 flex-col' : 'invisible absolute inset-0 flex flex-col'}
        >
          {payment.proof.contentType === 'application/pdf' ? (
            <>
              <iframe src={`${src}${plainViewer}`} title={title} className="min-h-0 w-full flex-1 border-0" />
              <p className="border-t border-line p-1.5">
                <OpenFile src={src} />
              </p>
            </>
          ) : (
            <ProofImage src={src} alt={title} shown={shown}>
              <OpenFile src={src} />
            </ProofImage>
          )}
        </div>
      );
    })}
  </div>
);

const OpenFile = ({ src }: { src: string }) => (
  <a href={src} target="_blank" rel="noreferrer" className="inline-flex min-h-9 items-center px-2 underline">
    {paymentText.openFile}
  </a>
);
