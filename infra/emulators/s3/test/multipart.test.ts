import { createHash, randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  type CreateMultipartUploadCommandInput,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { refusal, useS3 } from './use-s3.ts';

const s3 = useS3();
const mebibyte = 1024 ** 2;
const md5 = (bytes: Buffer) => createHash('md5').update(bytes).digest();

async function givenUpload(Bucket: string, options: Partial<CreateMultipartUploadCommandInput> = {}) {
  const Key = 'movie';
  const { UploadId } = await s3.client.send(new CreateMultipartUploadCommand({ Bucket, Key, ...options }));
  const target = { Bucket, Key, UploadId };
  return {
    target,
    async part(PartNumber: number, Body: Buffer, more: object = {}): Promise<CompletedPart> {
      const part = await s3.client.send(new UploadPartCommand({ ...target, PartNumber, Body, ...more }));
      return {
        PartNumber,
        ETag: part.ETag,
        ChecksumCRC32: part.ChecksumCRC32,
        ChecksumSHA256: part.ChecksumSHA256,
      };
    },
    complete: (Parts: CompletedPart[], more: object = {}) =>
      s3.client.send(new CompleteMultipartUploadCommand({ ...target, MultipartUpload: { Parts }, ...more })),
  };
}

describe('a multipart upload', () => {
  it('becomes one object of its parts, in their order', async () => {
    const Bucket = await s3.givenBucket();
    const upload = await givenUpload(Bucket, { ContentType: 'video/mp4', Metadata: { a: '1' } });
    const [first, second] = [randomBytes(5 * mebibyte), randomBytes(1000)];
    const part2 = await upload.part(2, second);
    await upload.part(1, randomBytes(100));
    const part1 = await upload.part(1, first);
    const { ETag } = await upload.complete([part1, part2]);
    expect(ETag).toBe(`"${md5(Buffer.concat([md5(first), md5(second)])).toString('hex')}-2"`);
    const object = await s3.client.send(new GetObjectCommand({ Bucket, Key: 'movie' }));
    expect(object).toMatchObject({ ContentType: 'video/mp4', Metadata: { a: '1' }, ETag });
    const bytes = Buffer.from((await object.Body?.transformToByteArray()) ?? []);
    expect(bytes.equals(Buffer.concat([first, second]))).toBe(true);
    expect(await readdir(join(s3.dataDir, 'buckets', Bucket, 'uploads'))).toEqual([]);
    expect((await refusal(upload.complete([part1]))).code).toBe('NoSuchUpload');
  });

  it('has a checksum of its checksums, or of the whole', async () => {
    const Bucket = await s3.givenBucket();
    const bytes = randomBytes(1000);
    const composite = await givenUpload(Bucket, { ChecksumAlgorithm: 'SHA256' });
    await composite.complete([await composite.part(1, bytes, { ChecksumAlgorithm: 'SHA256' })]);
    const head = () =>
      s3.client.send(new HeadObjectCommand({ Bucket, Key: 'movie', ChecksumMode: 'ENABLED' }));
    const sha256 = (data: Buffer) => createHash('sha256').update(data).digest();
    expect(await head()).toMatchObject({
      ChecksumSHA256: `${sha256(sha256(bytes)).toString('base64')}-1`,
      ChecksumType: 'COMPOSITE',
    });

    const whole = await givenUpload(Bucket, { ChecksumAlgorithm: 'CRC32', ChecksumType: 'FULL_OBJECT' });
    const part = await whole.part(1, bytes, { ChecksumAlgorithm: 'CRC32' });
    await whole.complete([part]);
    expect(await head()).toMatchObject({ ChecksumCRC32: part.ChecksumCRC32, ChecksumType: 'FULL_OBJECT' });
  });

  it('is refused with parts that are unknown, changed, out of order or too small', async () => {
    const Bucket = await s3.givenBucket();
    const upload = await givenUpload(Bucket);
    const small = await upload.part(1, randomBytes(100));
    const last = await upload.part(2, randomBytes(100));
    expect(await refusal(upload.complete([small, last]))).toEqual({ code: 'EntityTooSmall', status: 400 });
    expect(await refusal(upload.complete([last, small]))).toEqual({ code: 'InvalidPartOrder', status: 400 });
    expect(await refusal(upload.complete([small, { ...last, PartNumber: 3 }]))).toEqual({
      code: 'InvalidPart',
      status: 400,
    });
    expect(await refusal(upload.complete([{ ...last, ETag: small.ETag }]))).toEqual({
      code: 'InvalidPart',
      status: 400,
    });
    expect((await refusal(upload.complete([]))).status).toBe(400);
    await upload.complete([small]);
  });

  it('takes part numbers from 1 to 10000', async () => {
    const Bucket = await s3.givenBucket();
    const upload = await givenUpload(Bucket);
    await upload.part(10_000, randomBytes(10));
    for (const number of [0, 10_001]) {
      expect(await refusal(upload.part(number, randomBytes(10)))).toEqual({
        code: 'InvalidArgument',
        status: 400,
      });
    }
  });

  it('is listed with its parts, and gone when it is aborted', async () => {
    const Bucket = await s3.givenBucket();
    const { target, part } = await givenUpload(Bucket);
    await part(1, randomBytes(10));
    await part(3, randomBytes(30));
    await part(2, randomBytes(20));
    const uploads = await s3.client.send(new ListMultipartUploadsCommand({ Bucket }));
    expect(uploads.Uploads).toMatchObject([{ Key: 'movie', UploadId: target.UploadId }]);
    const page = await s3.client.send(new ListPartsCommand({ ...target, MaxParts: 2 }));
    expect(page).toMatchObject({ IsTruncated: true, NextPartNumberMarker: '2' });
    const rest = await s3.client.send(new ListPartsCommand({ ...target, PartNumberMarker: '2' }));
    expect(rest.Parts).toMatchObject([{ PartNumber: 3, Size: 30 }]);
    await s3.client.send(new AbortMultipartUploadCommand(target));
    const again = s3.client.send(new AbortMultipartUploadCommand(target));
    expect(await refusal(again)).toEqual({ code: 'NoSuchUpload', status: 404 });
    expect(await refusal(part(1, randomBytes(10)))).toEqual({ code: 'NoSuchUpload', status: 404 });
    expect((await s3.client.send(new ListMultipartUploadsCommand({ Bucket }))).Uploads ?? []).toEqual([]);
  });

  it('does not replace an object that it must not', async () => {
    const Bucket = await s3.givenBucket();
    const first = await givenUpload(Bucket);
    const second = await givenUpload(Bucket);
    const parts = [await second.part(1, randomBytes(10))];
    await first.complete([await first.part(1, randomBytes(10))], { IfNoneMatch: '*' });
    const late = second.complete(parts, { IfNoneMatch: '*' });
    expect(await refusal(late)).toEqual({ code: 'PreconditionFailed', status: 412 });
    await second.complete(parts);
  });
});
