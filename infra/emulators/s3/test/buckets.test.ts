import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteBucketCorsCommand,
  DeleteObjectCommand,
  GetBucketAclCommand,
  GetBucketCorsCommand,
  GetBucketLocationCommand,
  GetObjectCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  PutBucketCorsCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { describe, expect, it } from 'vitest';
import { refusal, s3Client, useS3 } from './use-s3.ts';

const s3 = useS3();

describe('buckets', () => {
  it('are made, listed, found and removed', async () => {
    const Bucket = await s3.givenBucket();
    const { Buckets } = await s3.client.send(new ListBucketsCommand());
    expect(Buckets?.map((bucket) => bucket.Name)).toContain(Bucket);
    const head = await s3.client.send(new HeadBucketCommand({ Bucket }));
    expect(head.BucketRegion).toBe('eu-central-1');
    const location = await s3.client.send(new GetBucketLocationCommand({ Bucket }));
    expect(location.LocationConstraint).toBe('eu-central-1');
    await s3.client.send(new DeleteBucketCommand({ Bucket }));
    expect((await refusal(s3.client.send(new HeadBucketCommand({ Bucket })))).status).toBe(404);
    await s3.client.send(new CreateBucketCommand({ Bucket }));
  });

  it('are not made twice, but in us-east-1', async () => {
    const Bucket = await s3.givenBucket();
    const again = s3.client.send(new CreateBucketCommand({ Bucket }));
    expect(await refusal(again)).toEqual({ code: 'BucketAlreadyOwnedByYou', status: 409 });
    const virginia = s3Client(s3.endpoint, { region: 'us-east-1' });
    await virginia.send(new CreateBucketCommand({ Bucket }));
  });

  it('are made once by racing creators', async () => {
    const create = () => s3.client.send(new CreateBucketCommand({ Bucket: 'contested' }));
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () =>
        create().then(
          () => 'made',
          (error: Error) => error.name,
        ),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === 'made')).toHaveLength(1);
  });

  it('are not removed with objects in them', async () => {
    const Bucket = await s3.givenBucket();
    await s3.client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'x' }));
    const remove = () => s3.client.send(new DeleteBucketCommand({ Bucket }));
    expect(await refusal(remove())).toEqual({ code: 'BucketNotEmpty', status: 409 });
    await s3.client.send(new DeleteObjectCommand({ Bucket, Key: 'k' }));
    await remove();
    expect(await refusal(remove())).toEqual({ code: 'NoSuchBucket', status: 404 });
  });

  it.each([
    'ab',
    'a'.repeat(64),
    'Upper',
    'under_score',
    '-start',
    'end-',
    'a..b',
    '192.168.0.1',
    'xn--a',
    'a-s3alias',
  ])('are not named %j', async (Bucket) => {
    const create = s3.client.send(new CreateBucketCommand({ Bucket }));
    expect(await refusal(create)).toEqual({ code: 'InvalidBucketName', status: 400 });
  });

  it('say that what is not implemented is not', async () => {
    const Bucket = await s3.givenBucket();
    const acl = s3.client.send(new GetBucketAclCommand({ Bucket }));
    expect(await refusal(acl)).toEqual({ code: 'NotImplemented', status: 501 });
  });
});

describe('CORS', () => {
  const rule = {
    AllowedOrigins: ['https://*.eshop.example'],
    AllowedMethods: ['GET', 'PUT'],
    AllowedHeaders: ['content-*'],
    ExposeHeaders: ['ETag'],
    MaxAgeSeconds: 300,
  };
  const givenRule = async (Bucket: string) =>
    s3.client.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules: [rule] } }));
  const preflight = (bucket: string, headers: Record<string, string>) =>
    fetch(`${s3.endpoint}/${bucket}/k`, { method: 'OPTIONS', headers });

  it('is off until a bucket gets rules, and after they are gone', async () => {
    const Bucket = await s3.givenBucket();
    const ask = { origin: 'https://www.eshop.example', 'access-control-request-method': 'PUT' };
    expect((await preflight(Bucket, ask)).status).toBe(403);
    const none = s3.client.send(new GetBucketCorsCommand({ Bucket }));
    expect(await refusal(none)).toEqual({ code: 'NoSuchCORSConfiguration', status: 404 });
    await givenRule(Bucket);
    const kept = await s3.client.send(new GetBucketCorsCommand({ Bucket }));
    expect(kept.CORSRules).toEqual([rule]);
    expect((await preflight(Bucket, ask)).status).toBe(200);
    await s3.client.send(new DeleteBucketCorsCommand({ Bucket }));
    expect((await preflight(Bucket, ask)).status).toBe(403);
  });

  it('answers a preflight by origin, method and headers', async () => {
    const Bucket = await s3.givenBucket();
    await givenRule(Bucket);
    const ask = {
      origin: 'https://www.eshop.example',
      'access-control-request-method': 'PUT',
      'access-control-request-headers': 'content-type',
    };
    const allowed = await preflight(Bucket, ask);
    expect(allowed.status).toBe(200);
    expect(Object.fromEntries(allowed.headers)).toMatchObject({
      'access-control-allow-origin': 'https://www.eshop.example',
      'access-control-allow-headers': 'content-type',
      'access-control-max-age': '300',
    });
    expect((await preflight(Bucket, { ...ask, origin: 'https://evil.example' })).status).toBe(403);
    expect((await preflight(Bucket, { ...ask, 'access-control-request-method': 'DELETE' })).status).toBe(403);
    expect((await preflight(Bucket, { ...ask, 'access-control-request-headers': 'x-other' })).status).toBe(
      403,
    );
  });

  it('lets a page of an allowed origin read answers and refusals', async () => {
    const Bucket = await s3.givenBucket();
    await givenRule(Bucket);
    await s3.client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'x' }));
    const url = await getSignedUrl(s3.client, new GetObjectCommand({ Bucket, Key: 'k' }));
    const origin = (name: string) => ({ headers: { origin: name } });
    const good = await fetch(url, origin('https://www.eshop.example'));
    expect(good.headers.get('access-control-allow-origin')).toBe('https://www.eshop.example');
    expect(good.headers.get('access-control-expose-headers')).toBe('ETag');
    const refused = await fetch(`${url}0`, origin('https://www.eshop.example'));
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([
      403,
      'https://www.eshop.example',
    ]);
    const other = await fetch(url, origin('https://evil.example'));
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
  });
});
