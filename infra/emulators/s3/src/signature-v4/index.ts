export type { PathEncoding, SignedRequest } from './canonical-request.ts';
export { SignatureError, type SignatureFault } from './signature-error.ts';
export {
  parseCredential,
  sameSignature,
  scopeText,
  sha256Hex,
  signatureOf,
  signingKey,
} from './signing-key.ts';
export { parseTimestamp } from './signing-time.ts';
export { parseQuery, type QueryParameter, splitTarget, uriDecode, uriEncode } from './uri-encoding.ts';
export {
  type AccessKeys,
  createSignatureVerifier,
  type SignatureVerifier,
  type VerifiedSignature,
  type VerifierOptions,
} from './verifier.ts';
