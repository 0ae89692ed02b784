import type { BucketStore } from './buckets/bucket-store.ts';
import type { S3Reply } from './http/reply.ts';
import type { S3Request } from './http/request.ts';
import type { AccessKeys, SignatureVerifier, VerifiedSignature } from './signature-v4/index.ts';

/** What every operation works with. */
export type S3Context = {
  readonly buckets: BucketStore;
  readonly verifier: SignatureVerifier;
  readonly accessKeys: AccessKeys;
  readonly scratch: { readonly newPath: () => string };
  readonly now: () => Date;
};

/** One request whose signature held. */
export type S3Call = {
  readonly context: S3Context;
  readonly request: S3Request;
  readonly signature: VerifiedSignature;
};

export type Operation = (call: S3Call) => Promise<S3Reply>;

/** S3's limit for one upload: 5 GiB. */
export const maxUploadBytes = 5 * 1024 ** 3;
