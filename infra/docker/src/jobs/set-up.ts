import { renameSync, writeFileSync } from 'node:fs';
import { ensureCloudResources } from '@eshop/jobs/cloud-resources';
import { ensureDemoAccounts } from '@eshop/jobs/demo-accounts';
import { readConfig } from '@eshop/kit/config';
import type { UserPool } from '@eshop/topology';
import { setupEnvironment } from './environment.ts';

/** The variables that services need to work with this user pool. The issuer of the real Cognito is its pool's address. */
export function userPoolVariables(endpoint: string, pool: UserPool): Record<string, string> {
  const origin = new URL(endpoint).origin;
  const issuer = `${origin}/${pool.userPoolId}`;
  return {
    COGNITO_USER_POOL_ID: pool.userPoolId,
    COGNITO_CLIENT_ID: pool.clientId,
    TOKEN_ISSUER: issuer,
    TOKEN_JWKS_URL: `${issuer}/.well-known/jwks.json`,
    TOKEN_CLIENT_IDS: `${pool.clientId},${pool.serviceClientId}`,
    SERVICE_TOKEN_URL: `${origin}/oauth2/token`,
    SERVICE_CLIENT_ID: pool.serviceClientId,
    SERVICE_CLIENT_SECRET: pool.serviceClientSecret,
  };
}

/** Makes what the stand-ins lack, with the demo accounts, and writes down what services must know of the user pool. */
export async function setUp(env: NodeJS.ProcessEnv, say: (line: string) => void): Promise<void> {
  const config = readConfig(setupEnvironment, env);
  const { pool } = await ensureCloudResources(env);
  await ensureDemoAccounts(pool.userPoolId);
  const variables = userPoolVariables(config.AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER, pool);
  const lines = Object.entries(variables).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(`${config.USER_POOL_FILE}.new`, lines.join(''));
  renameSync(`${config.USER_POOL_FILE}.new`, config.USER_POOL_FILE);
  say(`topics, tables, buckets and the user pool ${pool.userPoolId} are there`);
}
