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

/** The auth service, asked with the caller's own token; once for all that the caller does at the same time. */
export function createProfileClient(baseUrl: string): ProfileClient {
  const remembered = new LRUCache<string, string>({ max: rememberedCallers, ttl: rememberedMilliseconds });
  const asked = new Map<string, Promise<string>>();

  async function ask({ userId, token }: Caller): Promise<string> {
    try {
      const { email } = await callEndpoint(getMe, { service: 'auth', baseUrl, token }).catch(
        asUnauthenticated,
      );
      remembered.set(userId, email);
      return email;
    } finally {
      asked.delete(token);
    }
  }

  return {
    async emailOf(caller) {
      const known = remembered.get(caller.userId) ?? asked.get(caller.token);
      if (known !== undefined) return known;
      const answer = ask(caller);
      asked.set(caller.token, answer);
      return answer;
    },
  };
}

/** The token was good a moment ago and is not any more: the caller has signed out or was disabled. */
function asUnauthenticated(error: unknown): never {
  if (error instanceof UpstreamProblem && error.status < 500) throw unauthenticated();
  throw error;
}
