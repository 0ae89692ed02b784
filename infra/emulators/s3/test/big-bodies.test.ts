import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { refusal, s3Client, useS3 } from './use-s3.ts';

const s3 = useS3();
const mebibyte = 1024 ** 2;

describe('a body of 200 MB', () => {
  it('is streamed both ways: the emulator holds a small part of it', async () => {
    const Bucket = await s3.givenBucket();
    const block = randomBytes(mebibyte);
    const sent = createHash('sha256');
    const blocks = function* () {
      for (let index = 0; index < 200; index++) {
        block.writeUInt32BE(index);
        sent.update(block);
        yield Buffer.from(block);
      }
    };
    const before = process.memoryUsage().arrayBuffers;
    let peak = 0;
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().arrayBuffers - before);
    }, 5);
    const Body = Readable.from(blocks());
    await s3.client.send(new PutObjectCommand({ Bucket, Key: 'k', Body, ContentLength: 200 * mebibyte }));
    const answer = await s3.client.send(new GetObjectCommand({ Bucket, Key: 'k' }));
    const received = createHash('sha256');
    // A stream in Node.js; the SDK's type covers browsers too.
    for await (const part of answer.Body as Readable) received.update(part);
    clearInterval(watch);
    expect(received.digest('hex')).toBe(sent.digest('hex'));
    expect(peak).toBeLessThan(150 * mebibyte);
  });
});

describe('a body that is refused', () => {
  const Body = Buffer.alloc(20 * mebibyte);

  it('is answered with the reason, however long it is, and the connection goes on', async () => {
    const Bucket = await s3.givenBucket();
    const stranger = s3Client(s3.endpoint, {
      credentials: { accessKeyId: 'AKIANOBODY', secretAccessKey: 'x' },
    });
    for (let attempt = 0; attempt < 3; attempt++) {
      const put = stranger.send(new PutObjectCommand({ Bucket, Key: 'k', Body }));
      expect(await refusal(put)).toEqual({ code: 'InvalidAccessKeyId', status: 403 });
      const absent = s3.client.send(new PutObjectCommand({ Bucket: 'no-such-bucket', Key: 'k', Body }));
      expect(await refusal(absent)).toEqual({ code: 'NoSuchBucket', status: 404 });
    }
    await s3.client.send(new PutObjectCommand({ Bucket, Key: 'k', Body }));
  });

  it('of more than 5 GiB is refused before it is sent', async () => {
    const Bucket = await s3.givenBucket();
    const put = new PutObjectCommand({
      Bucket,
      Key: 'k',
      Body: Readable.from([Body]),
      ContentLength: 5 * 1024 ** 3 + 1,
    });
    expect((await refusal(s3.client.send(put))).code).toBe('EntityTooLarge');
  });
});
