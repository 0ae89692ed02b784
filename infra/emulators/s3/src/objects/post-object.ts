import { rm } from 'node:fs/promises';
import { createDigest } from '../body/digests.ts';
import { readForm } from '../body/form-data.ts';
import { maxUploadBytes, type S3Context } from '../context.ts';
import { S3Error } from '../errors.ts';
import type { S3Reply } from '../http/reply.ts';
import { header, type S3Request } from '../http/request.ts';
import { element, xmlDocument } from '../http/xml-writer.ts';
import { writeStream } from '../storage/files.ts';
import { requireSmall } from './metadata.ts';
import { quoted } from './object-headers.ts';
import { requireKey } from './object-key.ts';
import { requireFields, verifyPolicy } from './post-policy.ts';
import type { StoredObject } from './stored-object.ts';

const systemFields = ['cache-control', 'content-disposition', 'content-encoding', 'content-type', 'expires'];

/** A browser's form, which carries its proof in the fields. */
export function isFormPost(request: S3Request): boolean {
  const form = /^multipart\/form-data\b/i.test(header(request, 'content-type') ?? '');
  return request.method === 'POST' && form && request.key === '' && !request.query.has('delete');
}

/** `POST /<bucket>` with a form: the policy says what may be uploaded, the signature who says so. @throws S3Error */
export async function postObject(context: S3Context, request: S3Request): Promise<S3Reply> {
  const { objects } = context.buckets.require(request.bucket);
  request.acceptBody();
  const form = await readForm(request);
  const policy = verifyPolicy(form.fields, context);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what clients write for the name of the file
  const key = (form.fields.get('key') ?? '').replaceAll('${filename}', form.fileName);
  if (key === '') throw new S3Error('InvalidArgument', "Bucket POST must contain a field named 'key'.");
  requireKey(key);
  requireFields(
    policy,
    new Map([...form.fields, ['bucket', request.bucket], ['key', form.fields.get('key') ?? '']]),
  );

  const md5 = createDigest('md5');
  const file = context.scratch.newPath();
  const [least, most] = policy.sizeRange ?? [0, maxUploadBytes];
  let size = 0;
  await writeStream(
    file,
    (async function* () {
      for await (const bytes of form.file) {
        size += bytes.length;
        if (size > most) throw new S3Error('EntityTooLarge');
        md5.update(bytes);
        yield bytes;
      }
    })(),
  );
  try {
    if (size < least) throw new S3Error('EntityTooSmall');
    const facts = { file, size, etag: md5.finish().toString('hex'), ...readFormMetadata(form.fields) };
    return formReply(request, form.fields, await objects.put(key, facts));
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
}

function readFormMetadata(fields: ReadonlyMap<string, string>): Pick<StoredObject, 'headers' | 'metadata'> {
  const all = [...fields];
  const headers = {
    'content-type': 'binary/octet-stream',
    ...Object.fromEntries(all.filter(([name]) => systemFields.includes(name))),
  };
  const metadata = Object.fromEntries(all.filter(([name]) => name.startsWith('x-amz-meta-')));
  requireSmall(metadata);
  return { headers, metadata };
}

function formReply(request: S3Request, fields: ReadonlyMap<string, string>, object: StoredObject): S3Reply {
  const location = `http://${request.headers.host ?? ''}/${request.bucket}/${encodeURIComponent(object.key)}`;
  const etag = quoted(object.etag);
  const redirect = fields.get('success_action_redirect') ?? fields.get('redirect');
  if (redirect && URL.canParse(redirect)) {
    const target = new URL(redirect);
    for (const [name, value] of [
      ['bucket', request.bucket],
      ['key', object.key],
      ['etag', etag],
    ] as const)
      target.searchParams.set(name, value);
    return { status: 303, headers: { location: target.href, etag } };
  }
  const status = fields.get('success_action_status');
  if (status !== '201') return { status: status === '200' ? 200 : 204, headers: { location, etag } };
  const facts = [
    element('Location', location),
    element('Bucket', request.bucket),
    element('Key', object.key),
    element('ETag', etag),
  ];
  return { status: 201, headers: { location, etag }, body: xmlDocument('PostResponse', facts) };
}
