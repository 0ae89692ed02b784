import { createHash } from 'node:crypto';
import type { Role } from '@eshop/contracts/endpoint';
import { LRUCache } from 'lru-cache';
import { unauthenticated, unavailable } from '../errors/index.ts';
import type { Logger } from '../logging/index.ts';
import type { AskAuth } from './ask-auth.ts';
import { createAskAuth } from './ask-auth.ts';
import type { TokenVerifier } from './caller.ts';
import { newCaller } from './caller.ts';
import type { TokenConfig, TokenContent } from './read-token.ts';
import { createReadToken } from './read-token.ts';

export type TokenVerifierOptions = {
  readonly logger: Logger;
  /** Asks whether a person's token still counts; by default the auth service at `AUTH_URL`. The auth service gives its own. */
  readonly ask?: AskAuth;
  readonly now?: () => number;
};

const maxTokens = 5_000;
/** With the request that takes up to 3 s this stays well below the 60 s within which a sign-out must count everywhere. */
const askAgainMilliseconds = 30_000;
const freshMilliseconds = 30_000;
const graceMilliseconds = 5 * 60_000;
const retryMilliseconds = 2_000;
const warnMilliseconds = 10_000;

type Known = {
  readonly content: TokenContent;
  roles: readonly Role[];
  refused: boolean;
  /** When the auth service last called the token good. */
  goodAt: number;
  askAt: number;
  /** The last question was not answered. */
  unanswered: boolean;
  asking: Promise<void> | null;
};

/**
 * Verifies access tokens: signature and claims at once, then, for a person's token older than 30 s, with the auth service,
 * at most every 30 s. While the auth service is away, tokens that it called good in the last 5 minutes, and younger ones,
 * still count. Bounded: 5000 tokens.
 */
export function createTokenVerifier(config: TokenConfig, options: TokenVerifierOptions): TokenVerifier {
  const { logger, now = Date.now, ask = createAskAuth(config.AUTH_URL) } = options;
  const { read: readToken, ready } = createReadToken(config);
  const tokens = new LRUCache<string, Known>({ max: maxTokens });
  let warnedAt = 0;

  async function know(token: string): Promise<Known> {
    const key = createHash('sha256').update(token).digest('base64');
    const known = tokens.get(key);
    if (known) return known;
    const content = await readToken(token);
    const knownMeanwhile = tokens.get(key);
    if (knownMeanwhile) return knownMeanwhile;
    const { roles, issuedAt } = content;
    const made: Known = {
      content,
      roles,
      refused: false,
      goodAt: 0,
      askAt: issuedAt + freshMilliseconds,
      unanswered: false,
      asking: null,
    };
    tokens.set(key, made);
    return made;
  }

  async function askAgain(token: string, known: Known, askAuth: AskAuth): Promise<void> {
    try {
      const roles = await askAuth(token);
      known.refused = roles === null;
      known.unanswered = false;
      if (roles) known.roles = roles;
      known.goodAt = now();
      known.askAt = known.goodAt + askAgainMilliseconds;
    } catch (error) {
      known.unanswered = true;
      known.askAt = now() + retryMilliseconds;
      if (now() - warnedAt < warnMilliseconds) return;
      warnedAt = now();
      logger.warn({ err: error }, 'the auth service does not answer: only lately confirmed tokens count');
    }
  }

  return {
    ready,
    async verify(token) {
      const known = await know(token);
      const { content } = known;
      if (now() >= content.expiresAt) throw unauthenticated('the token has expired');
      if (ask && content.person && now() >= known.askAt) {
        known.asking ??= askAgain(token, known, ask).finally(() => {
          known.asking = null;
        });
        await known.asking;
      }
      if (known.refused) throw unauthenticated('the token is signed out');
      if (known.unanswered && now() - Math.max(known.goodAt, content.issuedAt) > graceMilliseconds) {
        throw unavailable('auth', retryMilliseconds / 1_000);
      }
      return newCaller(content.userId, known.roles, token);
    },
  };
}
