import { createHash } from 'node:crypto';
import { S3Error } from '../errors.ts';
import { sameSignature, sha256Hex, signatureOf, type VerifiedSignature } from '../signature-v4/index.ts';

const emptyHash = sha256Hex('');

/** Checks the signatures of a chunked upload: each covers its chunk and the signature before it. */
export type ChunkVerifier = {
  update(bytes: Buffer): void;
  /** @throws S3Error SignatureDoesNotMatch when the bytes since the last chunk are not the ones that were signed. */
  endChunk(signature: string | undefined): void;
  /** @throws S3Error SignatureDoesNotMatch when the trailers are not the ones that were signed. */
  endTrailers(lines: readonly string[], signature: string | undefined): void;
};

/** Starts from the signature of the request itself. */
export function createChunkVerifier(seed: VerifiedSignature): ChunkVerifier {
  let previous = seed.signature;
  let hash = createHash('sha256');

  function require(signature: string | undefined, kind: string, ...hashes: string[]): void {
    const text = [kind, seed.timestamp, seed.scope, previous, ...hashes].join('\n');
    const expected = signatureOf(seed.signingKey, text);
    if (signature === undefined || !sameSignature(expected, signature))
      throw new S3Error('SignatureDoesNotMatch');
    previous = expected;
  }

  return {
    update: (bytes) => void hash.update(bytes),
    endChunk(signature) {
      require(signature, 'AWS4-HMAC-SHA256-PAYLOAD', emptyHash, hash.digest('hex'));
      hash = createHash('sha256');
    },
    endTrailers(lines, signature) {
      require(signature, 'AWS4-HMAC-SHA256-TRAILER', sha256Hex(lines.map((line) => `${line}\n`).join('')));
    },
  };
}
