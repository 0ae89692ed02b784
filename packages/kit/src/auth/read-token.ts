import type { Role } from '@eshop/contracts/endpoint';
import type { JWTPayload, JWTVerifyGetKey } from 'jose';
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import type { z } from 'zod';
import type { tokenConfigShape } from '../config/index.ts';
import { unauthenticated, unavailable } from '../errors/index.ts';

/** The part of a service's configuration that says which tokens are good. */
export type TokenConfig = z.output<z.ZodObject<typeof tokenConfigShape>>;

/** What a token with a good signature says; times in milliseconds. */
export type TokenContent = {
  readonly userId: string;
  readonly roles: readonly Role[];
  /** A person's token can be signed out; a machine's can't. */
  readonly person: boolean;
  readonly issuedAt: number;
  readonly expiresAt: number;
};

export type ReadToken = {
  /** Checks signature, issuer, client, use and life of an access token of Cognito. @throws 401; 503 without the key set. */
  read(token: string): Promise<TokenContent>;
  /** Fetches the key set, unless there is one. @throws when it can't be had now */
  ready(): Promise<void>;
};

const clockToleranceSeconds = 5;
const renewAfterMilliseconds = 10 * 60_000;

/**
 * Reads tokens by the key set at `TOKEN_JWKS_URL`. It is asked for anew for an unknown key and every ten minutes, the latter in
 * the background: keys that are known count for as long as the user pool is away.
 */
export function createReadToken(config: TokenConfig): ReadToken {
  const keys = createRemoteJWKSet(new URL(config.TOKEN_JWKS_URL), {
    timeoutDuration: 3_000,
    cooldownDuration: 5_000,
    cacheMaxAge: Number.POSITIVE_INFINITY,
  });
  let renewedAt = Date.now();
  function renewNowAndThen(): void {
    if (Date.now() - renewedAt < renewAfterMilliseconds) return;
    renewedAt = Date.now();
    keys.reload().catch(() => undefined);
  }
  return {
    async read(token) {
      renewNowAndThen();
      return contentOf(await verifySignature(token, keys, config), config);
    },
    async ready() {
      if (keys.jwks() === undefined) await keys.reload();
    },
  };
}

async function verifySignature(
  token: string,
  keys: JWTVerifyGetKey,
  config: TokenConfig,
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer: config.TOKEN_ISSUER,
      algorithms: ['RS256'],
      clockTolerance: clockToleranceSeconds,
      requiredClaims: ['sub', 'iat', 'exp'],
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw unauthenticated('the token has expired');
    if (isFaultOfToken(error)) throw unauthenticated('the token is not valid');
    throw unavailable('auth', 2, error);
  }
}

/** All else (a time-out, no connection, a key set that is none) tells nothing about the token. */
const isFaultOfToken = (error: unknown): boolean =>
  error instanceof errors.JWTInvalid ||
  error instanceof errors.JWTClaimValidationFailed ||
  error instanceof errors.JWSInvalid ||
  error instanceof errors.JWSSignatureVerificationFailed ||
  error instanceof errors.JOSEAlgNotAllowed ||
  error instanceof errors.JOSENotSupported ||
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWKSMultipleMatchingKeys;

function contentOf(payload: JWTPayload, config: TokenConfig): TokenContent {
  const { sub = '', iat = 0, exp = 0, token_use: use, client_id: clientId, username } = payload;
  if (use !== 'access' || typeof clientId !== 'string' || !config.TOKEN_CLIENT_IDS.includes(clientId)) {
    throw unauthenticated('the token is not meant for this shop');
  }
  const person = !(sub === clientId && username === undefined);
  const roles = person ? personRoles(payload['cognito:groups']) : machineRoles(payload.scope);
  return { userId: sub, roles, person, issuedAt: iat * 1_000, expiresAt: exp * 1_000 };
}

/** Every person is a customer; the role `service` is never a person's. */
export function personRoles(groups: unknown): Role[] {
  const granted = Array.isArray(groups) ? groups : [];
  return ['customer', ...(['warehouse', 'admin'] as const).filter((role) => granted.includes(role))];
}

const machineRoles = (scope: unknown): Role[] =>
  typeof scope === 'string' && scope.split(' ').includes('eshop/service') ? ['service'] : [];
