import type { Context } from '../context.ts';
import { type Answer, json } from '../http/answer.ts';
import type { UserPool } from '../pools/user-pool.ts';
import { issuerOf } from '../sessions/issue-tokens.ts';
import { publicJwk } from '../sessions/signing-keys.ts';

const cached = { 'cache-control': 'public, max-age=3600' };

/** The pool's public keys. */
export const readKeySet = (pool: UserPool): Answer => json(200, { keys: [publicJwk(pool)] }, cached);

/** OpenID Connect discovery of the pool, as far as its endpoints are emulated. */
export const readOpenIdConfiguration = (context: Context, pool: UserPool): Answer =>
  json(
    200,
    {
      issuer: issuerOf(context, pool),
      jwks_uri: `${issuerOf(context, pool)}/.well-known/jwks.json`,
      token_endpoint: `${context.origin}/oauth2/token`,
      revocation_endpoint: `${context.origin}/oauth2/revoke`,
      grant_types_supported: ['client_credentials', 'refresh_token'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
      id_token_signing_alg_values_supported: ['RS256'],
      response_types_supported: ['code', 'token'],
      scopes_supported: ['openid', 'email', 'phone', 'profile'],
      subject_types_supported: ['public'],
    },
    cached,
  );
