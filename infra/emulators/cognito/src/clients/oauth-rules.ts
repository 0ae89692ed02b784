import type { Context } from '../context.ts';
import { CognitoError } from '../errors.ts';
import { resourceServerKey } from '../pools/resource-server.ts';

const BUILT_IN_SCOPES = ['openid', 'email', 'phone', 'profile', 'aws.cognito.signin.user.admin'];

/** The scopes that client credentials may ask for are those of resource servers, never a user's. */
export const isCustomScope = (scope: string): boolean => !BUILT_IN_SCOPES.includes(scope);

/** InvalidOAuthFlowException or ScopeDoesNotExistException when a client's OAuth settings do not fit together. */
export function checkOauth(
  context: Context,
  settings: { poolId: string; flows: readonly string[]; scopes: readonly string[]; hasSecret: boolean },
): void {
  const { flows, scopes, poolId, hasSecret } = settings;
  const invalid = (message: string) => new CognitoError('InvalidOAuthFlowException', message);
  if (flows.includes('client_credentials')) {
    if (flows.length > 1) {
      throw invalid('client_credentials flow can not be selected along with code flow or implicit flow.');
    }
    if (!hasSecret) {
      throw invalid('client_credentials flow can not be selected if client does not have a client secret.');
    }
    if (scopes.length === 0 || !scopes.every(isCustomScope)) {
      throw invalid('client_credentials flow needs scopes of a resource server and no others.');
    }
  }
  for (const scope of scopes.filter(isCustomScope)) {
    if (!scopeExists(context, poolId, scope)) {
      throw new CognitoError('ScopeDoesNotExistException', `Custom scope not found: ${scope}`);
    }
  }
}

function scopeExists(context: Context, poolId: string, scope: string): boolean {
  const cut = scope.lastIndexOf('/');
  if (cut < 1) return false;
  const server = context.database.resourceServers.get(resourceServerKey(poolId, scope.slice(0, cut)));
  return server?.scopes.some(({ name }) => name === scope.slice(cut + 1)) ?? false;
}
