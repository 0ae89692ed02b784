import { S3Error } from '../errors.ts';
import { header, type S3Request } from '../http/request.ts';

/** A form up to its file; S3 takes no notice of what follows it. */
export type Form = {
  /** Lower-case names. */
  readonly fields: ReadonlyMap<string, string>;
  readonly fileName: string;
  readonly file: AsyncIterable<Buffer>;
};

/** S3 takes no more than 20 KB before the file. */
const maxFieldBytes = 20_480;

/** Reads `multipart/form-data` without holding the file in memory. @throws S3Error MalformedPOSTRequest */
export async function readForm(request: S3Request): Promise<Form> {
  const boundary = /boundary=(?:"([^"]{1,70})"|([^\s;]{1,70}))/i.exec(header(request, 'content-type') ?? '');
  const delimiter = Buffer.from(`\r\n--${boundary?.[1] ?? boundary?.[2] ?? ''}`);
  if (!boundary) throw new S3Error('MalformedPOSTRequest');
  const parts = createPartReader(request.message.iterator({ destroyOnReturn: false }), delimiter);
  const fields = new Map<string, string>();
  let fieldBytes = 0;
  while (await parts.next()) {
    const headers = await parts.headers();
    const disposition = /^content-disposition:\s*form-data;(.*)$/im.exec(headers)?.[1] ?? '';
    const name = parameter(disposition, 'name')?.toLowerCase();
    if (name === undefined) throw new S3Error('MalformedPOSTRequest');
    if (name === 'file')
      return { fields, fileName: baseName(parameter(disposition, 'filename') ?? ''), file: parts.body() };
    const value: Buffer[] = [];
    for await (const bytes of parts.body()) {
      fieldBytes += bytes.length;
      if (fieldBytes > maxFieldBytes)
        throw new S3Error('InvalidRequest', 'The fields before the file are too long.');
      value.push(bytes);
    }
    fields.set(name, Buffer.concat(value).toString('utf8'));
  }
  throw new S3Error('InvalidArgument', 'POST requires exactly one file upload per request.');
}

function createPartReader(source: AsyncIterable<Buffer>, delimiter: Buffer) {
  const iterator = source[Symbol.asyncIterator]();
  // The first delimiter may come without the line break before it.
  let rest: Buffer = Buffer.from('\r\n');

  async function more(): Promise<void> {
    const next = await iterator.next();
    if (next.done) throw new S3Error('MalformedPOSTRequest');
    rest = rest.length === 0 ? next.value : Buffer.concat([rest, next.value]);
  }

  async function until(end: Buffer | string, maxBytes: number): Promise<Buffer> {
    for (;;) {
      const index = rest.indexOf(end);
      if (index >= 0) {
        const found = rest.subarray(0, index);
        rest = rest.subarray(index + end.length);
        return found;
      }
      if (rest.length > maxBytes) throw new S3Error('MalformedPOSTRequest');
      await more();
    }
  }

  return {
    /** Goes to the next part; false behind the last. */
    async next(): Promise<boolean> {
      if (rest.indexOf(delimiter) !== 0) await until(delimiter, maxFieldBytes);
      else rest = rest.subarray(delimiter.length);
      while (rest.length < 2) await more();
      return rest.toString('latin1', 0, 2) !== '--';
    },
    async headers(): Promise<string> {
      await until('\r\n', 100);
      return (await until('\r\n\r\n', maxFieldBytes)).toString('utf8');
    },
    /** The part's bytes up to the next delimiter, which stays to be read. */
    async *body(): AsyncGenerator<Buffer> {
      for (;;) {
        const index = rest.indexOf(delimiter);
        const safe = index >= 0 ? index : Math.max(0, rest.length - delimiter.length);
        if (safe > 0) yield rest.subarray(0, safe);
        rest = rest.subarray(safe);
        if (index >= 0) return;
        await more();
      }
    },
  };
}

function parameter(disposition: string, name: string): string | undefined {
  return new RegExp(`;?\\s*\\b${name}="((?:[^"\\\\]|\\\\.)*)"`, 'i')
    .exec(disposition)?.[1]
    ?.replaceAll('%22', '"');
}

/** Some browsers send the whole path of the file. */
const baseName = (path: string) => path.split(/[\\/]/).at(-1) ?? '';
