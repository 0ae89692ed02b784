import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Routes that hand out files and streams: they go out as they come. */
const streams = /^\/(?:api|media|og|_next)\//;

/** Whether a page that is shown asks for what it needs to show another, or to act. */
export const isForPart = ({ headers }: IncomingMessage): boolean =>
  headers.rsc !== undefined || headers['next-action'] !== undefined;

/** Whether a browser asks for a page to show, not for a part of one. */
export const isForPage = (request: IncomingMessage): boolean =>
  request.method !== 'HEAD' &&
  request.headers.accept?.includes('text/html') === true &&
  !isForPart(request) &&
  !streams.test(request.url ?? '');

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
/** Good enough in a millisecond or two; what is built ahead is compressed better. */
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/**
 * Holds a page back until it is whole (pages have no parts that come late), lets `change` at it, and sends it
 * compressed. Answers that are no HTML go out unchanged.
 */
export function holdPage(req: IncomingMessage, res: ServerResponse, change: (html: string) => string): void {
  const accepted = req.headers['accept-encoding'] ?? '';
  delete req.headers['accept-encoding'];
  const chunks: Buffer[] = [];
  const { end, write, writeHead, flushHeaders } = res;
  const keep = (chunk: unknown, encoding?: unknown) => {
    if (typeof chunk === 'string') chunks.push(Buffer.from(chunk, toEncoding(encoding)));
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  const callback = (...args: unknown[]) => {
    const last = args.find((arg) => typeof arg === 'function');
    if (last) process.nextTick(last as () => void);
  };
  res.flushHeaders = () => {};
  res.writeHead = (status: number, ...rest: unknown[]) => {
    res.statusCode = status;
    const headers = rest.find((part) => typeof part === 'object' && part !== null);
    for (const [name, value] of Object.entries(headers ?? {})) res.setHeader(name, value);
    return res;
  };
  res.write = (...args: unknown[]) => {
    keep(args[0], args[1]);
    callback(...args);
    return true;
  };
  res.end = (...args: unknown[]) => {
    keep(args[0], args[1]);
    finish(res, Buffer.concat(chunks), accepted, change).then(
      (body) => {
        // Node writes the head through the answer's own methods.
        Object.assign(res, { end, write, writeHead, flushHeaders });
        res.end(body);
        callback(...args);
      },
      (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
        res.destroy();
      },
    );
    return res;
  };
}

async function finish(
  res: ServerResponse,
  body: Buffer,
  accepted: string,
  change: (html: string) => string,
): Promise<Buffer> {
  if (!String(res.getHeader('content-type')).startsWith('text/html')) return body;
  const page = Buffer.from(change(body.toString('utf8')));
  const small = await compressed(page, accepted);
  if (small) res.setHeader('content-encoding', small.encoding);
  res.appendHeader('vary', 'Accept-Encoding');
  const result = small?.bytes ?? page;
  res.removeHeader('transfer-encoding');
  res.setHeader('content-length', result.byteLength);
  return result;
}

async function compressed(page: Buffer, accepted: string) {
  if (/\bbr\b/.test(accepted)) return { encoding: 'br', bytes: await brotli(page, quality) };
  if (/\bgzip\b/.test(accepted)) return { encoding: 'gzip', bytes: await zip(page) };
  return null;
}

const toEncoding = (encoding: unknown): BufferEncoding =>
  typeof encoding === 'string' && Buffer.isEncoding(encoding) ? encoding : 'utf8';
