import {
  createBucket,
  deleteBucket,
  getBucketLocation,
  headBucket,
  listBuckets,
} from './buckets/bucket-operations.ts';
import { deleteBucketCors, getBucketCors, putBucketCors } from './buckets/cors-operations.ts';
import type { Operation } from './context.ts';
import { S3Error } from './errors.ts';
import type { S3Request } from './http/request.ts';
import { copyObject } from './objects/copy-object.ts';
import { deleteObject, deleteObjects } from './objects/delete-object.ts';
import { getObject, headObject } from './objects/get-object.ts';
import { listObjects, listObjectsV2 } from './objects/list-objects.ts';
import { putObject } from './objects/put-object.ts';
import { completeUpload } from './uploads/complete-upload.ts';
import {
  abortUpload,
  createUpload,
  listParts,
  listUploads,
  uploadPart,
} from './uploads/upload-operations.ts';

/** Every operation there is: method, what it is about, and the query parameter that names it. */
const operations: Readonly<Record<string, Operation>> = {
  'GET service': listBuckets,
  'PUT bucket': createBucket,
  'HEAD bucket': headBucket,
  'DELETE bucket': deleteBucket,
  'GET bucket': listObjects,
  'GET bucket ?list-type': listObjectsV2,
  'GET bucket ?location': getBucketLocation,
  'GET bucket ?cors': getBucketCors,
  'PUT bucket ?cors': putBucketCors,
  'DELETE bucket ?cors': deleteBucketCors,
  'POST bucket ?delete': deleteObjects,
  'GET bucket ?uploads': listUploads,
  'PUT object': putObject,
  'PUT object copy': copyObject,
  'GET object': getObject,
  'HEAD object': headObject,
  'DELETE object': deleteObject,
  'POST object ?uploads': createUpload,
  'PUT object ?uploadId': uploadPart,
  'POST object ?uploadId': completeUpload,
  'DELETE object ?uploadId': abortUpload,
  'GET object ?uploadId': listParts,
};

/** Query parameters that turn a request into another operation. Those without one above are answered 501, never ignored. */
const subresources = `
  accelerate acl analytics attributes cors delete encryption intelligent-tiering inventory
  legal-hold lifecycle list-type location logging metrics notification object-lock
  ownershipControls policy policyStatus publicAccessBlock replication requestPayment restore
  retention select tagging torrent uploadId uploads versioning versions website
`
  .trim()
  .split(/\s+/);

/** Finds the operation that a request asks for. @throws S3Error NotImplemented or MethodNotAllowed */
export function route(request: S3Request): Operation {
  const { method, bucket, key, query, headers } = request;
  const level = bucket === '' ? 'service' : key === '' ? 'bucket' : 'object';
  const subresource = subresources.find((name) => query.has(name));
  requireVersion(request);
  if (level === 'object' && query.has('partNumber') && subresource === undefined) {
    throw new S3Error('NotImplemented', 'Reading single parts is not implemented.');
  }
  const copy = subresource === undefined && method === 'PUT' && 'x-amz-copy-source' in headers ? ' copy' : '';
  const name = `${method} ${level}${copy}${subresource === undefined ? '' : ` ?${subresource}`}`;
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (operation) return operation;
  throw subresource === undefined ? new S3Error('MethodNotAllowed') : new S3Error('NotImplemented');
}

/** Without versioning there is but one version, named "null". */
function requireVersion({ query }: S3Request): void {
  const version = query.get('versionId');
  if (version !== undefined && version !== 'null') throw new S3Error('NoSuchVersion');
}
