/** What kind of refusal a problem is: its stable code, its human title and its HTTP status. */
export type ProblemKind = { readonly code: string; readonly title: string; readonly status: number };

/** One faulty field of a request: a dotted path (`items.0.quantity`) or a header name, and what is wrong with it. */
export type FieldFault = { readonly path: string; readonly message: string };

/**
 * A failure that the caller may know: its message becomes the `detail` of the problem answer.
 * Subclass it where code needs to tell failures apart; elsewhere use `refusal()` or one of its named kin.
 */
export abstract class DomainError extends Error {
  abstract readonly problem: ProblemKind;
  /** Members added to the problem answer, such as `availableQuantity` or `quote`. */
  readonly extra?: Readonly<Record<string, unknown>>;
  /** The faulty fields, when the request itself is at fault. */
  readonly faults?: readonly FieldFault[];
  /** When trying again may help; sent as `Retry-After`. */
  readonly retryAfterSeconds?: number;
}

/** Members of a refusal beside its kind and detail. */
export type RefusalDetails = {
  readonly extra?: Readonly<Record<string, unknown>>;
  readonly faults?: readonly FieldFault[];
  readonly retryAfterSeconds?: number;
  readonly cause?: unknown;
};

/** A refusal that needs no class of its own; made by `refusal()`. */
export class Refusal extends DomainError {
  override readonly name = 'Refusal';
  readonly problem: ProblemKind;
  declare readonly extra?: Readonly<Record<string, unknown>>;
  declare readonly faults?: readonly FieldFault[];
  declare readonly retryAfterSeconds?: number;

  constructor(problem: ProblemKind, detail: string, details: RefusalDetails = {}) {
    super(detail, details.cause === undefined ? undefined : { cause: details.cause });
    this.problem = problem;
    if (details.extra) this.extra = details.extra;
    if (details.faults) this.faults = details.faults;
    if (details.retryAfterSeconds !== undefined) this.retryAfterSeconds = details.retryAfterSeconds;
  }
}

/** A refusal of any kind: `throw refusal(problems.CART_EMPTY, 'there is nothing to order')`. */
export const refusal = (problem: ProblemKind, detail: string, details?: RefusalDetails): Refusal =>
  new Refusal(problem, detail, details);
