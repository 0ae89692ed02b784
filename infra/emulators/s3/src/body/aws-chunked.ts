import { S3Error } from '../errors.ts';
import { createByteReader } from './byte-reader.ts';
import type { ChunkVerifier } from './chunk-signatures.ts';

export type AwsChunkedOptions = {
  /** Checks the signature of each chunk; null where chunks carry none. */
  readonly verifier: ChunkVerifier | null;
  readonly trailersSigned: boolean;
  /** Called once with the trailers, lower-case names, before the stream ends. */
  readonly onTrailers: (trailers: ReadonlyMap<string, string>) => void;
};

/** S3 takes smaller chunks only as the last one. */
const minChunkBytes = 8192;
const maxTrailers = 20;

/**
 * Takes the framing of `aws-chunked` off a body: `<hex size>[;chunk-signature=…]\r\n<bytes>\r\n … 0\r\n<trailers>\r\n`.
 * @throws S3Error on broken framing, small chunks and wrong signatures
 */
export async function* decodeAwsChunked(
  source: AsyncIterable<Buffer>,
  options: AwsChunkedOptions,
): AsyncGenerator<Buffer> {
  const reader = createByteReader(source);
  const { verifier } = options;
  let lastSize = minChunkBytes;
  for (;;) {
    const { size, signature } = readChunkHeader(await reader.line());
    if (size > 0 && lastSize < minChunkBytes) throw new S3Error('InvalidChunkSizeError');
    for await (const bytes of reader.take(size)) {
      verifier?.update(bytes);
      yield bytes;
    }
    if (size > 0 && (await reader.line()) !== '')
      throw new S3Error('IncompleteBody', 'A chunk is longer than announced.');
    verifier?.endChunk(signature);
    if (size === 0) break;
    lastSize = size;
  }
  const lines = await readTrailerLines(reader.line);
  const trailers = lines.filter((line) => !line.startsWith('x-amz-trailer-signature:'));
  if (options.trailersSigned) {
    const signed = lines.find((line) => line.startsWith('x-amz-trailer-signature:'));
    verifier?.endTrailers(trailers, signed?.slice(signed.indexOf(':') + 1));
  }
  options.onTrailers(new Map(trailers.map(splitTrailer)));
}

function readChunkHeader(line: string): { readonly size: number; readonly signature: string | undefined } {
  const [, size, signature] = /^([0-9a-f]{1,12})(?:;chunk-signature=([0-9a-f]{64}))?$/i.exec(line) ?? [];
  if (size === undefined) throw new S3Error('IncompleteBody', 'The framing of the chunks is broken.');
  return { size: Number.parseInt(size, 16), signature };
}

/** Reads up to the empty line; clients may also end the body right after the last trailer. */
async function readTrailerLines(nextLine: () => Promise<string>): Promise<string[]> {
  const lines: string[] = [];
  for (let line = await nextLine(); line !== ''; line = await nextLine()) {
    lines.push(line.replace(/^([^:]+):\s*/, (_, name: string) => `${name.toLowerCase()}:`).trimEnd());
    if (lines.length > maxTrailers) throw new S3Error('InvalidRequest', 'There are too many trailers.');
  }
  return lines;
}

function splitTrailer(line: string): [string, string] {
  const colon = line.indexOf(':');
  return colon < 0 ? [line, ''] : [line.slice(0, colon), line.slice(colon + 1)];
}
