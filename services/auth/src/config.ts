import {
  baseConfigShape,
  listenOptions,
  portField,
  readConfig,
  textField,
  tokenConfigShape,
} from '@eshop/kit/config';
import { z } from 'zod';

/** Every variable that the service reads. */
export const environment = z.object({
  ...baseConfigShape,
  ...tokenConfigShape,
  PORT: portField(2003),
  COGNITO_USER_POOL_ID: textField(),
  COGNITO_CLIENT_ID: textField(),
  AUTH_AUDIT_TABLE: textField('eshop-auth-audit'),
});

/** The auth service's settings, grouped; see the README for each variable. */
export type Config = ReturnType<typeof readAuthConfig>;

/** Reads the environment; throws naming every faulty variable at once. */
export function readAuthConfig(env?: Record<string, string | undefined>) {
  const read = readConfig(environment, env);
  return {
    http: { ...listenOptions(read), checkAnswers: read.ESHOP_CHECK_ANSWERS },
    logLevel: read.LOG_LEVEL,
    tokens: read,
    userPool: { id: read.COGNITO_USER_POOL_ID, clientId: read.COGNITO_CLIENT_ID },
    auditTable: read.AUTH_AUDIT_TABLE,
  };
}
