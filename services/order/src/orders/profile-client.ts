import { getMe } from '@eshop/contracts/api/auth';
import type { Caller } from '@eshop/kit/auth';
import { unauthenticated } from '@eshop/kit/errors';
import { callEndpoint, UpstreamProblem } from '@eshop/kit/http';
import { LRUCache } from 'lru-cache';

export type ProfileClient = {
  /** The caller's e-mail address, to which the order's messages go. */
  emailOf(caller: Caller): Promise<string>;
};

const rememberedCallers = 5_000;
const rememberedMilliseconds = 5 * 60_000;

/** The auth service, asked with the caller's own token. */
export function createProfileClient(baseUrl: string): ProfileClient {
  const remembered = new LRUCache<string, string>({ max: rememberedCallers, ttl: rememberedMilliseconds });
  return {
    async emailOf(caller) {
      const known = remembered.get(caller.userId);
      if (known) return known;
      const { email } = await callEndpoint(getMe, { service: 'auth', baseUrl, token: caller.token }).catch(
        asUnauthenticated,
      );
      remembered.set(caller.userId, email);
      return email;
    },
  };
}

/** The token was good a moment ago and is not any more: the caller has signed out or was disabled. */
function asUnauthenticated(error: unknown): never {
  if (error instanceof UpstreamProblem && error.status < 500) throw unauthenticated();
  throw error;
}
