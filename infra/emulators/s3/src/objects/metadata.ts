import { S3Error } from '../errors.ts';
import { header, type S3Request } from '../http/request.ts';
import type { StoredObject } from './stored-object.ts';

export type Metadata = Pick<StoredObject, 'headers' | 'metadata'>;

const systemHeaders = [
  'cache-control',
  'content-disposition',
  'content-language',
  'content-type',
  'expires',
] as const;
const maxMetadataBytes = 2048;
const acceptedAcls = ['private', 'bucket-owner-full-control', 'bucket-owner-read'];
const unsupported = [
  'x-amz-tagging',
  'x-amz-website-redirect-location',
  'x-amz-object-lock-mode',
  'x-amz-server-side-encryption-customer-algorithm',
];

/** Reads the metadata that is to be kept with an object. @throws S3Error on too much of it, or on what isn't supported */
export function readMetadata(request: S3Request): Metadata {
  refuseUnsupported(request);
  const headers: Record<string, string> = { 'content-type': 'binary/octet-stream' };
  for (const name of systemHeaders) {
    const value = header(request, name);
    if (value) headers[name] = value;
  }
  const encoding = header(request, 'content-encoding')
    ?.split(',')
    .map((part) => part.trim())
    .filter((part) => part !== 'aws-chunked')
    .join(',');
  if (encoding) headers['content-encoding'] = encoding;

  const metadata: Record<string, string> = {};
  for (const name of Object.keys(request.headers)) {
    if (name.startsWith('x-amz-meta-')) metadata[name] = header(request, name) ?? '';
  }
  requireSmall(metadata);
  return { headers, metadata };
}

/** @throws S3Error MetadataTooLarge beyond 2 KB of user metadata, names without their prefix included */
export function requireSmall(metadata: Readonly<Record<string, string>>): void {
  const bytes = Object.entries(metadata).reduce(
    (sum, [name, value]) => sum + name.length - 'x-amz-meta-'.length + Buffer.byteLength(value),
    0,
  );
  if (bytes > maxMetadataBytes) throw new S3Error('MetadataTooLarge');
}

/** Says no to what would be dropped silently otherwise. */
function refuseUnsupported(request: S3Request): void {
  const acl = header(request, 'x-amz-acl');
  if (acl !== undefined && !acceptedAcls.includes(acl)) throw new S3Error('AccessControlListNotSupported');
  const found = unsupported.find((name) => header(request, name) !== undefined);
  if (found) throw new S3Error('NotImplemented', `The header ${found} is not implemented.`);
  if (!['AES256', undefined].includes(header(request, 'x-amz-server-side-encryption'))) {
    throw new S3Error('NotImplemented', 'Only the encryption AES256 is implemented.');
  }
  if (!['STANDARD', undefined].includes(header(request, 'x-amz-storage-class'))) {
    throw new S3Error('NotImplemented', 'Only the storage class STANDARD is implemented.');
  }
}
