import {
  BrokenCircuitError,
  BulkheadRejectedError,
  bulkhead,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhen,
  wrap,
} from 'cockatiel';
import { Unavailable } from '../errors/index.ts';

const maxInFlight = 64;
const maxWaiting = 256;
const failuresToOpen = 5;
const openMilliseconds = 2_000;

/** The neighbour failed, as opposed to refusing: counts for its circuit breaker. */
export class UpstreamFailure extends Error {
  override readonly name = 'UpstreamFailure';
  readonly retryAfterSeconds: number | undefined;

  constructor(message: string, options: { cause?: unknown; retryAfterSeconds?: number | undefined } = {}) {
    super(message, { cause: options.cause });
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

const guards = new Map<string, ReturnType<typeof newGuard>>();

/**
 * Runs a call under the guard of its origin: at most 64 at once and 256 waiting; after 5 failures in a row none for 2 s.
 * @throws {Unavailable} for a failure, and at once when the guard lets nothing through.
 */
export async function guarded<Result>(
  service: string,
  origin: string,
  call: () => Promise<Result>,
): Promise<Result> {
  const guard = guards.get(origin) ?? newGuard();
  guards.set(origin, guard);
  try {
    return await guard.execute(call);
  } catch (error) {
    if (error instanceof UpstreamFailure) throw new Unavailable(service, error.retryAfterSeconds, error);
    if (isRefusedByGuard(error)) throw new Unavailable(service, openMilliseconds / 1_000, error);
    throw error;
  }
}

/** True when the guard let nothing through: trying again at once makes no sense. */
export const isRefusedByGuard = (error: unknown): boolean =>
  error instanceof BrokenCircuitError || error instanceof BulkheadRejectedError;

function newGuard() {
  const breaker = circuitBreaker(
    handleWhen((error) => error instanceof UpstreamFailure),
    { halfOpenAfter: openMilliseconds, breaker: new ConsecutiveBreaker(failuresToOpen) },
  );
  return wrap(bulkhead(maxInFlight, maxWaiting), breaker);
}
