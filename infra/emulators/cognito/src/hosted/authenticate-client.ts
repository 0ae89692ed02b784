import type { AppClient } from '../clients/app-client.ts';
import { sameSecret } from '../clients/secret-hash.ts';
import type { Context } from '../context.ts';
import type { UserPool } from '../pools/user-pool.ts';
import { OauthError } from './oauth-error.ts';

/** The client of an OAuth request, by basic authentication or by its body; `invalid_client` when it fails. */
export function authenticateClient(
  context: Context,
  authorization: string | undefined,
  form: URLSearchParams,
): { client: AppClient; pool: UserPool } {
  const basic = readBasic(authorization);
  const clientId = basic?.id ?? form.get('client_id') ?? '';
  const secret = basic?.secret ?? form.get('client_secret') ?? '';
  const client = context.database.clients.get(clientId);
  const pool = client && context.database.pools.get(client.poolId);
  if (!client || !pool || (form.has('client_id') && form.get('client_id') !== clientId)) {
    throw new OauthError('invalid_client');
  }
  if (client.secret !== undefined && !sameSecret(secret, client.secret))
    throw new OauthError('invalid_client');
  return { client, pool };
}

function readBasic(authorization: string | undefined): { id: string; secret: string } | undefined {
  if (authorization === undefined) return undefined;
  const encoded = /^Basic ([\w+/=-]+)$/i.exec(authorization)?.[1];
  if (encoded === undefined) throw new OauthError('invalid_client');
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const cut = text.indexOf(':');
  if (cut === -1) throw new OauthError('invalid_client');
  return { id: text.slice(0, cut), secret: text.slice(cut + 1) };
}
