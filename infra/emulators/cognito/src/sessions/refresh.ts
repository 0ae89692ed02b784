import type { AppClient } from '../clients/app-client.ts';
import type { Context } from '../context.ts';
import { notAuthorized } from '../errors.ts';
import type { UserPool } from '../pools/user-pool.ts';
import type { User } from '../users/user.ts';
import { issueUserTokens } from './issue-tokens.ts';
import { isEnded, type Session } from './session.ts';

/** The user and session of a refresh token; NotAuthorizedException when it is faulty, expired, revoked or not this client's. */
export async function openRefreshToken(
  context: Context,
  client: AppClient,
  token: string,
): Promise<{ user: User; session: Session }> {
  const opened = await context.sealer.open('refresh', token);
  if (opened === 'expired') throw notAuthorized('Refresh Token has expired');
  if (opened === 'invalid') throw notAuthorized('Invalid Refresh Token');
  const { pool, client: clientId, username, mark, authTime } = opened.ticket;
  if (pool !== client.poolId || clientId !== client.id) throw notAuthorized('Invalid Refresh Token');
  const user = context.users.byUsername(pool, username);
  if (!user) throw notAuthorized('Invalid Refresh Token');
  if (!user.enabled) throw notAuthorized('User is disabled.');
  if (isEnded(user, mark) || context.revocations.has(mark))
    throw notAuthorized('Refresh Token has been revoked');
  return { user, session: { id: mark, authTime } };
}

/** New access and id tokens of the session; the refresh token stays the same one. */
export async function refresh(context: Context, client: AppClient, pool: UserPool, token: string) {
  return issueUserTokens(context, { client, pool, ...(await openRefreshToken(context, client, token)) });
}
