import { seconds } from '../pools/user-pool-view.ts';
import type { AppClient } from './app-client.ts';

/** The client as DescribeUserPoolClient shows it, with its secret when it has one. */
export const appClientView = (client: AppClient) => ({
  UserPoolId: client.poolId,
  ClientName: client.name,
  ClientId: client.id,
  ClientSecret: client.secret,
  ExplicitAuthFlows: client.authFlows,
  AllowedOAuthFlows: client.oauthFlows,
  AllowedOAuthScopes: client.oauthScopes,
  AllowedOAuthFlowsUserPoolClient: client.oauthEnabled,
  CallbackURLs: client.callbackUrls,
  LogoutURLs: client.logoutUrls,
  SupportedIdentityProviders: client.identityProviders,
  ReadAttributes: client.readAttributes,
  WriteAttributes: client.writeAttributes,
  PreventUserExistenceErrors: client.hidesUserExistence ? 'ENABLED' : 'LEGACY',
  EnableTokenRevocation: client.revocationEnabled,
  AccessTokenValidity: client.validity.given.access,
  IdTokenValidity: client.validity.given.id,
  RefreshTokenValidity: client.validity.given.refresh ?? 30,
  TokenValidityUnits: client.validity.given.units,
  CreationDate: seconds(client.createdAt),
  LastModifiedDate: seconds(client.updatedAt),
});

/** The client as ListUserPoolClients shows it. */
export const appClientSummary = (client: AppClient) => ({
  ClientId: client.id,
  UserPoolId: client.poolId,
  ClientName: client.name,
});
