import { S3Error } from '../errors.ts';
import { header, type S3Request } from '../http/request.ts';
import type { VerifiedSignature } from '../signature-v4/index.ts';
import { decodeAwsChunked } from './aws-chunked.ts';
import { createChunkVerifier } from './chunk-signatures.ts';
import {
  announcedTrailer,
  type Checksum,
  declaredChecksum,
  declaredMd5,
  trailerChecksum,
} from './declared-digests.ts';
import { type ChecksumAlgorithm, createDigest } from './digests.ts';
import { type PayloadKind, payloadKind } from './payload-kind.ts';

/** What is known of a body once all of it was read and every digest held. */
export type BodyFacts = {
  readonly size: number;
  readonly md5: Buffer;
  readonly checksum: Checksum | undefined;
};

export type RequestBody = {
  /** The content without framing. Reading it to the end proves every digest; it throws an S3Error when one is wrong. */
  readonly bytes: AsyncIterable<Buffer>;
  /** Only after `bytes` was read to its end. */
  readonly facts: () => BodyFacts;
};

export type BodyOptions = {
  readonly maxBytes: number;
  /** Calculates this checksum even when the client sent none. */
  readonly algorithm?: ChecksumAlgorithm | undefined;
};

/** Opens the body of a signed request. @throws S3Error when its headers contradict each other or its length is unknown */
export function openBody(
  request: S3Request,
  signature: VerifiedSignature,
  options: BodyOptions,
): RequestBody {
  const kind = payloadKind(request);
  const announced = kind.trailers ? announcedTrailer(request) : null;
  const headerChecksum = declaredChecksum(request);
  const md5Wanted = declaredMd5(request);
  const algorithm = headerChecksum?.algorithm ?? announced ?? options.algorithm;
  const size = announcedSize(request, kind);
  if (size > options.maxBytes) throw new S3Error('EntityTooLarge');

  const md5 = createDigest('md5');
  const sha256 = kind.sha256 === null ? null : createDigest('sha256');
  const checksum = algorithm ? createDigest(algorithm) : null;
  let facts: BodyFacts | null = null;
  let trailers: ReadonlyMap<string, string> = new Map();

  async function* read(): AsyncGenerator<Buffer> {
    let received = 0;
    request.acceptBody();
    for await (const bytes of content(request, kind, signature, (found) => (trailers = found))) {
      received += bytes.length;
      if (received > size) throw new S3Error('IncompleteBody', 'The body is longer than announced.');
      for (const digest of [md5, sha256, checksum]) digest?.update(bytes);
      yield bytes;
    }
    if (received !== size) throw new S3Error('IncompleteBody');
    facts = finish(received);
  }

  function finish(received: number): BodyFacts {
    const md5Found = md5.finish();
    if (sha256 && sha256.finish().toString('hex') !== kind.sha256)
      throw new S3Error('XAmzContentSHA256Mismatch');
    if (md5Wanted && !md5Wanted.equals(md5Found))
      throw new S3Error('BadDigest', 'The Content-MD5 you specified did not match what we received.');
    const value = checksum?.finish().toString('base64');
    const wanted = announced ? trailerChecksum(announced, trailers) : headerChecksum;
    if (wanted && wanted.value !== value) {
      throw new S3Error(
        'BadDigest',
        `The ${wanted.algorithm.toUpperCase()} you specified did not match the calculated checksum.`,
      );
    }
    return {
      size: received,
      md5: md5Found,
      checksum: algorithm && value !== undefined ? { algorithm, value } : undefined,
    };
  }

  return {
    bytes: { [Symbol.asyncIterator]: read },
    facts: () => {
      if (!facts) throw new Error('The body was not read to its end.');
      return facts;
    },
  };
}

/** Reads a small body, such as an XML document. @throws S3Error MalformedXML beyond the limit */
export async function readText(
  request: S3Request,
  signature: VerifiedSignature,
  maxBytes = 2_097_152,
): Promise<string> {
  const body = openBody(request, signature, { maxBytes });
  const parts: Buffer[] = [];
  for await (const bytes of body.bytes) parts.push(bytes);
  return Buffer.concat(parts).toString('utf8');
}

/** The raw bytes, or what is inside of the chunks. Leaving early must not break the connection, an answer is still due. */
function content(
  request: S3Request,
  kind: PayloadKind,
  signature: VerifiedSignature,
  onTrailers: (trailers: ReadonlyMap<string, string>) => void,
): AsyncIterable<Buffer> {
  const raw: AsyncIterable<Buffer> = request.message.iterator({ destroyOnReturn: false });
  if (!kind.chunked) return raw;
  const verifier = kind.signed ? createChunkVerifier(signature) : null;
  return decodeAwsChunked(raw, { verifier, trailersSigned: kind.signed && kind.trailers, onTrailers });
}

function announcedSize(request: S3Request, kind: PayloadKind): number {
  const name = kind.chunked ? 'x-amz-decoded-content-length' : 'content-length';
  const text = header(request, name);
  if (text === undefined && !kind.chunked && header(request, 'transfer-encoding') === undefined) return 0;
  if (text === undefined) throw new S3Error('MissingContentLength');
  if (!/^\d{1,15}$/.test(text)) throw new S3Error('InvalidArgument', `The header ${name} is no length.`);
  return Number(text);
}
