import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { GetObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { type ChunkSigner, sendRaw } from './raw-request.ts';
import { refusal, useS3 } from './use-s3.ts';

const s3 = useS3();
const signed = 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD';
const signedTrailer = 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER';
const unsignedTrailer = 'STREAMING-UNSIGNED-PAYLOAD-TRAILER';

type Upload = {
  readonly payloadHash: string;
  readonly size?: number;
  readonly headers?: Record<string, string>;
  readonly body: (signer: ChunkSigner) => Buffer;
};

async function upload(bytes: Buffer, { payloadHash, size = bytes.length, headers = {}, body }: Upload) {
  const Bucket = await s3.givenBucket();
  const answer = await sendRaw({
    endpoint: s3.endpoint,
    method: 'PUT',
    path: `/${Bucket}/k`,
    payloadHash,
    headers: { 'content-encoding': 'aws-chunked', 'x-amz-decoded-content-length': String(size), ...headers },
    body,
  });
  const head = s3.client.send(new HeadObjectCommand({ Bucket, Key: 'k' }));
  if (answer.status !== 200) {
    expect((await refusal(head)).status).toBe(404);
    return answer;
  }
  const { Body, ContentEncoding } = await s3.client.send(new GetObjectCommand({ Bucket, Key: 'k' }));
  expect(Buffer.from((await Body?.transformToByteArray()) ?? []).equals(bytes)).toBe(true);
  expect(ContentEncoding).toBeUndefined();
  return answer;
}

const bytes = randomBytes(200_000);
const crcOf = (data: Buffer) => {
  const value = Buffer.alloc(4);
  value.writeUInt32BE(crc32(data));
  return value.toString('base64');
};
const frame = (part: Buffer) =>
  Buffer.concat([Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n')]);
const end = Buffer.from('\r\n');
const parts = [bytes.subarray(0, 65_536), bytes.subarray(65_536, 131_072), bytes.subarray(131_072)];
const crcHeader = { 'x-amz-trailer': 'x-amz-checksum-crc32' };

describe('chunks with signatures', () => {
  const whole = (signer: ChunkSigner) =>
    Buffer.concat([...parts.map((part) => signer.chunk(part)), signer.chunk(Buffer.alloc(0)), end]);

  it('are stored as one object without their framing', async () => {
    expect((await upload(bytes, { payloadHash: signed, body: whole })).status).toBe(200);
  });

  it('are refused when a byte of one was changed', async () => {
    const body = (signer: ChunkSigner) => {
      const all = whole(signer);
      all[100_000] = (all[100_000] ?? 0) ^ 1;
      return all;
    };
    expect(await upload(bytes, { payloadHash: signed, body })).toMatchObject({
      status: 403,
      code: 'SignatureDoesNotMatch',
    });
  });

  it('are refused when two were exchanged', async () => {
    const body = (signer: ChunkSigner) => {
      const [first, second, third] = parts.map((part) => signer.chunk(part));
      return Buffer.concat([second ?? end, first ?? end, third ?? end, signer.chunk(Buffer.alloc(0)), end]);
    };
    expect(await upload(bytes, { payloadHash: signed, body })).toMatchObject({
      status: 403,
      code: 'SignatureDoesNotMatch',
    });
  });

  it('are refused without a signature on each', async () => {
    const body = () => Buffer.concat([...parts.map(frame), Buffer.from('0\r\n\r\n')]);
    expect(await upload(bytes, { payloadHash: signed, body })).toMatchObject({
      status: 403,
      code: 'SignatureDoesNotMatch',
    });
  });

  it('may carry a signed checksum behind them', async () => {
    const body = (line: string) => (signer: ChunkSigner) =>
      Buffer.concat([
        ...parts.map((part) => signer.chunk(part)),
        signer.chunk(Buffer.alloc(0)),
        signer.trailer(line),
      ]);
    const good = `x-amz-checksum-crc32:${crcOf(bytes)}`;
    const send = (line: string) =>
      upload(bytes, { payloadHash: signedTrailer, headers: crcHeader, body: body(line) });
    expect((await send(good)).status).toBe(200);
    expect(await send(`x-amz-checksum-crc32:${crcOf(parts[0] ?? bytes)}`)).toMatchObject({
      status: 400,
      code: 'BadDigest',
    });
    const forged = (signer: ChunkSigner) => {
      const other = signer.trailer.bind(signer);
      const framed = [...parts.map((part) => signer.chunk(part)), signer.chunk(Buffer.alloc(0))];
      const trailer = other('x-amz-checksum-crc32:AAAAAA==').toString().replace('AAAAAA==', crcOf(bytes));
      return Buffer.concat([...framed, Buffer.from(trailer)]);
    };
    const answer = await upload(bytes, { payloadHash: signedTrailer, headers: crcHeader, body: forged });
    expect(answer).toMatchObject({ status: 403, code: 'SignatureDoesNotMatch' });
  });
});

describe('chunks without signatures', () => {
  const trailer = (value: string) => Buffer.from(`0\r\nx-amz-checksum-crc32:${value}\r\n\r\n`);
  const send = (body: Buffer, more: Partial<Upload> = {}) =>
    upload(bytes, { payloadHash: unsignedTrailer, headers: crcHeader, body: () => body, ...more });

  it('are proved by the checksum behind them', async () => {
    expect((await send(Buffer.concat([...parts.map(frame), trailer(crcOf(bytes))]))).status).toBe(200);
    const wrong = await send(Buffer.concat([...parts.map(frame), trailer('AAAAAA==')]));
    expect(wrong).toMatchObject({ status: 400, code: 'BadDigest' });
  });

  it('are refused without the checksum that was announced, or with an unknown one', async () => {
    const body = Buffer.concat([...parts.map(frame), Buffer.from('0\r\n\r\n')]);
    expect(await send(body)).toMatchObject({ status: 400, code: 'InvalidRequest' });
    expect(await send(body, { headers: { 'x-amz-trailer': 'x-amz-checksum-sum' } })).toMatchObject({
      status: 400,
      code: 'InvalidRequest',
    });
  });

  it('are refused when they are more or less than announced, cut off or badly framed', async () => {
    const good = [...parts.map(frame), trailer(crcOf(bytes))];
    expect(await send(Buffer.concat(good), { size: bytes.length - 1 })).toMatchObject({
      code: 'IncompleteBody',
    });
    expect(await send(Buffer.concat(good), { size: bytes.length + 1 })).toMatchObject({
      code: 'IncompleteBody',
    });
    expect(await send(Buffer.concat(good.slice(0, 2)))).toMatchObject({ code: 'IncompleteBody' });
    expect(await send(Buffer.from('xyz\r\n'))).toMatchObject({ code: 'IncompleteBody' });
    expect(await send(Buffer.from('x'.repeat(20_000)))).toMatchObject({ code: 'InvalidRequest' });
  });

  it('are refused when one but the last is small, as S3 refuses it', async () => {
    const small = [bytes.subarray(0, 1000), bytes.subarray(1000)].map(frame);
    const answer = await send(Buffer.concat([...small, trailer(crcOf(bytes))]));
    expect(answer).toMatchObject({ status: 403, code: 'InvalidChunkSizeError' });
  });
});

describe('a body in one piece', () => {
  const put = async (more: { payloadHash?: string; headers?: Record<string, string>; body?: string }) =>
    sendRaw({
      endpoint: s3.endpoint,
      method: 'PUT',
      path: `/${await s3.givenBucket()}/k`,
      body: 'hello',
      ...more,
    });
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

  it('has to be the one whose hash was signed', async () => {
    expect((await put({ payloadHash: sha256('hello') })).status).toBe(200);
    expect((await put({ payloadHash: 'UNSIGNED-PAYLOAD' })).status).toBe(200);
    expect(await put({ payloadHash: sha256('other') })).toMatchObject({
      status: 400,
      code: 'XAmzContentSHA256Mismatch',
    });
    expect(await put({ payloadHash: 'anything' })).toMatchObject({ status: 400, code: 'InvalidArgument' });
  });

  it('needs a length', async () => {
    const answer = await put({
      payloadHash: 'UNSIGNED-PAYLOAD',
      headers: { 'transfer-encoding': 'chunked' },
    });
    expect(answer).toMatchObject({ status: 411, code: 'MissingContentLength' });
  });

  it('is refused with checksums that are malformed or more than one', async () => {
    const send = (headers: Record<string, string>) => put({ headers });
    expect(await send({ 'x-amz-checksum-crc32': 'AAA=' })).toMatchObject({
      status: 400,
      code: 'InvalidRequest',
    });
    const two = { 'x-amz-checksum-crc32': 'AAAAAA==', 'x-amz-checksum-crc32c': 'AAAAAA==' };
    expect(await send(two)).toMatchObject({ status: 400, code: 'InvalidRequest' });
    expect(await send({ 'content-md5': 'abc' })).toMatchObject({ status: 400, code: 'InvalidDigest' });
    const crc64 = { 'x-amz-checksum-crc64nvme': 'AAAAAAAAAAA=' };
    expect(await send(crc64)).toMatchObject({ status: 400, code: 'BadDigest' });
  });
});
