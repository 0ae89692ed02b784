import { describe, expect, it } from 'vitest';
import { checkFile, maxProofBytes } from './check-file.ts';

const file = (start: string, size = 100) =>
  new Blob([Buffer.concat([Buffer.from(start, 'latin1'), Buffer.alloc(Math.max(0, size - start.length))])]);

describe('a chosen file', () => {
  it.each([
    ['\xff\xd8\xff\xe0', 'image/jpeg'],
    ['\x89PNG\r\n\x1a\n', 'image/png'],
    ['RIFF\0\0\0\0WEBP', 'image/webp'],
    ['%PDF-1.7', 'application/pdf'],
  ])('is known by its first bytes', async (start, kind) => {
    expect(await checkFile(file(start))).toEqual({ kind });
  });

  it.each(['RIFF\0\0\0\0WAVE', 'xxxx\0\0\0\0WEBP', '<svg>', 'PK\x03\x04', ' %PDF-'])(
    'of another kind is refused: %j',
    async (start) => {
      expect(await checkFile(file(start))).toEqual({ fault: 'type' });
    },
  );

  it('is neither empty nor larger than the shop takes', async () => {
    expect(await checkFile(new Blob([]))).toEqual({ fault: 'empty' });
    expect(await checkFile(file('%PDF-', maxProofBytes))).toEqual({ kind: 'application/pdf' });
    expect(await checkFile(file('%PDF-', maxProofBytes + 1))).toEqual({ fault: 'tooLarge' });
  });
});
