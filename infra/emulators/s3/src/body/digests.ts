import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { updateCrc32c } from './crc32c.ts';
import { updateCrc64Nvme } from './crc64-nvme.ts';

/** The checksums that a client may send along, by the ending of their header `x-amz-checksum-…`. */
export const checksumAlgorithms = ['crc32', 'crc32c', 'crc64nvme', 'sha1', 'sha256'] as const;
export type ChecksumAlgorithm = (typeof checksumAlgorithms)[number];

/** Bytes of each checksum, to tell a malformed one from a wrong one. */
export const checksumBytes: Record<ChecksumAlgorithm, number> = {
  crc32: 4,
  crc32c: 4,
  crc64nvme: 8,
  sha1: 20,
  sha256: 32,
};

/** A digest that grows with the bytes. */
export type Digest = { update(bytes: Buffer): void; finish(): Buffer };

/** Starts a digest. */
export function createDigest(algorithm: ChecksumAlgorithm | 'md5'): Digest {
  switch (algorithm) {
    case 'crc32':
      return numberDigest(crc32);
    case 'crc32c':
      return numberDigest((bytes, value) => updateCrc32c(value, bytes));
    case 'crc64nvme':
      return crc64Digest();
    default: {
      const hash = createHash(algorithm);
      return { update: (bytes) => void hash.update(bytes), finish: () => hash.digest() };
    }
  }
}

function numberDigest(step: (bytes: Buffer, value: number) => number): Digest {
  let value = 0;
  return {
    update: (bytes) => {
      value = step(bytes, value);
    },
    finish: () => {
      const result = Buffer.alloc(4);
      result.writeUInt32BE(value >>> 0);
      return result;
    },
  };
}

function crc64Digest(): Digest {
  const state = { high: 0, low: 0 };
  return {
    update: (bytes) => updateCrc64Nvme(state, bytes),
    finish: () => {
      const result = Buffer.alloc(8);
      result.writeUInt32BE(state.high >>> 0, 0);
      result.writeUInt32BE(state.low >>> 0, 4);
      return result;
    },
  };
}
