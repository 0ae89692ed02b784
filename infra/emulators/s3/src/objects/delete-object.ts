import { declaredChecksum } from '../body/declared-digests.ts';
import { readText } from '../body/request-body.ts';
import type { Operation } from '../context.ts';
import { S3Error } from '../errors.ts';
import { header } from '../http/request.ts';
import { children, childText, parseXml } from '../http/xml-reader.ts';
import { element, xmlDocument } from '../http/xml-writer.ts';
import type { ObjectStore } from './object-store.ts';
import { writePrecondition } from './preconditions.ts';

const maxKeysPerRequest = 1000;

/** `DELETE /<bucket>/<key>`; an object that isn't there is no fault. */
export const deleteObject: Operation = async ({ context, request }) => {
  const { objects } = context.buckets.require(request.bucket);
  await objects.remove(request.key, writePrecondition({ ifMatch: header(request, 'if-match') }));
  return { status: 204 };
};

/** `POST /<bucket>?delete`: up to 1000 keys, each with its own outcome. */
export const deleteObjects: Operation = async ({ context, request, signature }) => {
  const { objects } = context.buckets.require(request.bucket);
  if (!header(request, 'content-md5') && !declaredChecksum(request) && !header(request, 'x-amz-trailer')) {
    throw new S3Error(
      'InvalidRequest',
      'Missing required header for this request: Content-MD5 OR x-amz-checksum-*',
    );
  }
  const document = parseXml(await readText(request, signature));
  const wanted = children(document, 'Object').map((entry) => ({
    key: childText(entry, 'Key') ?? '',
    etag: childText(entry, 'ETag'),
  }));
  const malformed = document.name !== 'Delete' || wanted.length === 0 || wanted.some(({ key }) => key === '');
  if (malformed || wanted.length > maxKeysPerRequest) throw new S3Error('MalformedXML');
  const quiet = childText(document, 'Quiet') === 'true';
  const outcomes = await Promise.all(wanted.map(({ key, etag }) => removeOne(objects, key, etag)));
  const elements = outcomes.filter((outcome) => !(quiet && outcome.deleted)).map((outcome) => outcome.xml);
  return { status: 200, body: xmlDocument('DeleteResult', elements) };
};

async function removeOne(objects: ObjectStore, key: string, etag: string | undefined) {
  try {
    await objects.remove(key, writePrecondition({ ifMatch: etag }));
    return { deleted: true, xml: element('Deleted', [element('Key', key)]) };
  } catch (error) {
    if (!(error instanceof S3Error)) throw error;
    const facts = [element('Key', key), element('Code', error.code), element('Message', error.message)];
    return { deleted: false, xml: element('Error', facts) };
  }
}
