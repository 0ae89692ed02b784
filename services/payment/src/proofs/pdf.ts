/** Readers look for the end of a PDF in its last kilobyte; a little more is let pass. */
const tailBytes = 2_048;
const ending = /startxref\s+(\d{1,10})\s+%%EOF\s*$/;

/**
 * Whether a PDF is complete: it ends with `startxref`, an offset inside the file, and `%%EOF`, without which no reader finds
 * its pages. Blanks and zero bytes may follow, as some scanners add them.
 */
export function isCompletePdf(content: Buffer): boolean {
  const tail = content.subarray(-tailBytes).toString('latin1').replace(/\0+$/, '');
  const offset = Number(ending.exec(tail)?.[1] ?? 0);
  return offset > 0 && offset < content.length;
}
