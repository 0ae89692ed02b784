import { decodeJwt, errors, jwtVerify } from 'jose';
import { z } from 'zod';
import type { AppClient } from '../clients/app-client.ts';
import type { Context } from '../context.ts';
import { notAuthorized, userNotFound } from '../errors.ts';
import type { UserPool } from '../pools/user-pool.ts';
import type { User } from '../users/user.ts';
import { OWN_ACCOUNT_SCOPE } from './issue-tokens.ts';
import { isEnded } from './session.ts';

const claimsSchema = z.object({
  token_use: z.literal('access'),
  client_id: z.string(),
  scope: z.string(),
  username: z.string(),
  origin_jti: z.string().optional(),
  iat: z.number(),
});

/** Who an access token stands for, as things are now. */
export interface SignedIn {
  readonly pool: UserPool;
  readonly client: AppClient;
  readonly user: User;
}

async function readClaims(context: Context, token: string) {
  try {
    const poolId = decodeJwt(token).iss?.split('/').at(-1) ?? '';
    const pool = context.database.pools.get(poolId);
    if (!pool) throw notAuthorized('Invalid Access Token');
    const key = await context.signingKeys.publicKey(pool);
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['RS256'],
      currentDate: new Date(context.now()),
    });
    return { pool, claims: claimsSchema.parse(payload) };
  } catch (error) {
    throw notAuthorized(
      error instanceof errors.JWTExpired ? 'Access Token has expired' : 'Invalid Access Token',
    );
  }
}

/** The session of an access token; NotAuthorizedException when it is faulty, expired, revoked or its user disabled. */
export async function requireSession(context: Context, token: string): Promise<SignedIn> {
  const { pool, claims } = await readClaims(context, token);
  if (!claims.scope.split(' ').includes(OWN_ACCOUNT_SCOPE)) {
    throw notAuthorized('Access Token does not have required scopes');
  }
  const client = context.database.clients.get(claims.client_id);
  if (!client) throw notAuthorized('Invalid Access Token');
  const user = context.users.byUsername(pool.id, claims.username);
  if (!user) throw userNotFound();
  const ended =
    claims.origin_jti === undefined
      ? claims.iat * 1000 <= user.sessionsEndedAt
      : isEnded(user, claims.origin_jti);
  const revoked = claims.origin_jti !== undefined && context.revocations.has(claims.origin_jti);
  if (ended || revoked) throw notAuthorized('Access Token has been revoked');
  if (!user.enabled) throw notAuthorized('User is disabled.');
  return { pool, client, user };
}
