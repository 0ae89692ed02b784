import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  ChecksumAlgorithm,
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { refusal, s3Client, useS3 } from './use-s3.ts';

const s3 = useS3();

async function read(bucket: string, key: string): Promise<Buffer> {
  const { Body } = await s3.client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  return Buffer.from((await Body?.transformToByteArray()) ?? []);
}

describe('storing an object', () => {
  it('gives back what was stored, with its metadata', async () => {
    const Bucket = await s3.givenBucket();
    const put = await s3.client.send(
      new PutObjectCommand({
        Bucket,
        Key: 'a.txt',
        Body: 'hello',
        ContentType: 'text/plain',
        CacheControl: 'max-age=60',
        ContentDisposition: 'attachment; filename="a.txt"',
        Metadata: { order: '1' },
      }),
    );
    expect(put.ETag).toBe(`"${createHash('md5').update('hello').digest('hex')}"`);
    expect(await s3.client.send(new HeadObjectCommand({ Bucket, Key: 'a.txt' }))).toMatchObject({
      ContentLength: 5,
      ContentType: 'text/plain',
      CacheControl: 'max-age=60',
      ContentDisposition: 'attachment; filename="a.txt"',
      Metadata: { order: '1' },
      ETag: put.ETag,
    });
    expect((await read(Bucket, 'a.txt')).toString()).toBe('hello');
  });

  it('takes a stream of unknown checksum, framed by the SDK, byte for byte', async () => {
    const Bucket = await s3.givenBucket();
    const bytes = randomBytes(300_000);
    const Body = Readable.from([bytes.subarray(0, 100_000), bytes.subarray(100_000)]);
    await s3.client.send(new PutObjectCommand({ Bucket, Key: 's', Body, ContentLength: bytes.length }));
    expect((await read(Bucket, 's')).equals(bytes)).toBe(true);
  });

  it('takes a stream whose chunks are not checksummed', async () => {
    const Bucket = await s3.givenBucket();
    const relaxed = s3Client(s3.endpoint, { requestChecksumCalculation: 'WHEN_REQUIRED' });
    const bytes = randomBytes(300_000);
    const Body = Readable.from([bytes]);
    await relaxed.send(new PutObjectCommand({ Bucket, Key: 's', Body, ContentLength: bytes.length }));
    expect((await read(Bucket, 's')).equals(bytes)).toBe(true);
  });

  it('keeps an empty object', async () => {
    const Bucket = await s3.givenBucket();
    await s3.client.send(new PutObjectCommand({ Bucket, Key: 'empty', Body: new Uint8Array() }));
    expect(await read(Bucket, 'empty')).toHaveLength(0);
  });

  it.each(['CRC32', 'CRC32C', 'SHA1', 'SHA256'] as const)(
    'proves, keeps and tells a %s',
    async (algorithm) => {
      const Bucket = await s3.givenBucket();
      const put = await s3.client.send(
        new PutObjectCommand({
          Bucket,
          Key: 'k',
          Body: 'hello',
          ChecksumAlgorithm: ChecksumAlgorithm[algorithm],
        }),
      );
      const head = await s3.client.send(new HeadObjectCommand({ Bucket, Key: 'k', ChecksumMode: 'ENABLED' }));
      expect(put[`Checksum${algorithm}`]).toBeTruthy();
      expect(head[`Checksum${algorithm}`]).toBe(put[`Checksum${algorithm}`]);
    },
  );

  it('refuses a body whose checksum is wrong, and stores nothing', async () => {
    const Bucket = await s3.givenBucket();
    const ChecksumSHA256 = createHash('sha256').update('other').digest('base64');
    const put = s3.client.send(new PutObjectCommand({ Bucket, Key: 'bad', Body: 'hello', ChecksumSHA256 }));
    expect(await refusal(put)).toEqual({ code: 'BadDigest', status: 400 });
    const md5 = createHash('md5').update('other').digest('base64');
    const putMd5 = s3.client.send(
      new PutObjectCommand({ Bucket, Key: 'bad', Body: 'hello', ContentMD5: md5 }),
    );
    expect(await refusal(putMd5)).toEqual({ code: 'BadDigest', status: 400 });
    const head = s3.client.send(new HeadObjectCommand({ Bucket, Key: 'bad' }));
    expect(await refusal(head)).toEqual({ code: 'NotFound', status: 404 });
  });

  it.each([
    '../../etc/passwd',
    'a//b',
    './x',
    '/lead',
    'ümlaut & <b>"\'',
    'a+b c%20d',
    '😀',
    'a\nb',
    '~!*()',
  ])('keeps the key %j as it is', async (Key) => {
    const Bucket = await s3.givenBucket();
    await s3.client.send(new PutObjectCommand({ Bucket, Key, Body: Key }));
    expect((await read(Bucket, Key)).toString()).toBe(Key);
  });

  it('refuses keys and metadata that are too long', async () => {
    const Bucket = await s3.givenBucket();
    const long = s3.client.send(
      new PutObjectCommand({ Bucket, Key: 'k'.repeat(1025), Body: new Uint8Array() }),
    );
    expect(await refusal(long)).toEqual({ code: 'KeyTooLongError', status: 400 });
    const Metadata = { note: 'x'.repeat(2100) };
    const heavy = s3.client.send(
      new PutObjectCommand({ Bucket, Key: 'k', Body: new Uint8Array(), Metadata }),
    );
    expect(await refusal(heavy)).toEqual({ code: 'MetadataTooLarge', status: 400 });
  });

  it('says no to what it would drop', async () => {
    const Bucket = await s3.givenBucket();
    const acl = s3.client.send(
      new PutObjectCommand({ Bucket, Key: 'k', Body: new Uint8Array(), ACL: 'public-read' }),
    );
    expect(await refusal(acl)).toEqual({ code: 'AccessControlListNotSupported', status: 400 });
    const tags = s3.client.send(
      new PutObjectCommand({ Bucket, Key: 'k', Body: new Uint8Array(), Tagging: 'a=b' }),
    );
    expect(await refusal(tags)).toEqual({ code: 'NotImplemented', status: 501 });
  });
});

describe('conditional writes', () => {
  it('lets one of twenty racing creators win', async () => {
    const Bucket = await s3.givenBucket();
    const calls = Array.from({ length: 20 }, (_, index) =>
      s3.client.send(new PutObjectCommand({ Bucket, Key: 'once', Body: `${index}`, IfNoneMatch: '*' })).then(
        () => 'won',
        (error: Error) => error.name,
      ),
    );
    const outcomes = await Promise.all(calls);
    expect(outcomes.filter((outcome) => outcome === 'won')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'PreconditionFailed')).toHaveLength(19);
  });

  it('replaces only the version that is named', async () => {
    const Bucket = await s3.givenBucket();
    const { ETag } = await s3.client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: '1' }));
    await s3.client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: '2', IfMatch: ETag }));
    const stale = s3.client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: '3', IfMatch: ETag }));
    expect(await refusal(stale)).toEqual({ code: 'PreconditionFailed', status: 412 });
    const absent = s3.client.send(new PutObjectCommand({ Bucket, Key: 'none', Body: '3', IfMatch: ETag }));
    expect(await refusal(absent)).toEqual({ code: 'NoSuchKey', status: 404 });
    expect((await read(Bucket, 'k')).toString()).toBe('2');
  });
});

describe('reading an object', () => {
  it.each([
    ['bytes=1-3', 'ell', 'bytes 1-3/5'],
    ['bytes=2-', 'llo', 'bytes 2-4/5'],
    ['bytes=-2', 'lo', 'bytes 3-4/5'],
    ['bytes=3-99', 'lo', 'bytes 3-4/5'],
  ])('sends the range %s', async (Range, text, contentRange) => {
    const Bucket = await s3.givenBucket();
    await s3.client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'hello' }));
    const answer = await s3.client.send(new GetObjectCommand({ Bucket, Key: 'k', Range }));
    expect(await answer.Body?.transformToString()).toBe(text);
    expect(answer.ContentRange).toBe(contentRange);
    expect(answer.$metadata.httpStatusCode).toBe(206);
  });

  it('refuses a range behind the end', async () => {
    const Bucket = await s3.givenBucket();
    await s3.client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'hello' }));
    const get = s3.client.send(new GetObjectCommand({ Bucket, Key: 'k', Range: 'bytes=5-9' }));
    expect(await refusal(get)).toEqual({ code: 'InvalidRange', status: 416 });
  });

  it('answers conditions by entity tag and by time', async () => {
    const Bucket = await s3.givenBucket();
    const { ETag } = await s3.client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'hello' }));
    const get = (conditions: object) =>
      s3.client.send(new GetObjectCommand({ Bucket, Key: 'k', ...conditions }));
    const hourAgo = new Date(Date.now() - 3_600_000);
    const soon = new Date(Date.now() + 60_000);
    expect((await get({ IfMatch: ETag })).ContentLength).toBe(5);
    expect((await get({ IfNoneMatch: '"other"' })).ContentLength).toBe(5);
    expect((await get({ IfModifiedSince: hourAgo })).ContentLength).toBe(5);
    expect((await refusal(get({ IfNoneMatch: ETag }))).status).toBe(304);
    expect((await refusal(get({ IfModifiedSince: soon }))).status).toBe(304);
    expect((await refusal(get({ IfMatch: '"other"' }))).status).toBe(412);
    expect((await refusal(get({ IfUnmodifiedSince: hourAgo }))).status).toBe(412);
  });

  it('goes on sending an object that is replaced meanwhile', async () => {
    const Bucket = await s3.givenBucket();
    const bytes = randomBytes(3_000_000);
    await s3.client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: bytes }));
    const { Body } = await s3.client.send(new GetObjectCommand({ Bucket, Key: 'k' }));
    await s3.client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'new' }));
    expect(Buffer.from((await Body?.transformToByteArray()) ?? []).equals(bytes)).toBe(true);
    expect((await read(Bucket, 'k')).toString()).toBe('new');
  });

  it('tells a missing object from a missing bucket', async () => {
    const Bucket = await s3.givenBucket();
    const key = s3.client.send(new GetObjectCommand({ Bucket, Key: 'nope' }));
    expect(await refusal(key)).toEqual({ code: 'NoSuchKey', status: 404 });
    const bucket = s3.client.send(new GetObjectCommand({ Bucket: 'no-such-bucket', Key: 'nope' }));
    expect(await refusal(bucket)).toEqual({ code: 'NoSuchBucket', status: 404 });
  });
});

describe('copying and deleting', () => {
  it('copies bytes and metadata, or replaces the metadata', async () => {
    const Bucket = await s3.givenBucket();
    const put = new PutObjectCommand({
      Bucket,
      Key: 'a b',
      Body: 'x',
      ContentType: 'text/plain',
      Metadata: { a: '1' },
    });
    await s3.client.send(put);
    const CopySource = `${Bucket}/a%20b`;
    await s3.client.send(new CopyObjectCommand({ Bucket, Key: 'copy', CopySource }));
    const replaced = { MetadataDirective: 'REPLACE', ContentType: 'text/css', Metadata: { b: '2' } } as const;
    await s3.client.send(new CopyObjectCommand({ Bucket, Key: 'other', CopySource, ...replaced }));
    const copy = await s3.client.send(new HeadObjectCommand({ Bucket, Key: 'copy' }));
    expect(copy).toMatchObject({ ContentType: 'text/plain', Metadata: { a: '1' } });
    const other = await s3.client.send(new HeadObjectCommand({ Bucket, Key: 'other' }));
    expect(other).toMatchObject({ ContentType: 'text/css', Metadata: { b: '2' } });
    const self = s3.client.send(new CopyObjectCommand({ Bucket, Key: 'a b', CopySource }));
    expect(await refusal(self)).toEqual({ code: 'InvalidRequest', status: 400 });
  });

  it('deletes one object and may be asked again', async () => {
    const Bucket = await s3.givenBucket();
    await s3.client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'x' }));
    await s3.client.send(new DeleteObjectCommand({ Bucket, Key: 'k' }));
    await s3.client.send(new DeleteObjectCommand({ Bucket, Key: 'k' }));
    expect((await refusal(s3.client.send(new HeadObjectCommand({ Bucket, Key: 'k' })))).status).toBe(404);
  });

  it('deletes many objects, keys with entities included', async () => {
    const Bucket = await s3.givenBucket();
    const keys = ['a', 'b&<c>', 'ü'];
    for (const Key of keys) await s3.client.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }));
    const Delete = { Objects: [...keys, 'missing'].map((Key) => ({ Key })) };
    const { Deleted } = await s3.client.send(new DeleteObjectsCommand({ Bucket, Delete }));
    expect(Deleted?.map((entry) => entry.Key).sort()).toEqual([...keys, 'missing'].sort());
    for (const Key of keys) {
      expect((await refusal(s3.client.send(new HeadObjectCommand({ Bucket, Key })))).status).toBe(404);
    }
  });
});
