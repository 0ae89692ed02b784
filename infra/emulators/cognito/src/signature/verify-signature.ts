import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { CognitoError } from '../errors.ts';
import { invalidSignature, readAuthorization } from './authorization.ts';
import { checkTime } from './request-time.ts';

/** A key pair that may sign requests. */
export interface AccessKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** The parts of a POST to `/` that its signature covers. */
export interface SignedRequest {
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const SERVICE = 'cognito-idp';

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest();

/**
 * Checks the SigV4 signature of a request as AWS does: MissingAuthenticationTokenException without one,
 * UnrecognizedClientException for an unknown key, InvalidSignatureException for a wrong or skewed one.
 */
export function verifySignature(
  request: SignedRequest,
  trust: { accessKeys: readonly AccessKey[]; region: string; now: number },
): void {
  const { headers } = request;
  if (headers.authorization === undefined) {
    throw new CognitoError('MissingAuthenticationTokenException', 'Missing Authentication Token');
  }
  const { keyId, date, region, service, signedHeaders, signature } = readAuthorization(headers.authorization);
  const key = trust.accessKeys.find(({ accessKeyId }) => accessKeyId === keyId);
  if (!key || headers['x-amz-security-token'] !== undefined) {
    throw new CognitoError(
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
    );
  }
  if (region !== trust.region) {
    throw invalidSignature(`Credential should be scoped to a valid region, not '${region}'.`);
  }
  if (service !== SERVICE)
    throw invalidSignature(`Credential should be scoped to correct service: '${SERVICE}'.`);
  const time = checkTime(headers, date, trust.now);
  for (const name of ['host', 'x-amz-target', headers['x-amz-date'] === undefined ? 'date' : 'x-amz-date']) {
    if (!signedHeaders.includes(name))
      throw invalidSignature(`'${name}' must be a 'SignedHeader' in the signature.`);
  }

  const canonicalRequest = [
    'POST',
    '/',
    '',
    ...signedHeaders.map((name) => `${name}:${headerValue(headers, name)}`),
    '',
    signedHeaders.join(';'),
    sha256(request.body),
  ].join('\n');
  const scope = `${date}/${region}/${service}/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(canonicalRequest)].join('\n');
  const signingKey = hmac(
    hmac(hmac(hmac(`AWS4${key.secretAccessKey}`, date), region), service),
    'aws4_request',
  );
  if (!timingSafeEqual(hmac(signingKey, toSign), Buffer.from(signature, 'hex'))) {
    throw invalidSignature(
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    );
  }
}

function headerValue(headers: IncomingHttpHeaders, name: string): string {
  const value = headers[name];
  if (value === undefined) throw invalidSignature(`The signed header '${name}' is not in the request.`);
  return (Array.isArray(value) ? value.join(',') : value).trim().replaceAll(/ +/g, ' ');
}
