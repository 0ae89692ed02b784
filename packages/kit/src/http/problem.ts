import { problems, problemType } from '@eshop/contracts/problem';
import type { z } from 'zod';
import type { FieldFault, ProblemKind } from '../errors/index.ts';
import { DomainError, isTransient, unavailable } from '../errors/index.ts';

/** An answer of RFC 9457 with its headers. */
export type ProblemAnswer = {
  readonly body: Readonly<Record<string, unknown>> & { readonly status: number };
  readonly headers: Readonly<Record<string, string>>;
};

/** The problem answer of an error that its caller may know, or of a store that is away (503); null for all others. */
export function problemOf(error: unknown, requestId: string): ProblemAnswer | null {
  if (error instanceof DomainError) return domainProblem(error, requestId);
  if (isTransient(error)) return domainProblem(unavailable('a store', 1, error), requestId);
  const known = httpProblem(error);
  return known && { body: problemBody(known.kind, known.detail, requestId, known.faults), headers: {} };
}

/** The plain 500 that tells nothing. */
export const internalProblem = (requestId: string): ProblemAnswer => ({
  body: problemBody(problems.INTERNAL, 'something went wrong on our side', requestId),
  headers: {},
});

/** The faults of a zod error with dotted paths; a fault of the whole is named `whole`. */
export const faultsOf = (error: z.ZodError, whole: string): FieldFault[] =>
  error.issues.flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: [...path, key].join('.'), message: 'is not known' }));
    }
    return [{ path: path.length > 0 ? path.join('.') : whole, message: issue.message }];
  });

function domainProblem(error: DomainError, requestId: string): ProblemAnswer {
  const headers: Record<string, string> = {};
  if (error.retryAfterSeconds !== undefined)
    headers['Retry-After'] = String(Math.max(1, Math.ceil(error.retryAfterSeconds)));
  return {
    body: { ...error.extra, ...problemBody(error.problem, error.message, requestId, error.faults) },
    headers,
  };
}

function problemBody(kind: ProblemKind, detail: string, requestId: string, faults?: readonly FieldFault[]) {
  return {
    type: problemType(kind.code),
    title: kind.title,
    status: kind.status,
    detail,
    code: kind.code,
    requestId,
    ...(faults && faults.length > 0 && { errors: faults }),
  };
}

type KnownProblem = { kind: ProblemKind; detail: string; faults?: readonly FieldFault[] };

const named = (kind: ProblemKind, path: string, message: string): KnownProblem => ({
  kind,
  detail: message,
  faults: [{ path, message }],
});

/** What the body parsers and the router of Express throw, by the `type` they give it. */
const bodyProblems: Readonly<Record<string, KnownProblem>> = {
  'entity.parse.failed': named(problems.VALIDATION_FAILED, 'body', 'is not JSON'),
  'entity.too.large': named(problems.PAYLOAD_TOO_LARGE, 'body', 'is too large'),
  'request.size.invalid': named(problems.VALIDATION_FAILED, 'content-length', 'does not fit the body'),
  'request.aborted': named(problems.VALIDATION_FAILED, 'body', 'was not sent to its end'),
  'encoding.unsupported': named(problems.UNSUPPORTED_MEDIA_TYPE, 'content-encoding', 'is not supported'),
  'charset.unsupported': named(
    problems.UNSUPPORTED_MEDIA_TYPE,
    'content-type',
    'has a charset that is not supported',
  ),
};

function httpProblem(error: unknown): KnownProblem | null {
  if (!(error instanceof Error)) return null;
  const { type, status } = error as Error & { type?: unknown; status?: unknown };
  if (typeof type === 'string' && bodyProblems[type]) return bodyProblems[type];
  if (error instanceof URIError)
    return named(problems.VALIDATION_FAILED, 'path', 'has a faulty percent-encoding');
  // zlib's own faults (a body that claims to be gzip) come with a status and no type.
  if (status === 400) return named(problems.VALIDATION_FAILED, 'body', 'can not be read');
  return null;
}
