import {
  ListObjectsCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandInput,
  PutObjectCommand,
  paginateListObjectsV2,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { refusal, useS3 } from './use-s3.ts';

const s3 = useS3();

async function givenKeys(...keys: string[]): Promise<string> {
  const Bucket = await s3.givenBucket();
  await Promise.all(keys.map((Key) => s3.client.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }))));
  return Bucket;
}

async function list(input: ListObjectsV2CommandInput) {
  const page = await s3.client.send(new ListObjectsV2Command(input));
  return {
    keys: page.Contents?.map((object) => object.Key) ?? [],
    prefixes: page.CommonPrefixes?.map((prefix) => prefix.Prefix) ?? [],
    truncated: page.IsTruncated,
    count: page.KeyCount,
    token: page.NextContinuationToken,
  };
}

describe('listing objects', () => {
  it('goes by the bytes of the keys and tells size, time and tag', async () => {
    const Bucket = await givenKeys('b', 'ä', 'a', 'B', '😀', '\uFFFD');
    const page = await s3.client.send(new ListObjectsV2Command({ Bucket }));
    expect(page.Contents?.map((object) => object.Key)).toEqual(['B', 'a', 'b', 'ä', '\uFFFD', '😀']);
    expect(page.Contents?.[0]).toMatchObject({
      Size: 1,
      ETag: '"9dd4e461268c8034f5c8564e155c67a6"',
      StorageClass: 'STANDARD',
    });
    expect(page.Contents?.[0]?.LastModified).toBeInstanceOf(Date);
  });

  it('goes by prefix, also one with special characters', async () => {
    const Bucket = await givenKeys('a/1', 'a/2', 'a&<b>/1', 'b/1');
    expect((await list({ Bucket, Prefix: 'a/' })).keys).toEqual(['a/1', 'a/2']);
    expect((await list({ Bucket, Prefix: 'a&<' })).keys).toEqual(['a&<b>/1']);
    expect(await list({ Bucket, Prefix: 'zzz' })).toMatchObject({ keys: [], count: 0, truncated: false });
  });

  it('folds keys at a delimiter', async () => {
    const Bucket = await givenKeys('a/1', 'a/2/x', 'b', 'c/1', 'c/2');
    expect(await list({ Bucket, Delimiter: '/' })).toMatchObject({
      keys: ['b'],
      prefixes: ['a/', 'c/'],
      count: 3,
    });
    expect(await list({ Bucket, Delimiter: '/', Prefix: 'a/' })).toMatchObject({
      keys: ['a/1'],
      prefixes: ['a/2/'],
    });
  });

  it('visits everything once, page after page, while keys are added', async () => {
    const keys = Array.from({ length: 25 }, (_, index) => `d${index % 5}/${index}`);
    const Bucket = await givenKeys(...keys);
    const seen: (string | undefined)[] = [];
    let pages = 0;
    for await (const page of paginateListObjectsV2({ client: s3.client, pageSize: 4 }, { Bucket })) {
      seen.push(...(page.Contents ?? []).map((object) => object.Key));
      await s3.client.send(new PutObjectCommand({ Bucket, Key: `aaa-${pages++}`, Body: 'x' }));
    }
    expect(seen.toSorted()).toEqual(keys.toSorted());
    expect(pages).toBe(7);
  });

  it('counts common prefixes towards the page and does not show one twice', async () => {
    const Bucket = await givenKeys('a/1', 'a/2', 'b', 'c/1', 'c/2', 'd');
    const seen: string[] = [];
    for await (const page of paginateListObjectsV2(
      { client: s3.client, pageSize: 1 },
      { Bucket, Delimiter: '/' },
    )) {
      expect(page.KeyCount).toBe(1);
      seen.push(
        ...(page.Contents ?? []).map((object) => object.Key ?? ''),
        ...(page.CommonPrefixes ?? []).map((prefix) => prefix.Prefix ?? ''),
      );
    }
    expect(seen).toEqual(['a/', 'b', 'c/', 'd']);
  });

  it('starts after a key, may be empty, and gives at most 1000', async () => {
    const Bucket = await givenKeys(
      ...Array.from({ length: 1002 }, (_, index) => `k${String(index).padStart(4, '0')}`),
    );
    expect((await list({ Bucket, StartAfter: 'k0999' })).keys).toEqual(['k1000', 'k1001']);
    expect(await list({ Bucket, MaxKeys: 5000 })).toMatchObject({ count: 1000, truncated: true });
    expect(await list({ Bucket, MaxKeys: 0 })).toMatchObject({ count: 0, truncated: false });
  });

  it('encodes keys when asked', async () => {
    const Bucket = await givenKeys('a b/ü', 'a\u0001b');
    const page = await s3.client.send(new ListObjectsV2Command({ Bucket, EncodingType: 'url' }));
    expect(page.Contents?.map((object) => decodeURIComponent(object.Key ?? ''))).toEqual([
      'a\u0001b',
      'a b/ü',
    ]);
  });

  it('refuses a token that it did not give', async () => {
    const Bucket = await givenKeys('a');
    const call = s3.client.send(new ListObjectsV2Command({ Bucket, ContinuationToken: 'made-up' }));
    expect(await refusal(call)).toEqual({ code: 'InvalidArgument', status: 400 });
  });

  it('has the older form too', async () => {
    const Bucket = await givenKeys('a/1', 'b', 'c');
    const page = await s3.client.send(new ListObjectsCommand({ Bucket, Delimiter: '/', MaxKeys: 2 }));
    expect(page).toMatchObject({ IsTruncated: true, NextMarker: 'b' });
    const rest = await s3.client.send(new ListObjectsCommand({ Bucket, Delimiter: '/', Marker: 'b' }));
    expect(rest.Contents?.map((object) => object.Key)).toEqual(['c']);
  });
});
