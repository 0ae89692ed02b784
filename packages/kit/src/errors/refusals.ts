import { problems } from '@eshop/contracts/problem';
import type { FieldFault, Refusal } from './domain-error.ts';
import { DomainError, refusal } from './domain-error.ts';

/** 400 naming every faulty field. */
export const badRequest = (faults: readonly FieldFault[], detail = describeFaults(faults)): Refusal =>
  refusal(problems.VALIDATION_FAILED, detail, { faults });

/** 401: no token, or one that is not (or no longer) good. */
export const unauthenticated = (detail = 'a valid access token is needed'): Refusal =>
  refusal(problems.UNAUTHENTICATED, detail);

/** 403: signed in, but not allowed. For somebody else's things use `notFound`, so that ids can't be probed. */
export const forbidden = (detail = 'this needs another role'): Refusal => refusal(problems.FORBIDDEN, detail);

/** 404; `what` is the thing in words of the trade: `notFound('order')`. */
export const notFound = (what: string): Refusal => refusal(problems.NOT_FOUND, `${what} not found`);

/** 409 `INVALID_STATE`: the thing exists, but this can't be done to it now. */
export const invalidState = (detail: string, extra?: Readonly<Record<string, unknown>>): Refusal =>
  refusal(problems.INVALID_STATE, detail, extra ? { extra } : {});

/** 412 `VERSION_CONFLICT`: the version in `If-Match` is not the current one. */
export const versionConflict = (detail = 'the resource has changed since it was read'): Refusal =>
  refusal(problems.VERSION_CONFLICT, detail);

/** 413, naming the field where there is one. */
export const payloadTooLarge = (detail: string, path?: string): Refusal =>
  refusal(problems.PAYLOAD_TOO_LARGE, detail, path ? { faults: [{ path, message: detail }] } : {});

/** 415, naming the field or header. */
export const unsupportedMediaType = (detail: string, path = 'content-type'): Refusal =>
  refusal(problems.UNSUPPORTED_MEDIA_TYPE, detail, { faults: [{ path, message: detail }] });

/** 422 `IDEMPOTENCY_KEY_REUSED`: the key was used for another request. */
export const idempotencyKeyReused = (): Refusal =>
  refusal(problems.IDEMPOTENCY_KEY_REUSED, 'this Idempotency-Key was used with another request');

/** 409 `REQUEST_IN_PROGRESS`: the first request with this key has not finished. */
export const requestInProgress = (): Refusal =>
  refusal(problems.REQUEST_IN_PROGRESS, 'the first request with this Idempotency-Key is still running', {
    retryAfterSeconds: 1,
  });

/** 429 with `Retry-After`. */
export const tooManyRequests = (retryAfterSeconds: number): Refusal =>
  refusal(problems.TOO_MANY_REQUESTS, 'too many requests, try again later', { retryAfterSeconds });

/** 503: a dependency does not answer. `what` is its name in the trade (`warehouse`), never a host. */
export class Unavailable extends DomainError {
  override readonly name = 'Unavailable';
  readonly problem = problems.UNAVAILABLE;
  override readonly retryAfterSeconds: number;

  constructor(what: string, retryAfterSeconds = 1, cause?: unknown) {
    super(`${what} is temporarily unavailable`, cause === undefined ? undefined : { cause });
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** 503 with `Retry-After`: a dependency does not answer. */
export const unavailable = (what: string, retryAfterSeconds?: number, cause?: unknown): Unavailable =>
  new Unavailable(what, retryAfterSeconds, cause);

function describeFaults(faults: readonly FieldFault[]): string {
  const names = [...new Set(faults.map((fault) => fault.path))];
  return names.length > 0 ? `not valid: ${names.slice(0, 10).join(', ')}` : 'the request is not valid';
}
