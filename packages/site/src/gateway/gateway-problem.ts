import type { Problem } from '@eshop/contracts/problem';

/** The shop refused a call, and said why. */
export class GatewayProblem extends Error {
  override readonly name = 'GatewayProblem';
  readonly problem: Problem;
  /** Seconds after which it is worth trying again, when the shop said so. */
  readonly retryAfterSeconds: number | null;

  constructor(problem: Problem, retryAfterSeconds: number | null = null) {
    super(`${problem.status} ${problem.code}: ${problem.detail ?? problem.title}`);
    this.problem = problem;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  get status(): number {
    return this.problem.status;
  }

  get code(): string {
    return this.problem.code;
  }
}

/** The shop did not answer, or answered what is no answer of its own. */
export class GatewayAway extends Error {
  override readonly name = 'GatewayAway';
}

/** Whether the shop refused with one of these codes. */
export const isProblem = (error: unknown, ...codes: string[]): error is GatewayProblem =>
  error instanceof GatewayProblem && (codes.length === 0 || codes.includes(error.code));

/** Whether trying again later may help: the shop is away, overloaded, or counts too many requests. */
export const isPassing = (error: unknown): boolean =>
  error instanceof GatewayAway ||
  (error instanceof GatewayProblem && [429, 502, 503, 504].includes(error.status));
