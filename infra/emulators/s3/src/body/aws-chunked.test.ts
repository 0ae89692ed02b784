import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { S3Error } from '../errors.ts';
import { decodeAwsChunked } from './aws-chunked.ts';

const bodies = fc.uint8Array({ maxLength: 3_000 }).map((bytes) => Buffer.from(bytes));
/** Chunks but the last one are of at least 8 kB: a body is repeated until it is. */
const chunks = fc.tuple(
  fc.array(
    bodies.filter((bytes) => bytes.length > 0),
    { maxLength: 3 },
  ),
  bodies,
);
const cuts = fc.array(fc.integer({ min: 1, max: 5_000 }), { maxLength: 30 });

const enlarged = (bytes: Buffer) =>
  Buffer.concat(Array.from({ length: Math.ceil(8_192 / bytes.length) }, () => bytes));
const framed = (bytes: Buffer) =>
  bytes.length === 0 ? [] : [Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')];

/** The bytes as a network delivers them: in pieces that know nothing of chunks. */
async function* pieces(bytes: Buffer, lengths: readonly number[]): AsyncGenerator<Buffer> {
  let at = 0;
  for (const length of lengths) {
    if (at >= bytes.length) return;
    yield bytes.subarray(at, at + length);
    at += length;
  }
  if (at < bytes.length) yield bytes.subarray(at);
}

async function decode(source: AsyncIterable<Buffer>) {
  let trailers: ReadonlyMap<string, string> = new Map();
  const decoded: Buffer[] = [];
  const options = { verifier: null, trailersSigned: false };
  const onTrailers = (found: ReadonlyMap<string, string>) => {
    trailers = found;
  };
  for await (const bytes of decodeAwsChunked(source, { ...options, onTrailers })) decoded.push(bytes);
  return { body: Buffer.concat(decoded), trailers };
}

describe('a body in chunks', () => {
  it('comes out as it went in, however the network cuts it', async () => {
    await fc.assert(
      fc.asyncProperty(chunks, cuts, async ([large, last], lengths) => {
        const parts = [...large.map(enlarged), last];
        const end = Buffer.from('0\r\nx-amz-checksum-crc32: AAAAAA==\r\n\r\n');
        const { body, trailers } = await decode(
          pieces(Buffer.concat([...parts.flatMap(framed), end]), lengths),
        );
        expect(body.equals(Buffer.concat(parts))).toBe(true);
        expect([...trailers]).toEqual([['x-amz-checksum-crc32', 'AAAAAA==']]);
      }),
    );
  });

  it('that ends early, or is none, is refused as S3 refuses it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(bodies, fc.constant(Buffer.from('5\r\nabcde'))),
        cuts,
        async (bytes, lengths) => {
          const refused = await decode(pieces(bytes, lengths)).then(
            () => null,
            (error: unknown) => error,
          );
          if (refused !== null) expect(refused).toBeInstanceOf(S3Error);
        },
      ),
    );
  });
});
