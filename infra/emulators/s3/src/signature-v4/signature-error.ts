/**
 * Why a signature was refused. Each service has its own error codes and statuses for these, so the verifier names
 * the fault only.
 *
 * - `missing`: nothing was signed.
 * - `malformed`: the header or the query can't be read, or a part of it is absent.
 * - `wrong-scope`: signed for another service, day or terminator.
 * - `unknown-key`: no such access key.
 * - `unsigned-headers`: a header that has to be signed is not.
 * - `mismatch`: another secret, or something changed after signing.
 * - `skewed`: the time of signing is too far from now.
 * - `expired`, `not-yet-valid`: a presigned URL outside of its lifetime.
 */
export type SignatureFault =
  | 'missing'
  | 'malformed'
  | 'wrong-scope'
  | 'unknown-key'
  | 'unsigned-headers'
  | 'mismatch'
  | 'skewed'
  | 'expired'
  | 'not-yet-valid';

/** A request whose AWS Signature Version 4 does not hold. */
export class SignatureError extends Error {
  override readonly name = 'SignatureError';
  readonly fault: SignatureFault;

  constructor(fault: SignatureFault, message: string) {
    super(message);
    this.fault = fault;
  }
}
