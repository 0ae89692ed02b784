import { S3Error } from '../errors.ts';

const maxLineBytes = 8192;

/** Reads lines and runs of bytes from a stream without holding more than what came with one read. */
export function createByteReader(source: AsyncIterable<Buffer>) {
  const iterator = source[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);

  async function more(): Promise<boolean> {
    const next = await iterator.next();
    if (next.done) return false;
    rest = rest.length === 0 ? next.value : Buffer.concat([rest, next.value]);
    return true;
  }

  return {
    /** The bytes up to the next CRLF, or up to the end of the stream. */
    async line(): Promise<string> {
      for (;;) {
        const end = rest.indexOf('\r\n');
        if (end > maxLineBytes || (end < 0 && rest.length > maxLineBytes)) {
          throw new S3Error('InvalidRequest', 'A line of the body is too long.');
        }
        if (end >= 0 || !(await more())) {
          const line = rest.toString('latin1', 0, end < 0 ? rest.length : end);
          rest = rest.subarray(end < 0 ? rest.length : end + 2);
          return line;
        }
      }
    },

    /** Exactly that many bytes. @throws S3Error IncompleteBody when the stream ends before. */
    async *take(size: number): AsyncGenerator<Buffer> {
      let left = size;
      while (left > 0) {
        if (rest.length === 0 && !(await more())) throw new S3Error('IncompleteBody');
        const bytes = rest.subarray(0, left);
        rest = rest.subarray(bytes.length);
        left -= bytes.length;
        yield bytes;
      }
    },
  };
}
