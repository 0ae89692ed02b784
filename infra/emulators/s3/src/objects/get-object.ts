import type { Operation } from '../context.ts';
import { S3Error } from '../errors.ts';
import type { S3Reply } from '../http/reply.ts';
import { header, type S3Request } from '../http/request.ts';
import { readRange } from './byte-range.ts';
import { objectHeaders } from './object-headers.ts';
import { evaluateRead } from './preconditions.ts';
import type { StoredObject } from './stored-object.ts';

/** Query parameters that replace a header of the answer. Every request here is signed, so nobody can add them to a link. */
const overrides = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
];

/** `GET /<bucket>/<key>` */
export const getObject: Operation = async ({ context, request }) => {
  const { objects } = context.buckets.require(request.bucket);
  const { object, handle } = await objects.open(request.key);
  try {
    const { range, ...reply } = answer(request, object);
    if (reply.status === 304 || object.size === 0) {
      await handle.close();
      return reply;
    }
    return { ...reply, body: { handle, ...(range ?? { start: 0, end: object.size - 1 }) } };
  } catch (error) {
    await handle.close();
    throw error;
  }
};

/** `HEAD /<bucket>/<key>` */
export const headObject: Operation = async ({ context, request }) => {
  const object = context.buckets.require(request.bucket).objects.get(request.key);
  if (!object) throw new S3Error('NoSuchKey');
  const { range: _, ...reply } = answer(request, object);
  return reply;
};

function answer(
  request: S3Request,
  object: StoredObject,
): S3Reply & { readonly range?: { start: number; end: number } } {
  const rangeHeader = header(request, 'range');
  const checksumWanted = header(request, 'x-amz-checksum-mode')?.toUpperCase() === 'ENABLED';
  const headers = {
    ...objectHeaders(object, checksumWanted && rangeHeader === undefined),
    ...readOverrides(request),
  };
  const outcome = evaluateRead(object, {
    ifMatch: header(request, 'if-match'),
    ifNoneMatch: header(request, 'if-none-match'),
    ifModifiedSince: header(request, 'if-modified-since'),
    ifUnmodifiedSince: header(request, 'if-unmodified-since'),
  });
  if (outcome === 'failed') throw new S3Error('PreconditionFailed');
  if (outcome === 'not-modified')
    return { status: 304, headers: pick(headers, ['etag', 'last-modified', 'cache-control', 'expires']) };
  const range = readRange(rangeHeader, object.size);
  if (!range) return { status: 200, headers: { ...headers, 'content-length': String(object.size) } };
  const length = String(range.end - range.start + 1);
  const contentRange = `bytes ${range.start}-${range.end}/${object.size}`;
  return {
    status: 206,
    headers: { ...headers, 'content-length': length, 'content-range': contentRange },
    range,
  };
}

function readOverrides(request: S3Request): Record<string, string> {
  return Object.fromEntries(
    overrides.flatMap((name) => {
      const value = request.query.get(`response-${name}`);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function pick(headers: Readonly<Record<string, string>>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => names.includes(name)));
}
