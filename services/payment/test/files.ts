import { randomBytes } from 'node:crypto';
import sharp from 'sharp';

type Format = 'jpeg' | 'png' | 'webp';

/** A picture of its own: no two have the same bytes. */
export function picture(format: Format = 'png', { width = 48, height = 32 } = {}): Promise<Buffer> {
  const raw = randomBytes(width * height * 3);
  return sharp(raw, { raw: { width, height, channels: 3 } })
    .toFormat(format)
    .toBuffer();
}

/** A PDF of one empty page, its own by a number in it. */
export function pdf(): Buffer {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>',
  ];
  let text = `%PDF-1.4\n%${randomBytes(8).toString('hex')}\n`;
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = text.length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

/** A good file grown to `bytes` by blanks that its kind allows. */
export function pdfOf(bytes: number): Buffer {
  const body = pdf();
  const line = body.indexOf('\n', 10) + 1;
  const padding = Buffer.alloc(bytes - body.length, ' ');
  const grown = Buffer.concat([body.subarray(0, line), padding, body.subarray(line)]);
  return grown;
}
