import { proofContentTypes } from '@eshop/contracts/api/payment';
import { unsupportedMediaType } from '@eshop/kit/errors';

/** Media type of a proof. */
export type ProofContentType = (typeof proofContentTypes)[number];

/**
 * The kind of a handed in file, told by its first bytes (contract, section 3). Whether it shows a payment, and whether it
 * opens at all, is for the admin to see: a file that doesn't is rejected with that reason.
 * @throws 415 naming `file` for any other kind.
 */
export function proofContentTypeOf(file: { readonly contentType: string }): ProofContentType {
  const contentType = proofContentTypes.find((type) => type === file.contentType);
  if (!contentType) throw unsupportedMediaType(`must hold one of ${proofContentTypes.join(', ')}`, 'file');
  return contentType;
}

/** A file that shows a payment, as it lies in the bucket. */
export type Proof = {
  /** Where it lies; random, so that it tells nothing and can't be guessed. */
  readonly objectKey: string;
  readonly contentType: ProofContentType;
  /** Bytes. */
  readonly size: number;
  /** Hex. */
  readonly sha256: string;
  /** The payment that first came with the same file. */
  readonly duplicateOf: string | null;
};

const extensions: Record<ProofContentType, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
};

/** A file name made by us: what the customer's file was called is never repeated. */
export const proofFileName = (paymentId: string, contentType: ProofContentType): string =>
  `payment-${paymentId}.${extensions[contentType]}`;
