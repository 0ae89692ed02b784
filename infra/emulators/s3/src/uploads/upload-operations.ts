import { checksumHeaders } from '../body/declared-digests.ts';
import type { Operation, S3Call } from '../context.ts';
import { S3Error } from '../errors.ts';
import { header, type S3Request } from '../http/request.ts';
import { element, type Xml, xmlDocument } from '../http/xml-writer.ts';
import { readMetadata } from '../objects/metadata.ts';
import { quoted } from '../objects/object-headers.ts';
import { requireKey } from '../objects/object-key.ts';
import { readAlgorithm } from '../objects/put-object.ts';
import { receiveBody } from '../objects/receive-object.ts';

const maxPartNumber = 10_000;
const maxPage = 1000;

/** `POST /<bucket>/<key>?uploads` */
export const createUpload: Operation = async ({ context, request }) => {
  requireKey(request.key);
  const { uploads } = context.buckets.require(request.bucket);
  const algorithm = readAlgorithm(request, 'x-amz-checksum-algorithm');
  const checksumType = readChecksumType(request);
  const record = await uploads.begin({
    key: request.key,
    ...readMetadata(request),
    ...(algorithm
      ? { algorithm, checksumType: checksumType ?? (algorithm === 'crc64nvme' ? 'FULL_OBJECT' : 'COMPOSITE') }
      : {}),
  });
  return {
    status: 200,
    headers: {
      ...(algorithm ? { 'x-amz-checksum-algorithm': algorithm.toUpperCase() } : {}),
      ...(record.checksumType ? { 'x-amz-checksum-type': record.checksumType } : {}),
    },
    body: xmlDocument('InitiateMultipartUploadResult', [
      ...identity(request),
      element('UploadId', record.uploadId),
    ]),
  };
};

/** `PUT /<bucket>/<key>?partNumber=&uploadId=` */
export const uploadPart: Operation = async (call) => {
  const { context, request } = call;
  const uploadId = requireUploadId(request);
  const number = Number(request.query.get('partNumber'));
  if (!(Number.isInteger(number) && number >= 1 && number <= maxPartNumber)) {
    throw new S3Error(
      'InvalidArgument',
      `Part number must be an integer between 1 and ${maxPartNumber}, inclusive`,
    );
  }
  if (header(request, 'x-amz-copy-source') !== undefined) {
    throw new S3Error('NotImplemented', 'Copying an object into a part is not implemented.');
  }
  const { uploads } = context.buckets.require(request.bucket);
  const { record } = uploads.require(uploadId, request.key);
  const part = await receiveBody(
    call,
    record.algorithm ?? readAlgorithm(request),
    (file, { size, md5, checksum }) => {
      if (record.algorithm && checksum?.algorithm !== record.algorithm) {
        throw new S3Error(
          'InvalidRequest',
          `Checksum Type mismatch occurred, expected checksum Type: ${record.algorithm}`,
        );
      }
      const facts = { number, size, etag: md5.toString('hex'), ...(checksum ? { checksum } : {}) };
      return uploads.putPart(uploadId, request.key, file, facts);
    },
  );
  return { status: 200, headers: { etag: quoted(part.etag), ...checksumHeaders(part.checksum) } };
};

/** `DELETE /<bucket>/<key>?uploadId=` */
export const abortUpload: Operation = async ({ context, request }) => {
  const { uploads } = context.buckets.require(request.bucket);
  await uploads.end(requireUploadId(request), request.key, async () => undefined);
  return { status: 204 };
};

/** `GET /<bucket>/<key>?uploadId=` */
export const listParts: Operation = async ({ context, request }) => {
  const { uploads } = context.buckets.require(request.bucket);
  const uploadId = requireUploadId(request);
  const { parts } = uploads.require(uploadId, request.key);
  const after = readCount(request, 'part-number-marker', 0);
  const maxParts = Math.min(readCount(request, 'max-parts', maxPage), maxPage);
  const behind = [...parts.values()]
    .filter((part) => part.number > after)
    .sort((a, b) => a.number - b.number);
  const page = behind.slice(0, maxParts);
  const elements = page.map((part) =>
    element('Part', [
      element('PartNumber', part.number),
      element('LastModified', part.modifiedAt),
      element('ETag', quoted(part.etag)),
      element('Size', part.size),
      ...checksumElements(part.checksum),
    ]),
  );
  return {
    status: 200,
    body: xmlDocument('ListPartsResult', [
      ...identity(request),
      element('UploadId', uploadId),
      element('PartNumberMarker', after),
      element('NextPartNumberMarker', page.at(-1)?.number ?? after),
      element('MaxParts', maxParts),
      element('IsTruncated', behind.length > page.length),
      ...elements,
    ]),
  };
};

/** `GET /<bucket>?uploads` */
export const listUploads: Operation = async ({ context, request }) => {
  const { uploads } = context.buckets.require(request.bucket);
  const prefix = request.query.get('prefix') ?? '';
  const found = uploads.list().filter((upload) => upload.key.startsWith(prefix));
  const elements = found.map((upload) =>
    element('Upload', [
      element('Key', upload.key),
      element('UploadId', upload.uploadId),
      element('Initiated', upload.initiatedAt),
    ]),
  );
  const facts = [element('Bucket', request.bucket), element('Prefix', prefix), element('IsTruncated', false)];
  return { status: 200, body: xmlDocument('ListMultipartUploadsResult', [...facts, ...elements]) };
};

/** Bucket and key as most answers about uploads begin. */
export function identity({ bucket, key }: S3Call['request']): Xml[] {
  return [element('Bucket', bucket), element('Key', key)];
}

/** A checksum as XML. */
export function checksumElements(checksum: { algorithm: string; value: string } | undefined): Xml[] {
  return checksum ? [element(`Checksum${checksum.algorithm.toUpperCase()}`, checksum.value)] : [];
}

/** @throws S3Error InvalidArgument */
export function requireUploadId({ query }: S3Request): string {
  const uploadId = query.get('uploadId');
  if (!uploadId)
    throw new S3Error('InvalidArgument', 'This operation does not accept a query-string without uploadId.');
  return uploadId;
}

function readChecksumType(request: S3Request): 'FULL_OBJECT' | 'COMPOSITE' | undefined {
  const type = header(request, 'x-amz-checksum-type')?.toUpperCase();
  if (type === undefined || type === 'FULL_OBJECT' || type === 'COMPOSITE') return type;
  throw new S3Error('InvalidRequest', 'Value for x-amz-checksum-type header is invalid.');
}

function readCount({ query }: S3Request, name: string, byDefault: number): number {
  const text = query.get(name) ?? String(byDefault);
  if (!/^\d{1,9}$/.test(text))
    throw new S3Error('InvalidArgument', `Provided ${name} not an integer or within integer range`);
  return Number(text);
}
