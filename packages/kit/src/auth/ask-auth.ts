import { verify } from '@eshop/contracts/api/auth';
import type { Role } from '@eshop/contracts/endpoint';
import { callEndpoint, UpstreamProblem } from '../http/call-endpoint.ts';
import { personRoles } from './read-token.ts';

/** Asks who decides whether a person's token still counts: the roles now granted, or null when it does not. */
export type AskAuth = (token: string) => Promise<readonly Role[] | null>;

/** Asks the auth service; null without its URL: tokens then count until they expire. */
export function createAskAuth(authUrl: string | undefined): AskAuth | null {
  if (authUrl === undefined) return null;
  return async (token) => {
    try {
      const { roles } = await callEndpoint(verify, {
        service: 'auth',
        baseUrl: authUrl,
        token,
        timeoutMs: 1_500,
      });
      return personRoles(roles);
    } catch (error) {
      if (error instanceof UpstreamProblem && error.status === 401) return null;
      throw error;
    }
  };
}
