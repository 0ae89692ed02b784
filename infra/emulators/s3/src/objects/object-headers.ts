import { checksumHeaders } from '../body/declared-digests.ts';
import type { StoredObject } from './stored-object.ts';

/** An entity tag as it stands in headers and XML. */
export const quoted = (etag: string) => `"${etag}"`;

/** The headers that describe an object in answers to GET and HEAD. */
export function objectHeaders(object: StoredObject, withChecksum: boolean): Record<string, string> {
  return {
    ...object.headers,
    ...object.metadata,
    etag: quoted(object.etag),
    'last-modified': new Date(object.modifiedAt).toUTCString(),
    'accept-ranges': 'bytes',
    'x-amz-server-side-encryption': 'AES256',
    ...(withChecksum ? checksumHeaders(object.checksum) : {}),
    ...(withChecksum && object.checksumType ? { 'x-amz-checksum-type': object.checksumType } : {}),
  };
}
