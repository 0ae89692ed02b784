import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { awsClient } from '@eshop/kit/aws';
import { isTransient, unavailable } from '@eshop/kit/errors';
import type { Config } from '../config.ts';
import type { Proof } from './proof.ts';

/** The private bucket with the files that customers handed in. */
export type ProofStore = {
  /** Stores a file; S3 checks that it arrived whole. @throws 503 while S3 is away. */
  put(proof: Pick<Proof, 'objectKey' | 'contentType' | 'sha256'>, content: Buffer): Promise<void>;
  /** Deletes a file; one that is not there counts as deleted. */
  drop(objectKey: string): Promise<void>;
  /** A link that shows the file to whoever holds it, for a few minutes. Needs no answer from S3. */
  linkTo(proof: Pick<Proof, 'objectKey' | 'contentType'>, fileName: string): Promise<string>;
  /** @throws when the bucket does not answer. */
  check(): Promise<void>;
  close(): void;
};

/** Together with the SDK's tries this stays below the minute for which a request holds its Idempotency-Key. */
const patience = {
  maxAttempts: 2,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
};

/** Opens the bucket; endpoint, region and keys come from the variables that Amazon's client reads itself. */
export function createProofStore(config: Config['proofs']): ProofStore {
  const Bucket = config.bucket;
  const s3 = awsClient(new S3Client({ ...patience, forcePathStyle: config.pathStyle }), 'S3');
  // Links by a client with default settings carry a checksum that some implementations of S3 hold the answer to.
  const signer = new S3Client({
    forcePathStyle: config.pathStyle,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(config.publicEndpoint ? { endpoint: config.publicEndpoint } : {}),
  });

  return {
    async put({ objectKey, contentType, sha256 }, content) {
      const put = new PutObjectCommand({
        Bucket,
        Key: objectKey,
        Body: content,
        ContentType: contentType,
        CacheControl: 'private, no-store',
        ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64'),
        Metadata: { sha256 },
      });
      await orAway(s3.send(put));
    },

    async drop(objectKey) {
      await orAway(s3.send(new DeleteObjectCommand({ Bucket, Key: objectKey })));
    },

    linkTo({ objectKey, contentType }, fileName) {
      const get = new GetObjectCommand({
        Bucket,
        Key: objectKey,
        ResponseContentType: contentType,
        ResponseContentDisposition: `inline; filename="${fileName}"`,
        ResponseCacheControl: 'private, no-store',
      });
      return getSignedUrl(signer, get, { expiresIn: config.linkSeconds });
    },

    async check() {
      await s3.send(new HeadBucketCommand({ Bucket }));
    },

    close() {
      s3.destroy();
      signer.destroy();
    },
  };
}

async function orAway<Answer>(call: Promise<Answer>): Promise<Answer> {
  try {
    return await call;
  } catch (error) {
    throw isTransient(error) ? unavailable('the store of proofs', 1, error) : error;
  }
}
