import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { afterAll, beforeAll } from 'vitest';
import { type S3Emulator, startS3Emulator } from '../src/index.ts';

export const accessKeyId = 'AKIAESHOPTEST';
export const secretAccessKey = 'a secret/with+signs=';

/** An SDK client with its defaults; one attempt, so that refusals are seen as they are. */
export function s3Client(endpoint: string, overrides: S3ClientConfig = {}): S3Client {
  return new S3Client({
    endpoint,
    region: 'eu-central-1',
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: 1,
    ...overrides,
  });
}

/** Starts one emulator for a test file, on a free port and in a folder of its own. */
export function useS3() {
  let emulator: S3Emulator;
  let dataDir: string;
  let client: S3Client;
  let buckets = 0;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 's3-emulator-'));
    emulator = await startS3Emulator({
      port: 0,
      dataDir,
      accessKeys: { [accessKeyId]: secretAccessKey },
      onError: (error) => process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`),
    });
    client = s3Client(emulator.endpoint);
  });

  afterAll(async () => {
    client.destroy();
    await emulator.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  return {
    get endpoint() {
      return emulator.endpoint;
    },
    get client() {
      return client;
    },
    get dataDir() {
      return dataDir;
    },
    /** Makes a bucket of its own for a test. */
    async givenBucket(): Promise<string> {
      const name = `bucket-${++buckets}`;
      await client.send(new CreateBucketCommand({ Bucket: name }));
      return name;
    },
  };
}

/** The code and status of an SDK call's refusal. @throws when the call is not refused */
export async function refusal(call: Promise<unknown>): Promise<{ code: string; status: number | undefined }> {
  const answer = await call.then(
    () => null,
    (error: { name: string; $metadata?: { httpStatusCode?: number } }) => error,
  );
  if (!answer) throw new Error('The call was not refused.');
  return { code: answer.name, status: answer.$metadata?.httpStatusCode };
}
