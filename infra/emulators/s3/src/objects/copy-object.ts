import { rm } from 'node:fs/promises';
import { createDigest } from '../body/digests.ts';
import type { Operation, S3Call } from '../context.ts';
import { S3Error } from '../errors.ts';
import { header, type S3Request } from '../http/request.ts';
import { element, xmlDocument } from '../http/xml-writer.ts';
import { uriDecode } from '../signature-v4/index.ts';
import { writeStream } from '../storage/files.ts';
import { readMetadata } from './metadata.ts';
import { quoted } from './object-headers.ts';
import { requireKey } from './object-key.ts';
import { evaluateRead, writePrecondition } from './preconditions.ts';
import { readAlgorithm, writeConditions } from './put-object.ts';

/** `PUT /<bucket>/<key>` with `x-amz-copy-source` */
export const copyObject: Operation = async (call) => {
  const { context, request } = call;
  requireKey(request.key);
  const target = context.buckets.require(request.bucket).objects;
  const source = readCopySource(request);
  const directive = header(request, 'x-amz-metadata-directive')?.toUpperCase() ?? 'COPY';
  if (directive !== 'COPY' && directive !== 'REPLACE')
    throw new S3Error('InvalidArgument', 'Unknown metadata directive.');
  if (directive === 'COPY' && source.bucket === request.bucket && source.key === request.key) {
    throw new S3Error(
      'InvalidRequest',
      "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata.",
    );
  }
  const sent = readMetadata(request);
  const { draft, original } = await duplicate(call, source);
  const metadata =
    directive === 'REPLACE' ? sent : { headers: original.headers, metadata: original.metadata };
  try {
    const object = await target.put(
      request.key,
      { ...draft, ...metadata },
      writePrecondition(writeConditions(request)),
    );
    const facts = [element('ETag', quoted(object.etag)), element('LastModified', object.modifiedAt)];
    return { status: 200, body: xmlDocument('CopyObjectResult', facts) };
  } catch (error) {
    await rm(draft.file, { force: true });
    throw error;
  }
};

/** Copies the bytes into a scratch file. A copy is one piece, so its tag is the MD5 even where the source had parts. */
async function duplicate({ context, request }: S3Call, source: { bucket: string; key: string }) {
  const { object, handle } = await context.buckets.require(source.bucket).objects.open(source.key);
  try {
    const outcome = evaluateRead(object, {
      ifMatch: header(request, 'x-amz-copy-source-if-match'),
      ifNoneMatch: header(request, 'x-amz-copy-source-if-none-match'),
      ifModifiedSince: header(request, 'x-amz-copy-source-if-modified-since'),
      ifUnmodifiedSince: header(request, 'x-amz-copy-source-if-unmodified-since'),
    });
    if (outcome !== 'send') throw new S3Error('PreconditionFailed');
    const algorithm = readAlgorithm(request, 'x-amz-checksum-algorithm') ?? object.checksum?.algorithm;
    const digests = { md5: createDigest('md5'), checksum: algorithm ? createDigest(algorithm) : null };
    const file = context.scratch.newPath();
    await writeStream(
      file,
      (async function* () {
        for await (const bytes of handle.createReadStream({ autoClose: false })) {
          digests.md5.update(bytes);
          digests.checksum?.update(bytes);
          yield bytes;
        }
      })(),
    );
    const value = digests.checksum?.finish().toString('base64');
    const checksum =
      algorithm && value !== undefined
        ? { checksum: { algorithm, value }, checksumType: 'FULL_OBJECT' as const }
        : {};
    return {
      draft: { file, size: object.size, etag: digests.md5.finish().toString('hex'), ...checksum },
      original: object,
    };
  } finally {
    await handle.close();
  }
}

/** `[/]<bucket>/<key>[?versionId=null]`, percent-encoded. @throws S3Error InvalidArgument */
function readCopySource(request: S3Request): { bucket: string; key: string } {
  const [path = '', version] = (header(request, 'x-amz-copy-source') ?? '').split('?versionId=');
  const [, bucket, key] = /^\/?([^/]+)\/(.+)$/s.exec(uriDecode(path) ?? '') ?? [];
  if (!bucket || !key)
    throw new S3Error(
      'InvalidArgument',
      'Copy Source must mention the source bucket and key: sourcebucket/sourcekey',
    );
  if (version !== undefined && version !== 'null') throw new S3Error('NoSuchVersion');
  return { bucket, key };
}
