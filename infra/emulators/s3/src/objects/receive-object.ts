import { rm } from 'node:fs/promises';
import type { ChecksumAlgorithm } from '../body/digests.ts';
import { type BodyFacts, openBody } from '../body/request-body.ts';
import { maxUploadBytes, type S3Call } from '../context.ts';
import { writeStream } from '../storage/files.ts';

/**
 * Streams a request's body into a scratch file, proves its digests and hands it on. The file is removed when `store`
 * refuses it. @throws S3Error
 */
export async function receiveBody<T>(
  { context, request, signature }: S3Call,
  algorithm: ChecksumAlgorithm | undefined,
  store: (file: string, facts: BodyFacts) => Promise<T>,
): Promise<T> {
  const body = openBody(request, signature, { maxBytes: maxUploadBytes, algorithm });
  const file = context.scratch.newPath();
  await writeStream(file, body.bytes);
  try {
    return await store(file, body.facts());
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
}
