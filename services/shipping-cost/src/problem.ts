import { type ProblemCode, problems, problemType } from '@eshop/contracts/problem';

type Extras = {
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
  readonly headers?: Readonly<Record<string, string>>;
};

/** A request that is refused, by the code of its problem. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  readonly code: ProblemCode;
  readonly detail: string | undefined;
  readonly extras: Extras;

  constructor(code: ProblemCode, detail?: string, extras: Extras = {}) {
    super(detail ?? code);
    this.code = code;
    this.detail = detail;
    this.extras = extras;
  }
}

/** The answer that tells a problem, as RFC 9457 has it. */
export function problemAnswer({ code, detail, extras: { errors, headers } }: HttpProblem, requestId: string) {
  const { status, title } = problems[code];
  const type = problemType(code);
  return {
    statusCode: status,
    headers: { 'content-type': 'application/problem+json', ...headers },
    body: JSON.stringify({ type, title, status, detail, code, requestId, errors }),
  };
}
