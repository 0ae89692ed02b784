import { SignatureError } from './signature-error.ts';
import { parseQuery, type QueryParameter, splitTarget, uriDecode, uriEncode } from './uri-encoding.ts';

/** What of a request is signed. `target` is the request line's, as it came over the wire: path and query. */
export type SignedRequest = {
  readonly method: string;
  readonly target: string;
  /** Lower-case names, as in `IncomingMessage.headers` or, better, `headersDistinct`. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
};

/** S3 signs the path encoded once; every other service encodes it again. */
export type PathEncoding = 'once' | 'twice';

/** One header as it is signed: repeated values joined, white space folded. */
export function headerValue(request: SignedRequest, name: string): string | undefined {
  const value = request.headers[name];
  if (value === undefined) return undefined;
  return [value].flat().map(fold).join(',');
}

/** The canonical request of AWS Signature Version 4. @throws SignatureError `malformed` on broken percent-encoding. */
export function canonicalRequest(
  request: SignedRequest,
  signedHeaders: readonly string[],
  payloadHash: string,
  pathEncoding: PathEncoding,
): string {
  const { path, query } = splitTarget(request.target);
  const headers = signedHeaders.map((name) => `${name}:${headerValue(request, name) ?? ''}\n`).join('');
  return [
    request.method,
    canonicalPath(path, pathEncoding),
    canonicalQuery(readQuery(query)),
    headers,
    signedHeaders.join(';'),
    payloadHash,
  ].join('\n');
}

/** The query's parameters, decoded. @throws SignatureError `malformed` on broken percent-encoding. */
export function readQuery(query: string): QueryParameter[] {
  const parameters = parseQuery(query);
  if (!parameters) throw new SignatureError('malformed', 'The query string is not well encoded.');
  return parameters;
}

function canonicalPath(path: string, encoding: PathEncoding): string {
  return path
    .split('/')
    .map(encoding === 'once' ? normalise : uriEncode)
    .join('/');
}

function normalise(segment: string): string {
  const decoded = uriDecode(segment);
  if (decoded === null) throw new SignatureError('malformed', 'The path is not well encoded.');
  return uriEncode(decoded);
}

function canonicalQuery(parameters: readonly QueryParameter[]): string {
  return parameters
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]): QueryParameter => [uriEncode(name), uriEncode(value)])
    .sort(([name, value], [otherName, otherValue]) => compare(name, otherName) || compare(value, otherValue))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

const compare = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);
const fold = (text: string) => text.trim().replace(/\s+/g, ' ');
