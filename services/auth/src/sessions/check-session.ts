import { createHash } from 'node:crypto';
import type { Role } from '@eshop/contracts/endpoint';
import { DomainError, unauthenticated } from '@eshop/kit/errors';
import { LRUCache } from 'lru-cache';
import type { UserPoolClient } from '../users/user-pool-client.ts';
import { parseEndedSessions } from './ended-sessions.ts';
import { readAccessToken } from './session-tokens.ts';

export type SessionChecks = {
  /** The roles granted now; null when the token was signed out, its session ended, or the user disabled or deleted. */
  check(token: string): Promise<readonly Role[] | null>;
  /** The token was just signed out here. */
  forget(token: string): void;
};

/** Together with the 30 s for which other services keep an answer this stays below the 60 s of the contract. */
const keepMilliseconds = 5_000;
const mostTokens = 5_000;

/** Asks Cognito whether sessions still count; services that ask about one token at the same time share one question. */
export function createSessionChecks(users: UserPoolClient, now: () => Date): SessionChecks {
  const answers = new LRUCache<string, Promise<readonly Role[] | null>>({
    max: mostTokens,
    ttl: keepMilliseconds,
  });
  const keyOf = (token: string) => createHash('sha256').update(token).digest('base64');

  async function ask(token: string): Promise<readonly Role[] | null> {
    try {
      const { id, endedSessions } = await users.owner(token);
      const ended = parseEndedSessions(endedSessions, now().getTime() / 1000);
      const { origin_jti: sessionId } = readAccessToken(token);
      if (ended.some((session) => session.sessionId === sessionId)) return null;
      const [account, roles] = await Promise.all([users.get(id), users.roles(id)]);
      return account.disabled ? null : roles;
    } catch (error) {
      if (error instanceof DomainError && [401, 404].includes(error.problem.status)) return null;
      throw error;
    }
  }

  return {
    check(token) {
      const key = keyOf(token);
      const known = answers.get(key);
      if (known) return known;
      const answer = ask(token);
      answers.set(key, answer);
      answer.catch(() => answers.delete(key));
      return answer;
    },
    forget: (token) => void answers.delete(keyOf(token)),
  };
}

/** @throws 401 when the session does not count any more. */
export async function assertSession(checks: SessionChecks, token: string): Promise<readonly Role[]> {
  const roles = await checks.check(token);
  if (!roles) throw unauthenticated('the token is signed out');
  return roles;
}
