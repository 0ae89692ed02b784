import { randomUUID } from 'node:crypto';
import { type JWTPayload, SignJWT } from 'jose';
import type { AppClient } from '../clients/app-client.ts';
import type { Context } from '../context.ts';
import { groupsOfUser } from '../groups/groups-of-user.ts';
import type { UserPool } from '../pools/user-pool.ts';
import { subOf, type User } from '../users/user.ts';
import type { Session } from './session.ts';

/** The scope of tokens got with a password: the user's own account. */
export const OWN_ACCOUNT_SCOPE = 'aws.cognito.signin.user.admin';

/** The issuer of a pool's tokens. */
export const issuerOf = (context: Context, pool: UserPool): string => `${context.origin}/${pool.id}`;

async function sign(context: Context, pool: UserPool, claims: JWTPayload, validity: number): Promise<string> {
  const issuedAt = Math.floor(context.now() / 1000);
  const payload = {
    ...claims,
    iss: issuerOf(context, pool),
    exp: issuedAt + validity,
    iat: issuedAt,
    jti: randomUUID(),
  };
  return new SignJWT(payload)
    .setProtectedHeader({ kid: pool.signingKey.kid, alg: 'RS256' })
    .sign(await context.signingKeys.privateKey(pool));
}

/** Access and id token of a session, with the claims that AWS puts into them. */
export async function issueUserTokens(
  context: Context,
  { client, pool, user, session }: { client: AppClient; pool: UserPool; user: User; session: Session },
) {
  const groups = groupsOfUser(context, user).map(({ name }) => name);
  const shared = {
    sub: subOf(user),
    ...(groups.length > 0 ? { 'cognito:groups': groups } : {}),
    ...(client.revocationEnabled ? { origin_jti: session.id } : {}),
    event_id: randomUUID(),
    auth_time: session.authTime,
  };
  const [accessToken, idToken] = await Promise.all([
    sign(
      context,
      pool,
      {
        ...shared,
        token_use: 'access',
        client_id: client.id,
        scope: OWN_ACCOUNT_SCOPE,
        username: user.username,
      },
      client.validity.access,
    ),
    sign(
      context,
      pool,
      {
        ...shared,
        ...attributeClaims(client, user),
        token_use: 'id',
        aud: client.id,
        'cognito:username': user.username,
      },
      client.validity.id,
    ),
  ]);
  return { accessToken, idToken, expiresIn: client.validity.access };
}

function attributeClaims(client: AppClient, user: User): JWTPayload {
  const claims: JWTPayload = {};
  for (const [name, value] of Object.entries(user.attributes)) {
    if (name === 'sub' || client.readAttributes?.includes(name) === false) continue;
    claims[name] = name.endsWith('_verified') ? value === 'true' : value;
  }
  return claims;
}

/** The token of a machine: no user, only the client and its scopes. */
export const issueMachineToken = (
  context: Context,
  pool: UserPool,
  client: AppClient,
  scopes: readonly string[],
) =>
  sign(
    context,
    pool,
    {
      sub: client.id,
      token_use: 'access',
      scope: scopes.join(' '),
      auth_time: Math.floor(context.now() / 1000),
      client_id: client.id,
      version: 2,
    },
    client.validity.access,
  );

/** The refresh token of a new session. */
export const issueRefreshToken = (context: Context, client: AppClient, user: User, session: Session) =>
  context.sealer.seal(
    'refresh',
    {
      pool: client.poolId,
      client: client.id,
      username: user.username,
      mark: session.id,
      authTime: session.authTime,
    },
    Math.floor(context.now() / 1000) + client.validity.refresh,
  );
