import { setTimeout as delay } from 'node:timers/promises';
import { unavailable } from '@eshop/kit/errors';

/** The moment after which a request is told to come back later instead of waiting on. */
export type Deadline = { readonly endsAt: number };

/** How long a request waits for a failover: as long as one usually takes, and some more. */
export const patienceMilliseconds = 4_000;
const retryAfterSeconds = 2;
const shortestPause = 15;
const longestPause = 100;

/** A deadline that begins now. */
export const deadlineIn = (milliseconds: number = patienceMilliseconds): Deadline => ({
  endsAt: performance.now() + milliseconds,
});

/** 503: the carts could not be reached in time, or a write could not be confirmed. */
export const cartsUnavailable = (cause?: unknown) => unavailable('cart', retryAfterSeconds, cause);

/**
 * Tries `work` until it succeeds or the deadline passes.
 * @throws 503 at the deadline, also while a try still hangs; at once what `isWorthRetrying` denies.
 */
export async function untilDeadline<Result>(
  deadline: Deadline,
  work: () => Promise<Result>,
  isWorthRetrying: (error: unknown) => boolean,
): Promise<Result> {
  for (let tries = 1; ; tries++) {
    const left = deadline.endsAt - performance.now();
    if (left <= 0) throw cartsUnavailable();
    try {
      return await within(left, work());
    } catch (error) {
      if (!isWorthRetrying(error)) throw error;
      const pause = Math.min(longestPause, shortestPause * tries) * (0.5 + Math.random() / 2);
      if (performance.now() + pause >= deadline.endsAt) throw cartsUnavailable(error);
      await delay(pause);
    }
  }
}

/** The result of `work`, or 503 when it takes longer. */
export async function within<Result>(milliseconds: number, work: Promise<Result>): Promise<Result> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(cartsUnavailable()), milliseconds);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
