/** Headers that a site may send across origins. */
const allowedHeaders = [
  'authorization',
  'content-type',
  'idempotency-key',
  'if-match',
  'if-none-match',
  'last-event-id',
  'traceparent',
  'x-cart-token',
  'x-request-id',
].join(', ');
/** Headers of an answer that a site's script may read. */
const exposedHeaders = [
  'etag',
  'location',
  'retry-after',
  'x-request-id',
  'content-disposition',
  'ratelimit-limit',
  'ratelimit-remaining',
  'ratelimit-reset',
].join(', ');
const allowedMethods = 'GET, HEAD, POST, PUT, PATCH, DELETE';
const preflightSeconds = 600;

/** Which origins may read answers in a browser. Tokens travel in a header and never in cookies, so no credentials are allowed. */
export type Cors = {
  /** Headers of every answer to a request from this origin. */
  answerHeaders(origin: string | undefined): readonly (readonly [string, string])[];
  /** Headers of the answer to a preflight, beside those of every answer. */
  preflightHeaders(origin: string | undefined): readonly (readonly [string, string])[];
};

/** Allows the origins given; `*` allows all. */
export function createCors(origins: readonly string[]): Cors {
  const anyOrigin = origins.includes('*');
  const known = new Set(origins.map((origin) => origin.replace(/\/$/, '').toLowerCase()));
  const allows = (origin: string | undefined): origin is string =>
    origin !== undefined && (anyOrigin || known.has(origin.toLowerCase()));
  return {
    answerHeaders: (origin) => [
      ['Vary', 'Origin'],
      ...(allows(origin)
        ? ([
            ['Access-Control-Allow-Origin', anyOrigin ? '*' : origin],
            ['Access-Control-Expose-Headers', exposedHeaders],
          ] as const)
        : []),
    ],
    preflightHeaders: (origin) =>
      allows(origin)
        ? [
            ['Access-Control-Allow-Methods', allowedMethods],
            ['Access-Control-Allow-Headers', allowedHeaders],
            ['Access-Control-Max-Age', String(preflightSeconds)],
          ]
        : [],
  };
}
