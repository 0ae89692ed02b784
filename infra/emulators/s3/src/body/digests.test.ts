import { describe, expect, it } from 'vitest';
import { createDigest } from './digests.ts';

// The check values of the catalogue of CRC algorithms, and well-known hashes, all of "123456789".
const checkValues = {
  crc32: 'cbf43926',
  crc32c: 'e3069283',
  crc64nvme: 'ae8b14860a799888',
  md5: '25f9e794323b453885f5181f1b624d0b',
  sha1: 'f7c3bc1d808e04732adf679965ccc34ca7ae3441',
  sha256: '15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225',
} as const;
const algorithms = Object.keys(checkValues) as (keyof typeof checkValues)[];

describe.each(algorithms)('%s', (algorithm) => {
  it('has its check value, however the bytes come', () => {
    for (const parts of [['123456789'], ['1234', '56789'], [...'123456789']]) {
      const digest = createDigest(algorithm);
      for (const part of parts) digest.update(Buffer.from(part));
      expect(digest.finish().toString('hex')).toBe(checkValues[algorithm]);
    }
  });
});
