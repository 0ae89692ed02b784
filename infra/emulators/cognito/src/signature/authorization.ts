import { CognitoError } from '../errors.ts';

/** The parts of a SigV4 `Authorization` header. */
export interface Authorization {
  readonly keyId: string;
  /** YYYYMMDD */
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  /** Hexadecimal, 64 digits. */
  readonly signature: string;
}

/** A signature that is not by the key, not for this request or not of this time. */
export const invalidSignature = (message: string) => new CognitoError('InvalidSignatureException', message);

const incomplete = (message: string) => new CognitoError('IncompleteSignatureException', message);

/** Reads the header; IncompleteSignatureException when a part of it is missing or malformed. */
export function readAuthorization(header: string): Authorization {
  const [algorithm = '', rest = ''] = header.split(/ (.*)/s);
  if (algorithm !== 'AWS4-HMAC-SHA256') {
    throw incomplete(`Unsupported AWS 'algorithm': '${algorithm.slice(0, 30)}'.`);
  }
  const parts = new Map(rest.split(',').map((part) => splitOnce(part.trim())));
  const part = (name: string): string => {
    const value = parts.get(name);
    if (!value) throw incomplete(`Authorization header requires '${name}' parameter.`);
    return value;
  };
  const scope = part('Credential').split('/');
  const signedHeaders = part('SignedHeaders').split(';');
  const signature = part('Signature');
  const [keyId, date, region, service, end] = scope;
  if (
    scope.length !== 5 ||
    !keyId ||
    !date ||
    !region ||
    !service ||
    end !== 'aws4_request' ||
    !/^\d{8}$/.test(date)
  ) {
    throw incomplete(
      'Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term.',
    );
  }
  if (!/^[0-9a-f]{64}$/.test(signature)) throw incomplete('Signature must be 64 hexadecimal digits.');
  if (signedHeaders.some((name, index) => name !== signedHeaders.toSorted()[index])) {
    throw incomplete('SignedHeaders must be sorted and in lower case.');
  }
  return { keyId, date, region, service, signedHeaders, signature };
}

function splitOnce(text: string): [string, string] {
  const cut = text.indexOf('=');
  return cut === -1 ? [text, ''] : [text.slice(0, cut), text.slice(cut + 1)];
}
