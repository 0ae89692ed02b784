import { tooManyRequests } from '@eshop/kit/errors';
import { type SharedCounter, tighter, type Verdict, verdictOf } from './rate-limit.ts';
import { createRequestLimit } from './request-limit.ts';

export type Limits = {
  /** Counts a request from an address, and for an account where it has one. */
  takeRequest(address: string, account: string | null): Verdict;
  /**
   * Counts a try to sign in or the like, by address and account together: nobody can lock somebody else out from another
   * address, and many people behind one address don't share one small limit. Wrong passwords from everywhere are counted by
   * the user pool itself.
   */
  takeSignIn(address: string, account: string | null): Promise<Verdict>;
  stop(): void;
};

export type LimitsOptions = {
  readonly perMinute: number;
  readonly signInPerMinute: number;
  readonly shared: SharedCounter;
  readonly insured: SharedCounter;
};

/** The limits of the gateway. Requests are counted in process and shared in bundles; tries to sign in are counted one by one. */
export function createLimits({ perMinute, signInPerMinute, shared, insured }: LimitsOptions): Limits {
  const requests = createRequestLimit({ perMinute, shared });
  const signIn = async (key: string): Promise<Verdict> => {
    const { counted, endsInMilliseconds } = await insured(`sign-in:${key}`, 1);
    return verdictOf(signInPerMinute, counted, endsInMilliseconds);
  };
  return {
    takeRequest(address, account) {
      const byAddress = requests.take(`address:${address}`);
      if (account === null || !byAddress.allowed) return byAddress;
      return tighter(byAddress, requests.take(`account:${account}`));
    },
    takeSignIn: (address, account) => signIn(account === null ? address : `${address} ${account}`),
    stop: requests.stop,
  };
}

/** The headers that tell a client where it stands. */
export const limitHeaders = ({ limit, remaining, resetSeconds }: Verdict): readonly [string, string][] => [
  ['RateLimit-Limit', String(limit)],
  ['RateLimit-Remaining', String(remaining)],
  ['RateLimit-Reset', String(resetSeconds)],
];

/** @throws 429 with `Retry-After` unless the verdict allows the request. */
export function mustBeAllowed(verdict: Verdict): void {
  if (!verdict.allowed) throw tooManyRequests(verdict.resetSeconds);
}
