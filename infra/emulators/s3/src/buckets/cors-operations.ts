import { readText } from '../body/request-body.ts';
import type { Operation } from '../context.ts';
import { S3Error } from '../errors.ts';
import { children, childText, parseXml, type XmlElement } from '../http/xml-reader.ts';
import { element, xmlDocument } from '../http/xml-writer.ts';
import type { CorsRule } from './cors-rules.ts';

const methods = ['GET', 'PUT', 'POST', 'DELETE', 'HEAD'];
const maxRules = 100;

/** `PUT /<bucket>?cors` */
export const putBucketCors: Operation = async ({ context, request, signature }) => {
  context.buckets.require(request.bucket);
  const document = parseXml(await readText(request, signature));
  const rules = children(document, 'CORSRule').map(readRule);
  if (document.name !== 'CORSConfiguration' || rules.length === 0 || rules.length > maxRules) {
    throw new S3Error('MalformedXML');
  }
  await context.buckets.update(request.bucket, (record) => ({ ...record, cors: rules }));
  return { status: 200 };
};

/** `GET /<bucket>?cors` */
export const getBucketCors: Operation = async ({ context, request }) => {
  const { cors } = context.buckets.require(request.bucket).record;
  if (!cors) throw new S3Error('NoSuchCORSConfiguration');
  return { status: 200, body: xmlDocument('CORSConfiguration', cors.map(writeRule)) };
};

/** `DELETE /<bucket>?cors` */
export const deleteBucketCors: Operation = async ({ context, request }) => {
  await context.buckets.update(request.bucket, ({ cors: _, ...record }) => record);
  return { status: 204 };
};

function readRule(rule: XmlElement): CorsRule {
  const texts = (name: string) => children(rule, name).map((child) => child.text);
  const [id, maxAge] = [childText(rule, 'ID'), childText(rule, 'MaxAgeSeconds')];
  const read = {
    allowedOrigins: texts('AllowedOrigin'),
    allowedMethods: texts('AllowedMethod'),
    allowedHeaders: texts('AllowedHeader'),
    exposeHeaders: texts('ExposeHeader'),
  };
  if (read.allowedOrigins.length === 0 || read.allowedMethods.length === 0) throw new S3Error('MalformedXML');
  const unknown = read.allowedMethods.find((method) => !methods.includes(method));
  if (unknown)
    throw new S3Error(
      'InvalidRequest',
      `Found unsupported HTTP method in CORS config. Unsupported method is ${unknown}`,
    );
  const wild = [...read.allowedOrigins, ...read.allowedHeaders].find(
    (pattern) => pattern.split('*').length > 2,
  );
  if (wild) throw new S3Error('InvalidRequest', `"${wild}" can not have more than one wildcard.`);
  if (maxAge !== undefined && !/^\d{1,9}$/.test(maxAge)) throw new S3Error('MalformedXML');
  return {
    ...read,
    ...(id ? { id } : {}),
    ...(maxAge === undefined ? {} : { maxAgeSeconds: Number(maxAge) }),
  };
}

function writeRule(rule: CorsRule) {
  const all = (name: string, values: readonly string[]) => values.map((value) => element(name, value));
  return element('CORSRule', [
    ...(rule.id ? [element('ID', rule.id)] : []),
    ...all('AllowedOrigin', rule.allowedOrigins),
    ...all('AllowedMethod', rule.allowedMethods),
    ...all('AllowedHeader', rule.allowedHeaders),
    ...all('ExposeHeader', rule.exposeHeaders),
    ...(rule.maxAgeSeconds === undefined ? [] : [element('MaxAgeSeconds', rule.maxAgeSeconds)]),
  ]);
}
