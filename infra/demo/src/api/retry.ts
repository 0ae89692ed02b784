import { setTimeout as sleep } from 'node:timers/promises';
import { ShopProblem } from './shop-problem.ts';

const passing = new Set([408, 425, 429, 502, 503, 504]);

/** Whether the same request may succeed a little later: the shop is busy, restarting or not reachable. */
export function mayPass(error: unknown): boolean {
  if (error instanceof ShopProblem) return passing.has(error.status) || error.code === 'REQUEST_IN_PROGRESS';
  return error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError');
}

/** Whether the shop said that it did not begin the work, so that sending it again cannot double it. */
export const notBegun = (error: unknown): boolean =>
  error instanceof ShopProblem && (error.status === 429 || error.status === 503);

/** How long to go on trying. */
export type RetryPolicy = {
  readonly attempts: number;
  readonly again: (error: unknown) => boolean;
  readonly signal?: AbortSignal | undefined;
};

/** Runs a piece of work again while its failures may pass; waits as long as the shop asked, else with back-off up to 10 s. */
export async function withRetries<T>(policy: RetryPolicy, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= policy.attempts || !policy.again(error)) throw error;
      await sleep(pause(attempt, error), undefined, policy.signal ? { signal: policy.signal } : {});
    }
  }
}

function pause(attempt: number, error: unknown): number {
  const asked = error instanceof ShopProblem ? error.retryAfterSeconds : undefined;
  const backOff = Math.min(10_000, 100 * 2 ** attempt) * (0.75 + Math.random() / 2);
  return asked === undefined ? backOff : Math.min(60_000, asked * 1000 + Math.random() * 250);
}
