import { type Problem, problemSchema } from '@eshop/contracts/problem';

/** The shop refused a request: its status and, where it sent one, its problem answer. */
export class ShopProblem extends Error {
  override readonly name = 'ShopProblem';
  readonly status: number;
  readonly problem: Problem | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    what: string,
    status: number,
    problem: Problem | undefined,
    retryAfterSeconds: number | undefined,
  ) {
    super(`${what}: ${describe(status, problem)}`);
    this.status = status;
    this.problem = problem;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** The stable code, when the answer had one. */
  get code(): string | undefined {
    return this.problem?.code;
  }
}

function describe(status: number, problem: Problem | undefined): string {
  if (!problem) return `status ${status}`;
  const faults = problem.errors?.map(({ path, message }) => `${path} ${message}`).join('; ');
  return `${status} ${problem.code}, ${faults ?? problem.detail ?? problem.title}`;
}

/** Reads the refusal out of an answer that was not good. */
export async function readProblem(what: string, response: Response): Promise<ShopProblem> {
  const body: unknown = await response.json().catch(() => undefined);
  const problem = problemSchema.safeParse(body).data;
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
  return new ShopProblem(
    what,
    response.status,
    problem,
    Number.isFinite(retryAfter) ? retryAfter : undefined,
  );
}
