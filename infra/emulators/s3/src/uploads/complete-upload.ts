import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Checksum, declaredChecksum } from '../body/declared-digests.ts';
import { createDigest } from '../body/digests.ts';
import { readText } from '../body/request-body.ts';
import { maxUploadBytes, type Operation, type S3Context } from '../context.ts';
import { S3Error } from '../errors.ts';
import { children, childText, parseXml, type XmlElement } from '../http/xml-reader.ts';
import { element, xmlDocument } from '../http/xml-writer.ts';
import { quoted } from '../objects/object-headers.ts';
import { writePrecondition } from '../objects/preconditions.ts';
import { writeConditions } from '../objects/put-object.ts';
import type { ObjectDraft } from '../objects/stored-object.ts';
import { writeStream } from '../storage/files.ts';
import { checksumElements, identity, requireUploadId } from './upload-operations.ts';
import type { Upload, UploadPart, UploadRecord } from './upload-store.ts';

const minPartBytes = 5 * 1024 ** 2;

/** `POST /<bucket>/<key>?uploadId=`: joins the named parts. The object is stored before the upload is forgotten. */
export const completeUpload: Operation = async ({ context, request, signature }) => {
  const { objects, uploads } = context.buckets.require(request.bucket);
  const uploadId = requireUploadId(request);
  uploads.require(uploadId, request.key);
  const precondition = writePrecondition(writeConditions(request));
  const wanted = readParts(parseXml(await readText(request, signature)));
  const object = await uploads.end(uploadId, request.key, async (upload) => {
    const draft = await joinParts(context, upload, selectParts(upload, wanted));
    try {
      requireChecksum(draft.checksum, declaredChecksum(request));
      return await objects.put(request.key, draft, precondition);
    } catch (error) {
      await rm(draft.file, { force: true });
      throw error;
    }
  });
  const facts = [
    element('Location', `http://${request.headers.host ?? ''}/${request.bucket}/${request.key}`),
    ...identity(request),
    element('ETag', quoted(object.etag)),
    ...checksumElements(object.checksum),
    ...(object.checksumType ? [element('ChecksumType', object.checksumType)] : []),
  ];
  return { status: 200, body: xmlDocument('CompleteMultipartUploadResult', facts) };
};

type WantedPart = { readonly number: number; readonly etag: string; readonly element: XmlElement };

function readParts(document: XmlElement): WantedPart[] {
  const parts = children(document, 'Part').map((part) => ({
    number: Number(childText(part, 'PartNumber')),
    etag: (childText(part, 'ETag') ?? '').replace(/^"(.*)"$/, '$1'),
    element: part,
  }));
  const malformed = document.name !== 'CompleteMultipartUpload' || parts.length === 0;
  if (malformed || parts.some(({ number }) => !Number.isInteger(number))) throw new S3Error('MalformedXML');
  if (parts.some((part, index) => index > 0 && part.number <= (parts[index - 1]?.number ?? 0))) {
    throw new S3Error('InvalidPartOrder');
  }
  return parts;
}

function selectParts({ parts }: Upload, wanted: readonly WantedPart[]): UploadPart[] {
  const selected = wanted.map(({ number, etag, element: sent }) => {
    const part = parts.get(number);
    if (part?.etag !== etag) throw new S3Error('InvalidPart');
    const checksum = part.checksum && childText(sent, `Checksum${part.checksum.algorithm.toUpperCase()}`);
    if (checksum !== undefined && checksum !== part.checksum?.value) throw new S3Error('InvalidPart');
    return part;
  });
  if (selected.slice(0, -1).some((part) => part.size < minPartBytes)) throw new S3Error('EntityTooSmall');
  return selected;
}

/** Writes all parts into one scratch file. The entity tag is the MD5 of the parts' MD5s and their number, as in S3. */
async function joinParts(
  { scratch }: S3Context,
  { record, directory }: Upload,
  parts: readonly UploadPart[],
): Promise<ObjectDraft> {
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  if (size > 1000 * maxUploadBytes) throw new S3Error('EntityTooLarge');
  const whole =
    record.algorithm && record.checksumType === 'FULL_OBJECT' ? createDigest(record.algorithm) : null;
  const file = scratch.newPath();
  await writeStream(
    file,
    (async function* () {
      for (const part of parts) {
        for await (const bytes of createReadStream(join(directory, part.content))) {
          whole?.update(bytes);
          yield bytes;
        }
      }
    })(),
  );
  const { headers, metadata, checksumType } = record;
  const checksum = whole
    ? { algorithm: record.algorithm ?? 'crc32', value: whole.finish().toString('base64') }
    : compositeChecksum(record, parts);
  const etag = `${digestOf(
    'md5',
    parts.map((part) => Buffer.from(part.etag, 'hex')),
  ).toString('hex')}-${parts.length}`;
  return {
    file,
    size,
    etag,
    headers,
    metadata,
    ...(checksum && checksumType ? { checksum, checksumType } : {}),
  };
}

function compositeChecksum({ algorithm }: UploadRecord, parts: readonly UploadPart[]): Checksum | undefined {
  if (!algorithm) return undefined;
  const values = parts.map((part) => Buffer.from(part.checksum?.value ?? '', 'base64'));
  return { algorithm, value: `${digestOf(algorithm, values).toString('base64')}-${parts.length}` };
}

function digestOf(algorithm: Parameters<typeof createDigest>[0], values: readonly Buffer[]): Buffer {
  const digest = createDigest(algorithm);
  for (const value of values) digest.update(value);
  return digest.finish();
}

function requireChecksum(found: Checksum | undefined, wanted: Checksum | null): void {
  if (wanted && found && wanted.value !== found.value) throw new S3Error('BadDigest');
}
