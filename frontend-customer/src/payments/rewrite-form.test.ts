import { describe, expect, it } from 'vitest';
import { maxProofBytes } from './check-file.ts';
import { type FieldsFor, FormFault, rewriteForm } from './rewrite-form.ts';

/** A form as a browser sends it. */
function sent(parts: readonly (readonly [string, string | Blob])[]): Request {
  const form = new FormData();
  for (const [name, value] of parts) {
    if (typeof value === 'string') form.append(name, value);
    else form.append(name, value, 'receipt.pdf');
  }
  return new Request('http://site.invalid/', { method: 'POST', body: form });
}

async function read(request: Request, fieldsFor: FieldsFor): Promise<FormData> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of rewriteForm(request, 'edge', fieldsFor)) chunks.push(chunk);
  return new Response(Buffer.concat(chunks), {
    headers: { 'content-type': 'multipart/form-data; boundary=edge' },
  }).formData();
}

const faultOf = async (request: Request): Promise<unknown> => {
  try {
    await read(request, () => ({}));
    return null;
  } catch (error) {
    return error instanceof FormFault ? error.kind : error;
  }
};

describe('a form that is written anew', () => {
  it('has the same file, and the fields made of those before and after it', async () => {
    const content = Buffer.from('%PDF-\r\n--other\r\n\0ÿ');
    const request = sent([
      ['reference', 'Zoë 🚗'],
      ['file', new Blob([content])],
      ['amount', '12.50'],
    ]);
    const form = await read(request, (typed) => ({
      cents: String(Number(typed.get('amount')) * 100),
      reference: String(typed.get('reference')),
    }));
    expect(form.get('cents')).toBe('1250');
    expect(form.get('reference')).toBe('Zoë 🚗');
    expect(Buffer.from(await (form.get('file') as File).arrayBuffer()).equals(content)).toBe(true);
  });

  it('has every byte of a large file', async () => {
    const content = Buffer.alloc(maxProofBytes, 7);
    const form = await read(sent([['file', new Blob([content])]]), () => ({}));
    const file = Buffer.from(await (form.get('file') as File).arrayBuffer());
    expect(file.equals(content)).toBe(true);
  });

  it('is refused without a file, with an empty or too large one, and when it is no form', async () => {
    expect(await faultOf(sent([['note', 'x']]))).toBe('missing');
    expect(await faultOf(sent([['file', new Blob([])]]))).toBe('missing');
    expect(await faultOf(sent([['file', new Blob([Buffer.alloc(maxProofBytes + 1)])]]))).toBe('tooLarge');
    const text = new Request('http://site.invalid/', { method: 'POST', body: 'x' });
    expect(await faultOf(text)).toBe('unreadable');
    const cut = new Request('http://site.invalid/', {
      method: 'POST',
      body: '--edge\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nhalf',
      headers: { 'content-type': 'multipart/form-data; boundary=edge' },
    });
    expect(await faultOf(cut)).not.toBeNull();
  });
});
