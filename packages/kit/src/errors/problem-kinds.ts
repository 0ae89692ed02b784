import type { ProblemKind } from './domain-error.ts';

/** The kinds of problem that every service shares; business refusals bring their own. */
export const problemKinds = {
  badRequest: { code: 'BAD_REQUEST', title: 'Bad request', status: 400 },
  unauthenticated: { code: 'UNAUTHENTICATED', title: 'Not signed in', status: 401 },
  forbidden: { code: 'FORBIDDEN', title: 'Not allowed', status: 403 },
  notFound: { code: 'NOT_FOUND', title: 'Not found', status: 404 },
  methodNotAllowed: { code: 'METHOD_NOT_ALLOWED', title: 'Method not allowed', status: 405 },
  invalidState: { code: 'INVALID_STATE', title: 'Not possible in this state', status: 409 },
  requestInProgress: { code: 'REQUEST_IN_PROGRESS', title: 'Request in progress', status: 409 },
  versionConflict: { code: 'VERSION_CONFLICT', title: 'Changed by somebody else', status: 412 },
  payloadTooLarge: { code: 'PAYLOAD_TOO_LARGE', title: 'Too large', status: 413 },
  unsupportedMediaType: { code: 'UNSUPPORTED_MEDIA_TYPE', title: 'Unsupported media type', status: 415 },
  idempotencyKeyReused: { code: 'IDEMPOTENCY_KEY_REUSED', title: 'Idempotency key reused', status: 422 },
  preconditionRequired: { code: 'PRECONDITION_REQUIRED', title: 'If-Match is required', status: 428 },
  tooManyRequests: { code: 'TOO_MANY_REQUESTS', title: 'Too many requests', status: 429 },
  internalError: { code: 'INTERNAL_ERROR', title: 'Internal error', status: 500 },
  unavailable: { code: 'UNAVAILABLE', title: 'Temporarily unavailable', status: 503 },
} as const satisfies Record<string, ProblemKind>;
