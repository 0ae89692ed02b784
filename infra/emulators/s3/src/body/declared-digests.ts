import { S3Error } from '../errors.ts';
import { header, type S3Request } from '../http/request.ts';
import { type ChecksumAlgorithm, checksumAlgorithms, checksumBytes } from './digests.ts';

/** A checksum as it travels: base64. */
export type Checksum = { readonly algorithm: ChecksumAlgorithm; readonly value: string };

const headerPrefix = 'x-amz-checksum-';

/** The checksum sent as a header; null when there is none. @throws S3Error InvalidRequest on two or a malformed one */
export function declaredChecksum(request: S3Request): Checksum | null {
  const found = checksumAlgorithms.flatMap((algorithm) => {
    const value = header(request, `${headerPrefix}${algorithm}`);
    return value === undefined ? [] : [requireWellFormed({ algorithm, value })];
  });
  if (found.length > 1) throw new S3Error('InvalidRequest', 'Expecting a single x-amz-checksum- header.');
  return found[0] ?? null;
}

/** The checksum that is announced to follow the body; null when there is none. @throws S3Error InvalidRequest */
export function announcedTrailer(request: S3Request): ChecksumAlgorithm | null {
  const name = header(request, 'x-amz-trailer')?.trim().toLowerCase();
  if (name === undefined) return null;
  const algorithm = checksumAlgorithms.find((candidate) => name === `${headerPrefix}${candidate}`);
  if (!algorithm)
    throw new S3Error('InvalidRequest', 'The value specified in the x-amz-trailer header is not supported');
  return algorithm;
}

/** The announced checksum out of the trailers. @throws S3Error when it is absent or malformed */
export function trailerChecksum(
  algorithm: ChecksumAlgorithm,
  trailers: ReadonlyMap<string, string>,
): Checksum {
  const value = trailers.get(`${headerPrefix}${algorithm}`);
  if (value === undefined)
    throw new S3Error('InvalidRequest', 'The announced trailer did not follow the body.');
  return requireWellFormed({ algorithm, value });
}

/** `Content-MD5`; null when it was not sent. @throws S3Error InvalidDigest when it is no MD5 */
export function declaredMd5(request: S3Request): Buffer | null {
  const value = header(request, 'content-md5');
  if (value === undefined) return null;
  const digest = Buffer.from(value, 'base64');
  if (digest.length !== 16) throw new S3Error('InvalidDigest', 'The Content-MD5 you specified was invalid.');
  return digest;
}

/** Checksums as answer headers. */
export function checksumHeaders(checksum: Checksum | undefined): Record<string, string> {
  return checksum ? { [`${headerPrefix}${checksum.algorithm}`]: checksum.value } : {};
}

function requireWellFormed(checksum: Checksum): Checksum {
  const bytes = Buffer.from(checksum.value, 'base64');
  if (bytes.length !== checksumBytes[checksum.algorithm] || bytes.toString('base64') !== checksum.value) {
    throw new S3Error('InvalidRequest', `Value for ${headerPrefix}${checksum.algorithm} header is invalid.`);
  }
  return checksum;
}
