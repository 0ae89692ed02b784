import { createReadStream } from 'node:fs';

const lineBreak = 10;

/**
 * The complete lines of a file, each with the offset at which it ends. A last line without a line break was
 * cut off by a crash and is left out. The file may be larger than a string can be.
 */
export async function* readLines(path: string): AsyncGenerator<{ line: string; end: number }> {
  let parts: Buffer[] = [];
  let end = 0;
  const chunks: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: 1024 * 1024 });
  for await (const chunk of chunks) {
    let start = 0;
    for (let at = chunk.indexOf(lineBreak); at >= 0; at = chunk.indexOf(lineBreak, start)) {
      const line = Buffer.concat([...parts, chunk.subarray(start, at)]);
      parts = [];
      end += line.length + 1;
      start = at + 1;
      yield { line: line.toString(), end };
    }
    if (start < chunk.length) parts.push(chunk.subarray(start));
  }
}
