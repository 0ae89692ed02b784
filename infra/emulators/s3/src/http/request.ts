import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { S3Error } from '../errors.ts';
import { parseQuery, splitTarget, uriDecode } from '../signature-v4/index.ts';

/** One request, read as S3 reads it: path-style, `/<bucket>/<key>`. */
export type S3Request = {
  readonly id: string;
  readonly method: string;
  readonly bucket: string;
  readonly key: string;
  readonly query: ReadonlyMap<string, string>;
  readonly headers: IncomingHttpHeaders;
  /** The request as it came, for the signature and the body. */
  readonly message: IncomingMessage;
  /** Tells a client that waits with `Expect: 100-continue` to send the body. */
  readonly acceptBody: () => void;
};

/** Reads a request's target. @throws S3Error InvalidURI when it is not well encoded. */
export function readRequest(message: IncomingMessage, id: string, acceptBody: () => void): S3Request {
  const { path, query } = splitTarget(message.url ?? '/');
  const [bucket = '', ...rest] = path.slice(1).split('/').map(uriDecode);
  const parameters = parseQuery(query);
  if (bucket === null || rest.includes(null) || !parameters) throw new S3Error('InvalidURI');
  return {
    id,
    method: message.method ?? 'GET',
    bucket,
    key: rest.join('/'),
    query: new Map(parameters),
    headers: message.headers,
    message,
    acceptBody,
  };
}

/** One header's value; undefined when it was not sent. */
export function header(request: Pick<S3Request, 'headers'>, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}
