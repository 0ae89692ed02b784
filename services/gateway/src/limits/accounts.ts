import type { TokenVerifier } from '@eshop/kit/auth';

/** Whose request it is, by a token that was verified; null without one. Never rejects. */
export type AccountOf = (authorization: string) => Promise<string | null>;

const patienceMilliseconds = 300;

/**
 * Tells accounts by their tokens. A bad token counts for nobody, so nobody can use up another's limit; neither does one that can't be
 * verified within 0.3 s: the service that is asked decides about the token itself.
 */
export function createAccounts(tokens: TokenVerifier): AccountOf {
  return async (authorization) => {
    const token = /^Bearer +(\S+) *$/i.exec(authorization)?.[1];
    if (token === undefined) return null;
    const { promise: late, resolve } = Promise.withResolvers<null>();
    const timer = setTimeout(resolve, patienceMilliseconds, null);
    try {
      return await Promise.race([tokens.verify(token).then(({ userId }) => userId), late]);
    } catch {
      return null;
    } finally {
      clearTimeout(timer);
    }
  };
}
