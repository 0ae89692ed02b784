import { describe, expect, it } from 'vitest';
import { createChunkVerifier } from '../body/chunk-signatures.ts';
import { createSignatureVerifier, SignatureError, type SignatureFault } from './index.ts';

// The examples that AWS publishes with the description of Signature Version 4 for S3.
const accessKeys = { AKIAIOSFODNN7EXAMPLE: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };
const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const credential = 'AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request';

const verifierAt = (time: string, overrides: object = {}) =>
  createSignatureVerifier({
    accessKeys,
    service: 's3',
    pathEncoding: 'once',
    now: () => new Date(time),
    ...overrides,
  });
const verifier = verifierAt('2013-05-24T00:00:00Z');

const getObject = (headers: Record<string, string> = {}) => ({
  method: 'GET',
  target: '/test.txt',
  headers: {
    host: 'examplebucket.s3.amazonaws.com',
    range: 'bytes=0-9',
    'x-amz-content-sha256': emptyHash,
    'x-amz-date': '20130524T000000Z',
    authorization: `AWS4-HMAC-SHA256 Credential=${credential},SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41`,
    ...headers,
  },
});

const presigned = (change: (target: string) => string = (target) => target) => ({
  method: 'GET',
  target: change(
    `/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${credential.replaceAll('/', '%2F')}&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404`,
  ),
  headers: { host: 'examplebucket.s3.amazonaws.com' },
});

function faultOf(check: () => unknown): SignatureFault | 'none' {
  try {
    check();
    return 'none';
  } catch (error) {
    if (error instanceof SignatureError) return error.fault;
    throw error;
  }
}

describe("AWS's examples", () => {
  it('hold in the header', () => {
    expect(verifier.verifyHeader(getObject(), emptyHash)).toMatchObject({
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      region: 'us-east-1',
      scope: '20130524/us-east-1/s3/aws4_request',
    });
  });

  it('hold with query parameters and with keys that need encoding', () => {
    const signed = 'SignedHeaders=host;x-amz-content-sha256;x-amz-date';
    const list = getObject({
      authorization: `AWS4-HMAC-SHA256 Credential=${credential},${signed},Signature=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7`,
    });
    expect(
      faultOf(() => verifier.verifyHeader({ ...list, target: '/?max-keys=2&prefix=J' }, emptyHash)),
    ).toBe('none');
    expect(
      faultOf(() => verifier.verifyHeader({ ...list, target: '/?prefix=J&max-keys=2' }, emptyHash)),
    ).toBe('none');

    const payloadHash = '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072';
    const put = {
      method: 'PUT',
      target: '/test%24file.text',
      headers: {
        host: 'examplebucket.s3.amazonaws.com',
        date: 'Fri, 24 May 2013 00:00:00 GMT',
        'x-amz-content-sha256': payloadHash,
        'x-amz-date': '20130524T000000Z',
        'x-amz-storage-class': 'REDUCED_REDUNDANCY',
        authorization: `AWS4-HMAC-SHA256 Credential=${credential},SignedHeaders=date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class,Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd`,
      },
    };
    expect(faultOf(() => verifier.verifyHeader(put, payloadHash))).toBe('none');
    expect(faultOf(() => verifier.verifyHeader({ ...put, target: '/test$file.text' }, payloadHash))).toBe(
      'none',
    );
  });

  it('hold in a presigned URL', () => {
    expect(verifier.verifyQuery(presigned()).accessKeyId).toBe('AKIAIOSFODNN7EXAMPLE');
  });

  it('hold chunk by chunk', () => {
    const streaming = 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD';
    const seed = verifier.verifyHeader(
      {
        method: 'PUT',
        target: '/examplebucket/chunkObject.txt',
        headers: {
          host: 's3.amazonaws.com',
          'content-encoding': 'aws-chunked',
          'content-length': '66824',
          'x-amz-content-sha256': streaming,
          'x-amz-date': '20130524T000000Z',
          'x-amz-decoded-content-length': '66560',
          'x-amz-storage-class': 'REDUCED_REDUNDANCY',
          authorization: `AWS4-HMAC-SHA256 Credential=${credential},SignedHeaders=content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class,Signature=4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9`,
        },
      },
      streaming,
    );
    const chunks = createChunkVerifier(seed);
    chunks.update(Buffer.alloc(65_536, 'a'));
    chunks.endChunk('ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648');
    chunks.update(Buffer.alloc(1000, 'a'));
    chunks.update(Buffer.alloc(24, 'a'));
    chunks.endChunk('0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497');
    chunks.endChunk('b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9');

    const tampered = createChunkVerifier(seed);
    tampered.update(Buffer.alloc(65_536, 'b'));
    const first = 'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648';
    expect(() => tampered.endChunk(first)).toThrow('does not match');
    expect(() => createChunkVerifier(seed).endChunk(undefined)).toThrow('does not match');
  });
});

describe('a signature in the header is refused', () => {
  const header = (request: ReturnType<typeof getObject>, by = verifier) =>
    faultOf(() => by.verifyHeader(request, emptyHash));
  const authorization = getObject().headers.authorization;

  it('when anything that was signed has changed', () => {
    expect(header(getObject({ range: 'bytes=0-10' }))).toBe('mismatch');
    expect(header({ ...getObject(), target: '/test.txt?acl' })).toBe('mismatch');
    expect(header({ ...getObject(), method: 'PUT' })).toBe('mismatch');
    expect(faultOf(() => verifier.verifyHeader(getObject(), 'UNSIGNED-PAYLOAD'))).toBe('mismatch');
    expect(header(getObject({ authorization: authorization.replace('f0e8', '0000') }))).toBe('mismatch');
  });

  it('when a header that has to be signed is not', () => {
    expect(header(getObject({ 'x-amz-meta-extra': '1' }))).toBe('unsigned-headers');
    expect(header(getObject({ authorization: authorization.replace('host;', '') }))).toBe('unsigned-headers');
  });

  it('when it was made for something else', () => {
    expect(header(getObject({ authorization: authorization.replace('/s3/', '/lambda/') }))).toBe(
      'wrong-scope',
    );
    expect(header(getObject({ authorization: authorization.replace('/20130524/', '/20130525/') }))).toBe(
      'wrong-scope',
    );
    expect(header(getObject({ authorization: authorization.replace('aws4_request', 'aws5_request') }))).toBe(
      'wrong-scope',
    );
    expect(
      header(getObject({ authorization: authorization.replace('AKIAIOSFODNN7EXAMPLE', 'toString') })),
    ).toBe('unknown-key');
  });

  it('when the clocks are more than a quarter of an hour apart', () => {
    expect(header(getObject(), verifierAt('2013-05-24T00:15:00Z'))).toBe('none');
    expect(header(getObject(), verifierAt('2013-05-24T00:15:01Z'))).toBe('skewed');
    expect(header(getObject(), verifierAt('2013-05-23T23:44:59Z'))).toBe('skewed');
  });

  it('when it can not be read', () => {
    expect(header(getObject({ authorization: '' }))).toBe('missing');
    for (const broken of [
      'Bearer x',
      'AWS4-HMAC-SHA256 Credential=a',
      authorization.replace('Signature=f0', 'Signature='),
    ]) {
      expect(header(getObject({ authorization: broken }))).toBe('malformed');
    }
    expect(header(getObject({ 'x-amz-date': 'yesterday' }))).toBe('malformed');
    expect(header({ ...getObject(), target: '/%zz' })).toBe('malformed');
  });
});

describe('a presigned URL is refused', () => {
  const query = (request: ReturnType<typeof presigned>, by = verifier) =>
    faultOf(() => by.verifyQuery(request));

  it('before its time and after it', () => {
    expect(query(presigned(), verifierAt('2013-05-25T00:00:00Z'))).toBe('none');
    expect(query(presigned(), verifierAt('2013-05-25T00:00:01Z'))).toBe('expired');
    expect(query(presigned(), verifierAt('2013-05-23T23:30:00Z'))).toBe('not-yet-valid');
  });

  it('when anything was changed or added', () => {
    expect(query(presigned((target) => target.replace('test.txt', 'other.txt')))).toBe('mismatch');
    expect(query(presigned((target) => target.replace('Expires=86400', 'Expires=86401')))).toBe('mismatch');
    expect(query(presigned((target) => `${target}&response-content-type=text%2Fhtml`))).toBe('mismatch');
  });

  it.each(['0', '604801', '-1', '1.5', 'x', ''])('when it is to live for "%s" seconds', (seconds) => {
    expect(query(presigned((target) => target.replace('86400', seconds)))).toBe('malformed');
  });

  it.each(['Algorithm', 'Credential', 'Date', 'SignedHeaders', 'Signature'])('without X-Amz-%s', (name) => {
    expect(query(presigned((target) => target.replace(`X-Amz-${name}=`, 'gone=')))).toBe('malformed');
  });
});
