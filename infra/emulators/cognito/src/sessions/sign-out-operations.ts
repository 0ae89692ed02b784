import { z } from 'zod';
import type { AppClient } from '../clients/app-client.ts';
import { sameSecret } from '../clients/secret-hash.ts';
import { type Context, requireClient, requirePool } from '../context.ts';
import { CognitoError } from '../errors.ts';
import { member, operation } from '../operation.ts';
import { requireUser } from '../users/user-directory.ts';
import { requireSession } from './access-token.ts';
import { withSessionsEnded } from './session.ts';

const unauthorized = (message: string) => new CognitoError('UnauthorizedException', message);

/** Revokes the session of a refresh token, and with it the access tokens that came from it. */
export async function revokeRefreshToken(context: Context, client: AppClient, token: string): Promise<void> {
  const opened = await context.sealer.open('refresh', token);
  if (opened === 'expired') return;
  if (opened === 'invalid') throw new CognitoError('UnsupportedTokenTypeException', 'Unsupported token type');
  if (!client.revocationEnabled) {
    throw new CognitoError(
      'UnsupportedOperationException',
      'Token revocation is not enabled for this client.',
    );
  }
  const { ticket, expiresAt } = opened;
  if (ticket.client !== client.id) throw unauthorized('The token was issued to another client.');
  const lastAccessToken = context.now() / 1000 + client.validity.access;
  context.revocations.add({
    poolId: ticket.pool,
    username: ticket.username,
    session: ticket.mark,
    expiresAt: Math.max(expiresAt, lastAccessToken) * 1000,
  });
}

/** GlobalSignOut, AdminUserGlobalSignOut and RevokeToken. */
export const signOutOperations = [
  operation({
    name: 'GlobalSignOut',
    access: 'public',
    input: z.object({ AccessToken: member.accessToken }),
    async run(context, input) {
      const { pool, user } = await requireSession(context, input.AccessToken);
      context.users.save(pool, withSessionsEnded(user, context.now()));
      return {};
    },
  }),
  operation({
    name: 'AdminUserGlobalSignOut',
    access: 'iam',
    input: z.object({ UserPoolId: member.poolId, Username: member.username }),
    run(context, input) {
      const pool = requirePool(context, input.UserPoolId);
      const user = requireUser(context, pool, input.Username);
      context.users.save(pool, withSessionsEnded(user, context.now()));
      return {};
    },
  }),
  operation({
    name: 'RevokeToken',
    access: 'public',
    input: z.object({
      Token: z
        .string()
        .max(8192)
        .regex(/^[\w=.-]+$/),
      ClientId: member.clientId,
      ClientSecret: z.string().min(1).max(64).optional(),
    }),
    async run(context, input) {
      const { client } = requireClient(context, input.ClientId);
      if (client.secret !== undefined && !sameSecret(input.ClientSecret ?? '', client.secret)) {
        throw unauthorized('The client secret is wrong.');
      }
      await revokeRefreshToken(context, client, input.Token);
      return {};
    },
  }),
];
