import { readText } from '../body/request-body.ts';
import type { Operation, S3Call } from '../context.ts';
import { S3Error } from '../errors.ts';
import { childText, parseXml } from '../http/xml-reader.ts';
import { element, xmlDocument } from '../http/xml-writer.ts';
import { requireBucketName } from './bucket-name.ts';

const defaultRegion = 'us-east-1';

/** `GET /` */
export const listBuckets: Operation = async ({ context }) => {
  const buckets = context.buckets
    .list()
    .map(({ name, createdAt }) =>
      element('Bucket', [element('Name', name), element('CreationDate', createdAt)]),
    );
  const owner = element('Owner', [element('ID', 'eshop'), element('DisplayName', 'eshop')]);
  return { status: 200, body: xmlDocument('ListAllMyBucketsResult', [owner, element('Buckets', buckets)]) };
};

/** `PUT /<bucket>`. Making one's bucket again is a fault everywhere but in us-east-1, as in AWS. */
export const createBucket: Operation = async (call) => {
  const { context, request, signature } = call;
  requireBucketName(request.bucket);
  await requireLocation(call);
  const { region } = signature;
  const created = await context.buckets.create({
    name: request.bucket,
    createdAt: context.now().toISOString(),
    region,
  });
  if (!created && region !== defaultRegion) throw new S3Error('BucketAlreadyOwnedByYou');
  return { status: 200, headers: { location: `/${request.bucket}` } };
};

/** `HEAD /<bucket>` */
export const headBucket: Operation = async ({ context, request }) => {
  const { record } = context.buckets.require(request.bucket);
  return { status: 200, headers: { 'x-amz-bucket-region': record.region } };
};

/** `DELETE /<bucket>` */
export const deleteBucket: Operation = async ({ context, request }) => {
  await context.buckets.remove(request.bucket);
  return { status: 204 };
};

/** `GET /<bucket>?location`; us-east-1 is written as nothing. */
export const getBucketLocation: Operation = async ({ context, request }) => {
  const { region } = context.buckets.require(request.bucket).record;
  return { status: 200, body: xmlDocument('LocationConstraint', region === defaultRegion ? '' : region) };
};

/** A bucket is made in the region that the request is signed for; the body has to say the same. */
async function requireLocation({ request, signature }: S3Call): Promise<void> {
  const text = await readText(request, signature);
  const constraint = text.trim() === '' ? undefined : childText(parseXml(text), 'LocationConstraint');
  if ((constraint || defaultRegion) === signature.region) return;
  throw new S3Error(
    'IllegalLocationConstraintException',
    `The ${constraint || 'unspecified'} location constraint is incompatible for the region specific endpoint this request was sent to.`,
  );
}
