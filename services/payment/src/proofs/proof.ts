import type { proofContentTypes } from '@eshop/contracts/api/payment';

/** Media type of a proof. */
export type ProofContentType = (typeof proofContentTypes)[number];

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
