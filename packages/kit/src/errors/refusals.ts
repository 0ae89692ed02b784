import type { FieldFault, Refusal } from './domain-error.ts';
import { DomainError, refusal } from './domain-error.ts';
import { problemKinds } from './problem-kinds.ts';

/** 400 naming every faulty field. */
export const badRequest = (faults: readonly FieldFault[], detail = describeFaults(faults)): Refusal =>
  refusal(problemKinds.badRequest, detail, { faults });

/** 401: no token, or one that is not (or no longer) good. */
export const unauthenticated = (detail = 'a valid access token is needed'): Refusal =>
  refusal(problemKinds.unauthenticated, detail);

/** 403: signed in, but not allowed. For somebody else's things use `notFound`, so that ids can't be probed. */
export const forbidden = (detail = 'this needs another role'): Refusal =>
  refusal(problemKinds.forbidden, detail);

/** 404; `what` is the thing in words of the trade: `notFound('order')`. */
export const notFound = (what: string): Refusal => refusal(problemKinds.notFound, `${what} not found`);

/** 409 `INVALID_STATE`: the thing exists, but this can't be done to it now. */
export const invalidState = (detail: string, extra?: Readonly<Record<string, unknown>>): Refusal =>
  refusal(problemKinds.invalidState, detail, extra ? { extra } : {});

/** 409 with a business code of the subject's own: `conflict('CART_EMPTY', 'Cart is empty', 'there is nothing to order')`. */
export const conflict = (
  code: string,
  title: string,
  detail: string,
  extra?: Readonly<Record<string, unknown>>,
): Refusal => refusal({ code, title, status: 409 }, detail, extra ? { extra } : {});

/** 412 `VERSION_CONFLICT`: the version in `If-Match` is not the current one. */
export const versionConflict = (detail = 'the resource has changed since it was read'): Refusal =>
  refusal(problemKinds.versionConflict, detail);

/** 413, naming the field where there is one. */
export const payloadTooLarge = (detail: string, path?: string): Refusal =>
  refusal(problemKinds.payloadTooLarge, detail, path ? { faults: [{ path, message: detail }] } : {});

/** 415, naming the field or header. */
export const unsupportedMediaType = (detail: string, path = 'content-type'): Refusal =>
  refusal(problemKinds.unsupportedMediaType, detail, { faults: [{ path, message: detail }] });

/** 422 `IDEMPOTENCY_KEY_REUSED`: the key was used for another request. */
export const idempotencyKeyReused = (): Refusal =>
  refusal(problemKinds.idempotencyKeyReused, 'this Idempotency-Key was used with another request');

/** 409 `REQUEST_IN_PROGRESS`: the first request with this key has not finished. */
export const requestInProgress = (): Refusal =>
  refusal(problemKinds.requestInProgress, 'the first request with this Idempotency-Key is still running', {
    retryAfterSeconds: 1,
  });

/** 429 with `Retry-After`. */
export const tooManyRequests = (retryAfterSeconds: number): Refusal =>
  refusal(problemKinds.tooManyRequests, 'too many requests, try again later', { retryAfterSeconds });

/** 503: a dependency does not answer. `what` is its name in the trade (`warehouse`), never a host. */
export class Unavailable extends DomainError {
  override readonly name = 'Unavailable';
  readonly problem = problemKinds.unavailable;
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
