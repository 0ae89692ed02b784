import { GetObjectCommand, ListBucketsCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { describe, expect, it } from 'vitest';
import { send } from './raw-request.ts';
import { accessKeyId, refusal, s3Client, secretAccessKey, useS3 } from './use-s3.ts';

const s3 = useS3();
/** As services have to sign links for uploads: without the checksum of a body that isn't there yet. */
const linkClient = () => s3Client(s3.endpoint, { requestChecksumCalculation: 'WHEN_REQUIRED' });

async function givenObject(): Promise<{ Bucket: string; Key: string }> {
  const Bucket = await s3.givenBucket();
  await s3.client.send(
    new PutObjectCommand({ Bucket, Key: 'a.txt', Body: 'hello', ContentType: 'text/plain' }),
  );
  return { Bucket, Key: 'a.txt' };
}

async function fetched(url: string, init?: RequestInit) {
  const answer = await fetch(url, init);
  const text = await answer.text();
  return { status: answer.status, code: /<Code>(\w+)<\/Code>/.exec(text)?.[1], text };
}

describe('a client', () => {
  const asks = (overrides: Parameters<typeof s3Client>[1]) =>
    refusal(s3Client(s3.endpoint, overrides).send(new ListBucketsCommand()));

  it('is refused with an unknown key, a wrong secret, or a token', async () => {
    const unknown = { accessKeyId: 'AKIANOBODY', secretAccessKey };
    expect(await asks({ credentials: unknown })).toEqual({ code: 'InvalidAccessKeyId', status: 403 });
    const wrong = { accessKeyId, secretAccessKey: 'wrong' };
    expect(await asks({ credentials: wrong })).toEqual({ code: 'SignatureDoesNotMatch', status: 403 });
    const token = { accessKeyId, secretAccessKey, sessionToken: 'made-up' };
    expect(await asks({ credentials: token })).toEqual({ code: 'InvalidToken', status: 400 });
  });

  it('is refused with a clock that is an hour off', async () => {
    expect(await asks({ systemClockOffset: -3_600_000 })).toEqual({
      code: 'RequestTimeTooSkewed',
      status: 403,
    });
    expect(await asks({ systemClockOffset: 3_600_000 })).toEqual({
      code: 'RequestTimeTooSkewed',
      status: 403,
    });
  });

  it('is refused when it signs nothing, or by the old version', async () => {
    const { Bucket, Key } = await givenObject();
    for (const method of ['GET', 'PUT', 'DELETE', 'HEAD']) {
      expect((await fetched(`${s3.endpoint}/${Bucket}/${Key}`, { method })).status).toBe(403);
    }
    expect(await fetched(s3.endpoint)).toMatchObject({ status: 403, code: 'AccessDenied' });
    const old = { headers: { authorization: `AWS ${accessKeyId}:c2lnbmF0dXJl` } };
    expect(await fetched(`${s3.endpoint}/${Bucket}`, old)).toMatchObject({
      status: 400,
      code: 'InvalidRequest',
    });
    const broken = {
      headers: { authorization: 'AWS4-HMAC-SHA256 nonsense', 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' },
    };
    expect(await fetched(`${s3.endpoint}/${Bucket}`, broken)).toMatchObject({
      status: 400,
      code: 'AuthorizationHeaderMalformed',
    });
  });

  it('gets no further than an error with broken targets', async () => {
    for (const path of ['/%zz', '/a/%ff', '//', '/..%2f..%2fetc/passwd', '/a?x=%zz', '/a/../../b']) {
      const answer = await send(s3.endpoint, 'GET', path, {});
      expect([400, 403]).toContain(answer.status);
      expect(answer.text).not.toMatch(/node:|\bat .+\.ts/);
    }
  });
});

describe('a link', () => {
  it('lets anybody read one object', async () => {
    const url = await getSignedUrl(s3.client, new GetObjectCommand(await givenObject()), { expiresIn: 300 });
    expect(await fetched(url)).toMatchObject({ status: 200, text: 'hello' });
    expect(await fetched(url, { method: 'PUT', body: 'x' })).toMatchObject({
      status: 403,
      code: 'SignatureDoesNotMatch',
    });
  });

  it('sets headers of the answer, and only the ones that were signed', async () => {
    const target = await givenObject();
    const command = new GetObjectCommand({
      ...target,
      ResponseContentType: 'application/pdf',
      ResponseContentDisposition: 'inline; filename="x.pdf"',
    });
    const url = await getSignedUrl(s3.client, command);
    const answer = await fetch(url);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toBe('inline; filename="x.pdf"');
    expect((await fetched(url.replace('application%2Fpdf', 'text%2Fhtml'))).code).toBe(
      'SignatureDoesNotMatch',
    );
    const plain = await getSignedUrl(s3.client, new GetObjectCommand(target));
    expect((await fetched(`${plain}&response-content-type=text%2Fhtml`)).code).toBe('SignatureDoesNotMatch');
    const bare = `${s3.endpoint}/${target.Bucket}/${target.Key}?response-content-type=text%2Fhtml`;
    expect((await fetched(bare)).status).toBe(403);
  });

  it('lets anybody write one object of the type that was signed', async () => {
    const Bucket = await s3.givenBucket();
    const command = new PutObjectCommand({ Bucket, Key: 'up.pdf', ContentType: 'application/pdf' });
    const url = await getSignedUrl(linkClient(), command, { signableHeaders: new Set(['content-type']) });
    const put = (type: string) =>
      fetched(url, { method: 'PUT', body: 'PDF', headers: { 'content-type': type } });
    expect((await put('text/html')).code).toBe('SignatureDoesNotMatch');
    expect((await put('application/pdf')).status).toBe(200);
    const { Body } = await s3.client.send(new GetObjectCommand({ Bucket, Key: 'up.pdf' }));
    expect(await Body?.transformToString()).toBe('PDF');
  });

  it('made by a client with defaults works too: S3 takes no checksum from a query', async () => {
    const Bucket = await s3.givenBucket();
    const url = await getSignedUrl(s3.client, new PutObjectCommand({ Bucket, Key: 'k' }));
    expect(url).toContain('x-amz-checksum-crc32=');
    expect((await fetched(url, { method: 'PUT', body: 'hello' })).status).toBe(200);
  });

  it('is over when its time is over', async () => {
    const target = await givenObject();
    const signingDate = new Date(Date.now() - 301_000);
    const url = await getSignedUrl(s3.client, new GetObjectCommand(target), { expiresIn: 300, signingDate });
    expect(await fetched(url)).toMatchObject({
      status: 403,
      code: 'AccessDenied',
      text: expect.stringContaining('Request has expired'),
    });
  });

  it('is refused when it was tampered with', async () => {
    const url = await getSignedUrl(s3.client, new GetObjectCommand(await givenObject()), { expiresIn: 300 });
    expect((await fetched(url.replace('a.txt', 'b.txt'))).code).toBe('SignatureDoesNotMatch');
    expect((await fetched(url.replace('Expires=300', 'Expires=3000'))).code).toBe('SignatureDoesNotMatch');
    expect((await fetched(url.replace(/Signature=..../, 'Signature=0000'))).code).toBe(
      'SignatureDoesNotMatch',
    );
    expect((await fetched(url.replace(/&X-Amz-Signature=[^&]+/, ''))).status).toBe(400);
    expect((await fetched(url.replace('Expires=300', 'Expires=999999'))).code).toBe(
      'AuthorizationQueryParametersError',
    );
    const both = { headers: { authorization: 'AWS4-HMAC-SHA256 Credential=a' } };
    expect((await fetched(url, both)).code).toBe('InvalidArgument');
    const extra = { headers: { 'x-amz-meta-extra': '1' } };
    expect((await fetched(url, extra)).code).toBe('AccessDenied');
  });
});
