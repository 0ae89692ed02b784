import { randomBytes } from 'node:crypto';
import { GetObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
import { createPresignedPost, type PresignedPostOptions } from '@aws-sdk/s3-presigned-post';
import { describe, expect, it } from 'vitest';
import { refusal, s3Client, useS3 } from './use-s3.ts';

const s3 = useS3();

type Change = (form: FormData) => void;
const set =
  (name: string, value: string): Change =>
  (form) =>
    form.set(name, value);

async function givenPolicy(options: Partial<PresignedPostOptions> = {}) {
  const Bucket = await s3.givenBucket();
  const post = await createPresignedPost(s3.client, { Bucket, Key: 'up/x.bin', Expires: 60, ...options });
  return {
    Bucket,
    async submit(bytes: Buffer, ...changes: Change[]) {
      const form = new FormData();
      for (const [name, value] of Object.entries(post.fields)) form.append(name, value);
      for (const change of changes) change(form);
      form.append('file', new Blob([new Uint8Array(bytes)]), 'my file.png');
      const answer = await fetch(post.url, { method: 'POST', body: form, redirect: 'manual' });
      const text = await answer.text();
      return {
        status: answer.status,
        code: /<Code>(\w+)<\/Code>/.exec(text)?.[1],
        text,
        headers: answer.headers,
      };
    },
    async stored(Key: string): Promise<Buffer> {
      const { Body } = await s3.client.send(new GetObjectCommand({ Bucket, Key }));
      return Buffer.from((await Body?.transformToByteArray()) ?? []);
    },
    absent: (Key: string) => refusal(s3.client.send(new HeadObjectCommand({ Bucket, Key }))),
  };
}

describe("a browser's form", () => {
  it('stores the file, byte for byte, with the fields that the policy allows', async () => {
    const policy = await givenPolicy({ Fields: { 'Content-Type': 'image/png', 'x-amz-meta-order': '7' } });
    const bytes = Buffer.concat([randomBytes(300_000), Buffer.from('\r\n--almost a boundary\r\n')]);
    const answer = await policy.submit(bytes);
    expect(answer.status).toBe(204);
    expect((await policy.stored('up/x.bin')).equals(bytes)).toBe(true);
    const head = await s3.client.send(new HeadObjectCommand({ Bucket: policy.Bucket, Key: 'up/x.bin' }));
    expect(head).toMatchObject({
      ContentType: 'image/png',
      Metadata: { order: '7' },
      ETag: answer.headers.get('etag'),
    });
  });

  it("may name the object by the file's name", async () => {
    const key = ['up/$', '{filename}'].join('');
    const policy = await givenPolicy({ Key: key });
    expect((await policy.submit(Buffer.from('x'))).status).toBe(204);
    expect((await policy.stored('up/my file.png')).toString()).toBe('x');
  });

  it('is answered as it asks: a document or a redirect', async () => {
    const created = await givenPolicy({ Fields: { success_action_status: '201' } });
    const answer = await created.submit(Buffer.from('x'));
    expect([answer.status, answer.text]).toEqual([201, expect.stringContaining('<Key>up/x.bin</Key>')]);
    const redirected = await givenPolicy({
      Fields: { success_action_redirect: 'https://eshop.example/done?a=1' },
    });
    const redirect = await redirected.submit(Buffer.from('x'));
    expect(redirect.status).toBe(303);
    expect(redirect.headers.get('location')).toMatch(
      /^https:\/\/eshop\.example\/done\?a=1&bucket=.*&key=up%2Fx\.bin&etag=/,
    );
  });

  it('is refused for a file outside of the size range, and stores nothing', async () => {
    const policy = await givenPolicy({ Conditions: [['content-length-range', 10, 100_000]] });
    expect(await policy.submit(Buffer.alloc(9))).toMatchObject({ status: 400, code: 'EntityTooSmall' });
    expect(await policy.submit(Buffer.alloc(100_001))).toMatchObject({ status: 400, code: 'EntityTooLarge' });
    expect((await policy.absent('up/x.bin')).status).toBe(404);
    expect((await policy.submit(Buffer.alloc(100_000))).status).toBe(204);
  });

  it('is refused when a field is not as the policy says, or is not in it', async () => {
    const policy = await givenPolicy({
      Conditions: [
        ['starts-with', '$Content-Type', 'image/'],
        ['eq', '$x-amz-meta-order', '7'],
      ],
      Fields: { 'Content-Type': 'image/png', 'x-amz-meta-order': '7' },
    });
    const bytes = Buffer.from('x');
    for (const change of [
      set('Content-Type', 'text/html'),
      set('x-amz-meta-order', '8'),
      set('key', 'other'),
      set('acl', 'public-read'),
    ]) {
      expect(await policy.submit(bytes, change)).toMatchObject({ status: 403, code: 'AccessDenied' });
    }
    expect((await policy.submit(bytes, (form) => form.delete('x-amz-meta-order'))).status).toBe(403);
    expect((await policy.submit(bytes, set('x-ignore-this', '1'))).status).toBe(204);
  });

  it('is refused with a policy that was changed, is over, or was signed by somebody else', async () => {
    const bytes = Buffer.from('x');
    const policy = await givenPolicy();
    const other = Buffer.from('{"expiration":"2999-01-01T00:00:00Z","conditions":[]}').toString('base64');
    expect(await policy.submit(bytes, set('Policy', other))).toMatchObject({
      status: 403,
      code: 'SignatureDoesNotMatch',
    });
    expect(await policy.submit(bytes, (form) => form.delete('Policy'))).toMatchObject({
      status: 403,
      code: 'AccessDenied',
    });
    const over = await givenPolicy({ Expires: -10 });
    expect(await over.submit(bytes)).toMatchObject({
      status: 403,
      code: 'AccessDenied',
      text: expect.stringContaining('expired'),
    });
    const credentials = { accessKeyId: 'AKIANOBODY', secretAccessKey: 'x' };
    const stranger = await createPresignedPost(s3Client(s3.endpoint, { credentials }), {
      Bucket: policy.Bucket,
      Key: 'k',
    });
    const form = new FormData();
    for (const [name, value] of Object.entries(stranger.fields)) form.append(name, value);
    form.append('file', new Blob(['x']));
    const answer = await fetch(stranger.url, { method: 'POST', body: form });
    expect([answer.status, await answer.text()]).toEqual([
      403,
      expect.stringContaining('InvalidAccessKeyId'),
    ]);
  });

  it('is refused when it is cut off, has no file, or too many fields before it', async () => {
    const policy = await givenPolicy();
    const url = `${s3.endpoint}/${policy.Bucket}`;
    const post = async (body: string) => {
      const headers = { 'content-type': 'multipart/form-data; boundary=b' };
      const answer = await fetch(url, { method: 'POST', headers, body });
      return /<Code>(\w+)<\/Code>/.exec(await answer.text())?.[1];
    };
    const field = (name: string, value: string) =>
      `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    expect(await post('')).toBe('MalformedPOSTRequest');
    expect(await post('--b\r\nnonsense')).toBe('MalformedPOSTRequest');
    expect(await post(`${field('key', 'k')}--b--\r\n`)).toBe('InvalidArgument');
    expect(await post(`${field('key', 'x'.repeat(30_000))}--b--\r\n`)).toBe('InvalidRequest');
    expect(
      await post(`${field('key', 'k')}--b\r\nContent-Disposition: form-data; name="file"\r\n\r\nabc`),
    ).toBe('AccessDenied');
  });
});
