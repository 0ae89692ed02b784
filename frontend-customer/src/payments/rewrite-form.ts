import 'server-only';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import busboy from 'busboy';
import { maxProofBytes } from './check-file.ts';

/** A form that can't be passed on: it holds no file or one too large, or it is no form. */
export class FormFault extends Error {
  override readonly name = 'FormFault';
  readonly kind: 'missing' | 'tooLarge' | 'unreadable';

  constructor(kind: FormFault['kind'], options?: ErrorOptions) {
    super(`the form is not passed on: ${kind}`, options);
    this.kind = kind;
  }
}

/** Makes the fields that are passed on of those that were typed. */
export type FieldsFor = (typed: FormData) => Readonly<Record<string, string>>;

/** At its limit a file counts as cut already, so the limit lies a byte above the largest that is taken. */
const limits = { files: 1, fileSize: maxProofBytes + 1, fields: 8, fieldSize: 16 * 1024 };

/**
 * Writes a form anew while it arrives: the file's bytes flow through, with what is in flight held and no more; then come
 * the fields that `fieldsFor` makes of those that were typed, wherever in the form they stood.
 * @throws FormFault, and whatever `fieldsFor` throws
 */
export async function* rewriteForm(
  request: Request,
  boundary: string,
  fieldsFor: FieldsFor,
): AsyncGenerator<Uint8Array> {
  const form = readerOf(request);
  const typed = new FormData();
  form.on('field', (name, value) => typed.set(name, value));
  const arriving = Promise.withResolvers<Readable & { truncated?: boolean }>();
  form.on('file', (name, stream) => (name === 'file' ? arriving.resolve(stream) : drop(stream)));
  const received = pipeline(Readable.fromWeb(request.body as WebStream), form);
  received.then(
    () => arriving.reject(new FormFault('missing')),
    (cause: unknown) => arriving.reject(new FormFault('unreadable', { cause })),
  );
  try {
    const file = await arriving.promise;
    yield bytes(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="proof"\r\n\r\n`);
    let size = 0;
    for await (const chunk of file as AsyncIterable<Buffer>) {
      size += chunk.length;
      yield chunk;
    }
    if (file.truncated) throw new FormFault('tooLarge');
    if (size === 0) throw new FormFault('missing');
    await received;
    for (const [name, value] of Object.entries(fieldsFor(typed))) {
      yield bytes(`\r\n--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}`);
    }
    yield bytes(`\r\n--${boundary}--\r\n`);
  } finally {
    form.destroy();
  }
}

function readerOf(request: Request): busboy.Busboy {
  try {
    return busboy({ headers: Object.fromEntries(request.headers), limits, defParamCharset: 'utf8' });
  } catch (cause) {
    throw new FormFault('unreadable', { cause });
  }
}

function drop(stream: Readable): void {
  stream.on('error', () => undefined).resume();
}

const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');
