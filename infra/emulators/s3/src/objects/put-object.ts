import { checksumHeaders } from '../body/declared-digests.ts';
import { checksumAlgorithms } from '../body/digests.ts';
import type { Operation } from '../context.ts';
import { S3Error } from '../errors.ts';
import { header, type S3Request } from '../http/request.ts';
import { readMetadata } from './metadata.ts';
import { quoted } from './object-headers.ts';
import { requireKey } from './object-key.ts';
import { type Conditions, writePrecondition } from './preconditions.ts';
import { receiveBody } from './receive-object.ts';

/** `PUT /<bucket>/<key>` */
export const putObject: Operation = async (call) => {
  const { context, request } = call;
  requireKey(request.key);
  const { objects } = context.buckets.require(request.bucket);
  const metadata = readMetadata(request);
  const precondition = writePrecondition(writeConditions(request));
  precondition(objects.get(request.key));
  const object = await receiveBody(call, readAlgorithm(request), (file, { size, md5, checksum }) =>
    objects.put(
      request.key,
      {
        file,
        size,
        etag: md5.toString('hex'),
        ...metadata,
        ...(checksum ? { checksum, checksumType: 'FULL_OBJECT' } : {}),
      },
      precondition,
    ),
  );
  return {
    status: 200,
    headers: {
      etag: quoted(object.etag),
      'x-amz-server-side-encryption': 'AES256',
      ...checksumHeaders(object.checksum),
      ...(object.checksum ? { 'x-amz-checksum-type': 'FULL_OBJECT' } : {}),
    },
  };
};

/** The conditions that a write may carry. */
export function writeConditions(request: S3Request): Conditions {
  return { ifMatch: header(request, 'if-match'), ifNoneMatch: header(request, 'if-none-match') };
}

/** The checksum a client names without sending it. @throws S3Error InvalidRequest on one that there isn't */
export function readAlgorithm(request: S3Request, name = 'x-amz-sdk-checksum-algorithm') {
  const value = header(request, name)?.toLowerCase();
  if (value === undefined) return undefined;
  const algorithm = checksumAlgorithms.find((candidate) => candidate === value);
  if (!algorithm) throw new S3Error('InvalidRequest', `Value for ${name} header is invalid.`);
  return algorithm;
}
