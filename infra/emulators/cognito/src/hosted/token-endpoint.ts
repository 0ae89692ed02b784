import type { IncomingMessage } from 'node:http';
import type { AppClient } from '../clients/app-client.ts';
import type { Context } from '../context.ts';
import { CognitoError } from '../errors.ts';
import { type Answer, json } from '../http/answer.ts';
import { readBody } from '../http/read-body.ts';
import type { UserPool } from '../pools/user-pool.ts';
import { issueMachineToken } from '../sessions/issue-tokens.ts';
import { refresh } from '../sessions/refresh.ts';
import { revokeRefreshToken } from '../sessions/sign-out-operations.ts';
import { authenticateClient } from './authenticate-client.ts';
import { OauthError, oauthRefusal, uncached } from './oauth-error.ts';

const FORM = 'application/x-www-form-urlencoded';

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const body = await readBody(request);
  if (!request.headers['content-type']?.toLowerCase().startsWith(FORM))
    throw new OauthError('invalid_request');
  return new URLSearchParams(body.toString('utf8'));
}

async function clientCredentials(context: Context, pool: UserPool, client: AppClient, asked: string | null) {
  const allowed = client.oauthEnabled && client.oauthFlows.includes('client_credentials');
  if (!allowed || client.secret === undefined) throw new OauthError('unauthorized_client');
  const scopes = asked?.split(' ').filter((scope) => scope !== '') ?? [];
  if (!scopes.every((scope) => client.oauthScopes.includes(scope))) throw new OauthError('invalid_scope');
  const granted = scopes.length > 0 ? [...new Set(scopes)] : client.oauthScopes;
  const token = await issueMachineToken(context, pool, client, granted);
  return { access_token: token, expires_in: client.validity.access, token_type: 'Bearer' };
}

async function refreshToken(context: Context, pool: UserPool, client: AppClient, token: string | null) {
  if (!token) throw new OauthError('invalid_request');
  try {
    const { accessToken, idToken, expiresIn } = await refresh(context, client, pool, token);
    return { id_token: idToken, access_token: accessToken, expires_in: expiresIn, token_type: 'Bearer' };
  } catch (error) {
    throw error instanceof CognitoError ? new OauthError('invalid_grant') : error;
  }
}

async function withOauthRefusals(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof OauthError) return oauthRefusal(error);
    throw error;
  }
}

/** `POST /oauth2/token`: the grants `client_credentials` and `refresh_token`. */
export const answerToken = (context: Context, request: IncomingMessage): Promise<Answer> =>
  withOauthRefusals(async () => {
    const form = await readForm(request);
    const grant = form.get('grant_type');
    if (!grant) throw new OauthError('invalid_request');
    const { client, pool } = authenticateClient(context, request.headers.authorization, form);
    switch (grant) {
      case 'client_credentials':
        return json(200, await clientCredentials(context, pool, client, form.get('scope')), uncached);
      case 'refresh_token':
        return json(200, await refreshToken(context, pool, client, form.get('refresh_token')), uncached);
      default:
        throw new OauthError('unsupported_grant_type');
    }
  });

/** `POST /oauth2/revoke`: ends the session of a refresh token (RFC 7009). */
export const answerRevoke = (context: Context, request: IncomingMessage): Promise<Answer> =>
  withOauthRefusals(async () => {
    const form = await readForm(request);
    const token = form.get('token');
    if (!token) throw new OauthError('invalid_request');
    const { client } = authenticateClient(context, request.headers.authorization, form);
    try {
      await revokeRefreshToken(context, client, token);
    } catch (error) {
      throw error instanceof CognitoError ? new OauthError('unsupported_token_type') : error;
    } finally {
      context.database.flush();
    }
    return json(200, {}, uncached);
  });
