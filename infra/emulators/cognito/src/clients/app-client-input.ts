import { z } from 'zod';
import type { Context } from '../context.ts';
import { invalidParameter } from '../errors.ts';
import { member } from '../operation.ts';
import type { AppClient } from './app-client.ts';
import { checkOauth } from './oauth-rules.ts';
import { tokenValidity, tokenValidityInput } from './token-validity.ts';

const authFlow = z.enum([
  'ADMIN_NO_SRP_AUTH',
  'CUSTOM_AUTH_FLOW_ONLY',
  'USER_PASSWORD_AUTH',
  'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  'ALLOW_CUSTOM_AUTH',
  'ALLOW_USER_PASSWORD_AUTH',
  'ALLOW_USER_SRP_AUTH',
  'ALLOW_REFRESH_TOKEN_AUTH',
  'ALLOW_USER_AUTH',
]);
const names = z.array(z.string().min(1).max(2048)).max(100);

/** The settings that CreateUserPoolClient and UpdateUserPoolClient share. */
export const appClientSettingsInput = z.object({
  UserPoolId: member.poolId,
  ExplicitAuthFlows: z
    .array(authFlow)
    .default(['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH']),
  AllowedOAuthFlows: z
    .array(z.enum(['code', 'implicit', 'client_credentials']))
    .max(3)
    .default([]),
  AllowedOAuthScopes: z.array(z.string().min(1).max(256)).max(50).default([]),
  AllowedOAuthFlowsUserPoolClient: z.boolean().default(false),
  CallbackURLs: names.default([]),
  LogoutURLs: names.default([]),
  SupportedIdentityProviders: names.default([]),
  ReadAttributes: names.optional(),
  WriteAttributes: names.optional(),
  PreventUserExistenceErrors: z.enum(['LEGACY', 'ENABLED']).default('LEGACY'),
  EnableTokenRevocation: z.boolean().default(true),
  ...tokenValidityInput,
});
type SettingsInput = z.output<typeof appClientSettingsInput>;

/** The checked settings of a client; throws what AWS throws when they do not fit together. */
export function appClientSettings(context: Context, input: SettingsInput, hasSecret: boolean) {
  checkAuthFlows(input.ExplicitAuthFlows);
  checkOauth(context, {
    poolId: input.UserPoolId,
    flows: input.AllowedOAuthFlows,
    scopes: input.AllowedOAuthScopes,
    hasSecret,
  });
  return {
    authFlows: input.ExplicitAuthFlows,
    oauthFlows: input.AllowedOAuthFlows,
    oauthScopes: input.AllowedOAuthScopes,
    oauthEnabled: input.AllowedOAuthFlowsUserPoolClient,
    callbackUrls: input.CallbackURLs,
    logoutUrls: input.LogoutURLs,
    identityProviders: input.SupportedIdentityProviders,
    readAttributes: input.ReadAttributes,
    writeAttributes: input.WriteAttributes,
    hidesUserExistence: input.PreventUserExistenceErrors === 'ENABLED',
    revocationEnabled: input.EnableTokenRevocation,
    validity: tokenValidity(input),
  } satisfies Partial<AppClient>;
}

function checkAuthFlows(flows: readonly string[]): void {
  const old = flows.filter((flow) => !flow.startsWith('ALLOW_'));
  if (old.length > 0 && old.length < flows.length) {
    throw invalidParameter('ExplicitAuthFlows cannot mix values with and without the prefix ALLOW_.');
  }
}
