import {
  canonicalRequest,
  headerValue,
  type PathEncoding,
  readQuery,
  type SignedRequest,
} from './canonical-request.ts';
import { SignatureError } from './signature-error.ts';
import {
  type CredentialScope,
  parseCredential,
  sameSignature,
  scopeText,
  sha256Hex,
  signatureOf,
  signingKey,
} from './signing-key.ts';
import { formatTimestamp, parseTimestamp } from './signing-time.ts';
import { splitTarget } from './uri-encoding.ts';

/** Access key ids and their secrets. */
export type AccessKeys = Readonly<Record<string, string>>;

export type VerifierOptions = {
  readonly accessKeys: AccessKeys;
  /** The name that clients put into the credential scope: `s3`, `lambda`, `cognito-idp` … */
  readonly service: string;
  readonly pathEncoding: PathEncoding;
  readonly now?: () => Date;
};

/** A signature that held, with what is needed to check the signed chunks that may follow. */
export type VerifiedSignature = {
  readonly accessKeyId: string;
  readonly region: string;
  readonly timestamp: string;
  readonly scope: string;
  readonly signingKey: Buffer;
  readonly signature: string;
};

export type SignatureVerifier = ReturnType<typeof createSignatureVerifier>;

/** Signatures older or younger than this are refused, as AWS does. */
const maxSkewSeconds = 900;
/** The longest life of a presigned URL: seven days. */
const maxExpiresSeconds = 604_800;

const authorizationPattern =
  /^AWS4-HMAC-SHA256\s+Credential=([^,\s]+)\s*,\s*SignedHeaders=([^,\s]+)\s*,\s*Signature=([0-9a-f]{64})$/;

/**
 * Checks AWS Signature Version 4 for one service. Both checks throw a SignatureError that names the fault; the caller
 * gives the payload's hash (or `UNSIGNED-PAYLOAD` …) and has to compare it with the body himself.
 */
export function createSignatureVerifier(options: VerifierOptions) {
  const now = options.now ?? (() => new Date());

  function check(request: SignedRequest, claim: Claim, payloadHash: string): VerifiedSignature {
    const { scope, signedHeaders, timestamp, signature } = claim;
    requireScope(scope, timestamp);
    requireSignedHeaders(request, signedHeaders);
    const secret = Object.hasOwn(options.accessKeys, scope.accessKeyId)
      ? options.accessKeys[scope.accessKeyId]
      : undefined;
    if (secret === undefined) throw new SignatureError('unknown-key', 'The access key id does not exist.');
    const key = signingKey(secret, scope);
    const canonical = canonicalRequest(request, signedHeaders, payloadHash, options.pathEncoding);
    const text = ['AWS4-HMAC-SHA256', timestamp, scopeText(scope), sha256Hex(canonical)].join('\n');
    if (!sameSignature(signatureOf(key, text), signature)) {
      throw new SignatureError(
        'mismatch',
        'The signature does not match the one calculated from the request.',
      );
    }
    const { accessKeyId, region } = scope;
    return { accessKeyId, region, timestamp, scope: scopeText(scope), signingKey: key, signature };
  }

  function requireScope(scope: CredentialScope, timestamp: string): void {
    if (scope.service !== options.service) {
      throw new SignatureError(
        'wrong-scope',
        `Signed for the service "${scope.service}", not "${options.service}".`,
      );
    }
    if (scope.terminator !== 'aws4_request') {
      throw new SignatureError('wrong-scope', 'The credential scope has to end with "aws4_request".');
    }
    if (!timestamp.startsWith(`${scope.day}T`)) {
      throw new SignatureError('wrong-scope', 'The day of the credential scope is not the day of signing.');
    }
  }

  return {
    /** Checks the `Authorization` header. @throws SignatureError */
    verifyHeader(request: SignedRequest, payloadHash: string): VerifiedSignature {
      const claim = readAuthorization(request);
      const age = Math.abs(now().getTime() - timeOf(claim.timestamp));
      if (age > maxSkewSeconds * 1000) {
        throw new SignatureError('skewed', 'The time of the request is too far from the time of the server.');
      }
      return check(request, claim, payloadHash);
    },

    /** Checks the `X-Amz-…` query parameters of a presigned URL. @throws SignatureError */
    verifyQuery(request: SignedRequest, payloadHash = 'UNSIGNED-PAYLOAD'): VerifiedSignature {
      const claim = readPresigned(request);
      const age = now().getTime() - timeOf(claim.timestamp);
      if (age > claim.expiresSeconds * 1000) throw new SignatureError('expired', 'Request has expired');
      if (age < -maxSkewSeconds * 1000) throw new SignatureError('not-yet-valid', 'Request is not valid yet');
      return check(request, claim, payloadHash);
    },
  };
}

type Claim = {
  readonly scope: CredentialScope;
  readonly signedHeaders: readonly string[];
  readonly timestamp: string;
  readonly signature: string;
};

function readAuthorization(request: SignedRequest): Claim {
  const authorization = headerValue(request, 'authorization');
  if (!authorization) throw new SignatureError('missing', 'The request is not signed.');
  const [, credential = '', signedHeaders = '', signature = ''] =
    authorizationPattern.exec(authorization) ?? [];
  const scope = parseCredential(credential);
  if (!scope) throw new SignatureError('malformed', 'The authorization header is malformed.');
  return { scope, signedHeaders: signedHeaders.split(';'), timestamp: timestampOf(request), signature };
}

function readPresigned(request: SignedRequest): Claim & { readonly expiresSeconds: number } {
  const query = new Map(readQuery(splitTarget(request.target).query));
  const scope = parseCredential(query.get('X-Amz-Credential') ?? '');
  const signature = query.get('X-Amz-Signature');
  const signedHeaders = query.get('X-Amz-SignedHeaders');
  const timestamp = query.get('X-Amz-Date');
  const expires = query.get('X-Amz-Expires') ?? '';
  if (
    query.get('X-Amz-Algorithm') !== 'AWS4-HMAC-SHA256' ||
    !scope ||
    !signature ||
    !signedHeaders ||
    !timestamp
  ) {
    throw new SignatureError(
      'malformed',
      'Query-string authentication needs X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders and X-Amz-Expires.',
    );
  }
  const expiresSeconds = /^\d{1,9}$/.test(expires) ? Number(expires) : Number.NaN;
  if (!(expiresSeconds >= 1 && expiresSeconds <= maxExpiresSeconds)) {
    throw new SignatureError('malformed', `X-Amz-Expires has to be a number from 1 to ${maxExpiresSeconds}.`);
  }
  return { scope, signedHeaders: signedHeaders.split(';'), timestamp, signature, expiresSeconds };
}

/** `x-amz-date`, or `Date` where a client can't set the former. */
function timestampOf(request: SignedRequest): string {
  const timestamp = headerValue(request, 'x-amz-date');
  if (timestamp !== undefined) return timestamp;
  const date = Date.parse(headerValue(request, 'date') ?? '');
  if (Number.isNaN(date))
    throw new SignatureError('malformed', 'A valid Date or x-amz-date header is required.');
  return formatTimestamp(new Date(date));
}

function timeOf(timestamp: string): number {
  const time = parseTimestamp(timestamp);
  if (time === null)
    throw new SignatureError('malformed', 'The time of signing has to look like 20261121T074131Z.');
  return time;
}

/** The host and every `x-amz-` header have to be signed, else somebody on the way could add or change them. */
function requireSignedHeaders(request: SignedRequest, signedHeaders: readonly string[]): void {
  const unsigned = Object.keys(request.headers)
    .filter((name) => name === 'host' || name.startsWith('x-amz-'))
    .filter((name) => request.headers[name] !== undefined && !signedHeaders.includes(name));
  if (unsigned.length > 0 || !signedHeaders.includes('host')) {
    const names = unsigned.length > 0 ? unsigned : ['host'];
    throw new SignatureError(
      'unsigned-headers',
      `There were headers that have to be signed and were not: ${names.join(', ')}`,
    );
  }
}
