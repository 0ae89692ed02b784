import { S3Error } from '../errors.ts';
import { header, type S3Request } from '../http/request.ts';

/** How the body travels, as `x-amz-content-sha256` tells. */
export type PayloadKind = {
  readonly chunked: boolean;
  /** Each chunk carries a signature. */
  readonly signed: boolean;
  readonly trailers: boolean;
  /** The hash of the whole body, in hex; null where it isn't known beforehand. */
  readonly sha256: string | null;
};

const streaming = { chunked: true, sha256: null } as const;
const kinds: Readonly<Record<string, PayloadKind>> = {
  'UNSIGNED-PAYLOAD': { chunked: false, signed: false, trailers: false, sha256: null },
  'STREAMING-UNSIGNED-PAYLOAD-TRAILER': { ...streaming, signed: false, trailers: true },
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD': { ...streaming, signed: true, trailers: false },
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER': { ...streaming, signed: true, trailers: true },
};

/** The value that was signed in place of the payload's hash; presigned URLs sign none. @throws S3Error when it is missing */
export function payloadHash(request: S3Request, presigned: boolean): string {
  const value = header(request, 'x-amz-content-sha256') ?? request.query.get('X-Amz-Content-Sha256');
  if (value !== undefined) return value;
  if (presigned) return 'UNSIGNED-PAYLOAD';
  throw new S3Error('InvalidRequest', 'Missing required header for this request: x-amz-content-sha256');
}

/** Reads the kind of a body. @throws S3Error InvalidArgument on a value that is none */
export function payloadKind(request: S3Request): PayloadKind {
  const hash = payloadHash(request, request.query.has('X-Amz-Signature'));
  if (/^[0-9a-f]{64}$/.test(hash)) return { chunked: false, signed: false, trailers: false, sha256: hash };
  const kind = Object.hasOwn(kinds, hash) ? kinds[hash] : undefined;
  if (!kind) {
    throw new S3Error(
      'InvalidArgument',
      'x-amz-content-sha256 must be UNSIGNED-PAYLOAD, a STREAMING- value or a valid sha256 value.',
    );
  }
  return kind;
}
