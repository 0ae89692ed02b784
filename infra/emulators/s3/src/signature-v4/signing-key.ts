import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** What a credential is good for: one day (YYYYMMDD), one region, one service. */
export type CredentialScope = {
  readonly accessKeyId: string;
  readonly day: string;
  readonly region: string;
  readonly service: string;
  readonly terminator: string;
};

/** Reads `<access key>/<day>/<region>/<service>/aws4_request`; null when parts are missing. Access keys may hold slashes. */
export function parseCredential(credential: string): CredentialScope | null {
  const parts = credential.split('/');
  const [day, region, service, terminator] = parts.slice(-4);
  const accessKeyId = parts.slice(0, -4).join('/');
  if (!accessKeyId || !day || !region || !service || !terminator) return null;
  return { accessKeyId, day, region, service, terminator };
}

/** The scope as it stands in the string to sign. */
export function scopeText(scope: CredentialScope): string {
  return `${scope.day}/${scope.region}/${scope.service}/${scope.terminator}`;
}

/** The key of one day, region and service, derived from the secret. */
export function signingKey(secret: string, scope: CredentialScope): Buffer {
  return [scope.day, scope.region, scope.service, scope.terminator].reduce(
    hmac,
    Buffer.from(`AWS4${secret}`),
  );
}

/** Signs a string: hex HMAC-SHA256. */
export function signatureOf(key: Buffer, text: string): string {
  return hmac(key, text).toString('hex');
}

/** Compares two signatures in constant time. */
export function sameSignature(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Hex SHA-256. */
export function sha256Hex(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
