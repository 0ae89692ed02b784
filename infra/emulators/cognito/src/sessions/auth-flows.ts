import type { AppClient } from '../clients/app-client.ts';
import { checkSecretHash } from '../clients/secret-hash.ts';
import type { Context } from '../context.ts';
import { invalidParameter } from '../errors.ts';
import type { UserPool } from '../pools/user-pool.ts';
import { issueUserTokens } from './issue-tokens.ts';
import { openRefreshToken } from './refresh.ts';
import { authenticationResult, signIn } from './sign-in.ts';

/** Flows by the client's settings that allow them. SRP and custom flows are not emulated. */
const allowedBy: Readonly<Record<string, readonly string[]>> = {
  USER_PASSWORD_AUTH: ['ALLOW_USER_PASSWORD_AUTH', 'USER_PASSWORD_AUTH'],
  ADMIN_USER_PASSWORD_AUTH: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ADMIN_NO_SRP_AUTH'],
  ADMIN_NO_SRP_AUTH: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ADMIN_NO_SRP_AUTH'],
  REFRESH_TOKEN_AUTH: [
    'ALLOW_REFRESH_TOKEN_AUTH',
    'ADMIN_NO_SRP_AUTH',
    'USER_PASSWORD_AUTH',
    'CUSTOM_AUTH_FLOW_ONLY',
  ],
  REFRESH_TOKEN: [
    'ALLOW_REFRESH_TOKEN_AUTH',
    'ADMIN_NO_SRP_AUTH',
    'USER_PASSWORD_AUTH',
    'CUSTOM_AUTH_FLOW_ONLY',
  ],
};

type Parameters = Readonly<Record<string, string>>;

/** The named parameter, or InvalidParameterException. */
export function requireParameter(parameters: Parameters, name: string): string {
  const value = parameters[name];
  if (!value) throw invalidParameter(`Missing required parameter ${name}`);
  return value;
}

function checkFlow(client: AppClient, flow: string): void {
  const settings = Object.hasOwn(allowedBy, flow) ? allowedBy[flow] : undefined;
  if (!settings) throw invalidParameter(`${flow} is not emulated.`);
  if (client.authFlows.some((allowed) => settings.includes(allowed))) return;
  throw invalidParameter(
    flow.startsWith('REFRESH')
      ? 'Auth flow not enabled for this client'
      : `${flow} flow not enabled for this client`,
  );
}

/** Runs the flow for the client; throws InvalidParameterException when the client does not allow it. */
export async function authenticate(
  context: Context,
  client: AppClient,
  pool: UserPool,
  { flow, parameters }: { flow: string; parameters: Parameters },
) {
  checkFlow(client, flow);
  if (flow.startsWith('REFRESH')) {
    const { user, session } = await openRefreshToken(
      context,
      client,
      requireParameter(parameters, 'REFRESH_TOKEN'),
    );
    checkSecretHash(client, user.username, parameters.SECRET_HASH);
    return authenticationResult(await issueUserTokens(context, { client, pool, user, session }));
  }
  const username = requireParameter(parameters, 'USERNAME');
  const password = requireParameter(parameters, 'PASSWORD');
  checkSecretHash(client, username, parameters.SECRET_HASH);
  return signIn(context, client, pool, { username, password });
}
