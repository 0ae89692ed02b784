import { describe, expect, it } from 'vitest';
import { isCompletePdf } from './pdf.ts';

const end = 'startxref\n9\n%%EOF';
const complete = (text: string) => isCompletePdf(Buffer.from(text, 'latin1'));

describe('a PDF', () => {
  it('is complete with its end, whatever line ends and blanks follow', () => {
    for (const tail of ['', '\n', '\r\n', '\n\n  ', '\0\0\0', '\n\0']) {
      expect(complete(`%PDF-1.7\nxref …\n${end}${tail}`)).toBe(true);
    }
    expect(complete(`%PDF-1.7\rxref\r${end.replaceAll('\n', '\r')}\r`)).toBe(true);
  });

  it('is not complete without its end, or with one that points outside', () => {
    for (const text of [
      '%PDF-1.7\n',
      '%PDF-1.7\n%%EOF',
      `%PDF-1.7\n${end}\nmore`,
      '%PDF-1.7\nstartxref\n0\n%%EOF',
      '%PDF-1.7\nstartxref\n99999\n%%EOF',
      `%PDF-1.7\n${end}${' '.repeat(5_000)}`,
    ]) {
      expect(complete(text)).toBe(false);
    }
  });
});
