import type { Operation } from '../context.ts';
import { S3Error } from '../errors.ts';
import type { S3Request } from '../http/request.ts';
import { element, type Xml, xmlDocument } from '../http/xml-writer.ts';
import { uriEncode } from '../signature-v4/index.ts';
import { listPage } from './list-page.ts';
import { quoted } from './object-headers.ts';
import type { ObjectStore } from './object-store.ts';

const maxPage = 1000;

/** `GET /<bucket>?list-type=2` */
export const listObjectsV2: Operation = async ({ context, request }) => {
  const { objects } = context.buckets.require(request.bucket);
  const parameters = readParameters(request);
  const token = request.query.get('continuation-token');
  const startAfter = request.query.get('start-after') ?? '';
  const after = token === undefined ? startAfter : readToken(token);
  const page = listPage(objects.keys(), { ...parameters, after });
  const encode = encoder(parameters.urlEncoded);
  return {
    status: 200,
    body: xmlDocument('ListBucketResult', [
      ...head(request, parameters, encode),
      element('KeyCount', page.keys.length + page.commonPrefixes.length),
      element('IsTruncated', page.truncated),
      ...(token === undefined ? [] : [element('ContinuationToken', token)]),
      ...(page.truncated ? [element('NextContinuationToken', writeToken(page.last))] : []),
      ...(startAfter === '' ? [] : [element('StartAfter', encode(startAfter))]),
      ...contents(objects, page.keys, encode),
      ...commonPrefixes(page.commonPrefixes, encode),
    ]),
  };
};

/** `GET /<bucket>`, the older listing that goes on by key. */
export const listObjects: Operation = async ({ context, request }) => {
  const { objects } = context.buckets.require(request.bucket);
  const parameters = readParameters(request);
  const marker = request.query.get('marker') ?? '';
  const page = listPage(objects.keys(), { ...parameters, after: marker });
  const encode = encoder(parameters.urlEncoded);
  return {
    status: 200,
    body: xmlDocument('ListBucketResult', [
      ...head(request, parameters, encode),
      element('Marker', encode(marker)),
      element('IsTruncated', page.truncated),
      ...(page.truncated && parameters.delimiter !== '' ? [element('NextMarker', encode(page.last))] : []),
      ...contents(objects, page.keys, encode),
      ...commonPrefixes(page.commonPrefixes, encode),
    ]),
  };
};

type Parameters = { prefix: string; delimiter: string; maxKeys: number; urlEncoded: boolean };
type Encode = (text: string) => string;

function readParameters({ query }: S3Request): Parameters {
  const maxKeys = query.get('max-keys') ?? String(maxPage);
  if (!/^\d{1,10}$/.test(maxKeys))
    throw new S3Error('InvalidArgument', 'Provided max-keys not an integer or within integer range');
  const encoding = query.get('encoding-type');
  if (encoding !== undefined && encoding !== 'url')
    throw new S3Error('InvalidArgument', 'Invalid Encoding Method specified in Request');
  return {
    prefix: query.get('prefix') ?? '',
    delimiter: query.get('delimiter') ?? '',
    maxKeys: Math.min(Number(maxKeys), maxPage),
    urlEncoded: encoding === 'url',
  };
}

const encoder =
  (urlEncoded: boolean): Encode =>
  (text) =>
    urlEncoded ? uriEncode(text).replaceAll('%2F', '/') : text;

function head(
  request: S3Request,
  { prefix, delimiter, maxKeys, urlEncoded }: Parameters,
  encode: Encode,
): Xml[] {
  return [
    element('Name', request.bucket),
    element('Prefix', encode(prefix)),
    ...(delimiter === '' ? [] : [element('Delimiter', encode(delimiter))]),
    element('MaxKeys', maxKeys),
    ...(urlEncoded ? [element('EncodingType', 'url')] : []),
  ];
}

function contents(objects: ObjectStore, keys: readonly string[], encode: Encode): Xml[] {
  return keys.flatMap((key) => {
    const object = objects.get(key);
    if (!object) return [];
    const { checksum } = object;
    return element('Contents', [
      element('Key', encode(key)),
      element('LastModified', object.modifiedAt),
      element('ETag', quoted(object.etag)),
      ...(checksum ? [element('ChecksumAlgorithm', checksum.algorithm.toUpperCase())] : []),
      element('Size', object.size),
      element('StorageClass', 'STANDARD'),
    ]);
  });
}

function commonPrefixes(prefixes: readonly string[], encode: Encode): Xml[] {
  return prefixes.map((prefix) => element('CommonPrefixes', [element('Prefix', encode(prefix))]));
}

/** Opaque to clients: the place behind which to go on. */
const writeToken = (after: string) => Buffer.from(`1${after}`).toString('base64url');

function readToken(token: string): string {
  const text = Buffer.from(token, 'base64url').toString();
  if (!text.startsWith('1') || writeToken(text.slice(1)) !== token) {
    throw new S3Error('InvalidArgument', 'The continuation token provided is incorrect');
  }
  return text.slice(1);
}
