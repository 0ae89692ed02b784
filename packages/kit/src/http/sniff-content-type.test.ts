import { describe, expect, it } from 'vitest';
import { sniffContentType } from './sniff-content-type.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');

describe('the kind of a file', () => {
  it.each([
    ['\x89PNG\r\n\x1a\n and more', 'image/png'],
    ['\xff\xd8\xff\xe0', 'image/jpeg'],
    ['RIFF\x10\x00\x00\x00WEBPVP8 ', 'image/webp'],
    ['%PDF-1.7', 'application/pdf'],
  ])('is told by its first bytes: %j', (content, contentType) => {
    expect(sniffContentType(bytes(content))).toBe(contentType);
  });

  it.each(['', '\x89PN', 'RIFF\x10\x00\x00\x00WAVE', 'GIF89a', '<svg>', ' %PDF-1.7', 'MZ', '<html>%PDF-'])(
    'is unknown for anything else: %j',
    (content) => {
      expect(sniffContentType(bytes(content))).toBeNull();
    },
  );
});
