import type { TokenConfig } from '@eshop/kit/auth';
import {
  baseConfigShape,
  databaseConfigShape,
  databaseOptions,
  listenOptions,
  portField,
  pubSubConfigShape,
  readConfig,
  serviceTokenConfigShape,
  tokenConfigShape,
  urlField,
} from '@eshop/kit/config';
import { z } from 'zod';

/** Every variable that the service reads. */
export const environment = z.object({
  ...baseConfigShape,
  ...tokenConfigShape,
  ...serviceTokenConfigShape,
  ...pubSubConfigShape,
  ...databaseConfigShape,
  PORT: portField(2007),
  PRODUCT_URL: urlField(),
  WAREHOUSE_URL: urlField().optional(),
});

/** The sales report's settings, grouped; see the README for each variable. */
export type Config = ReturnType<typeof readSalesReportConfig>;

/** Reads the environment; throws naming every faulty variable at once. */
export function readSalesReportConfig(env?: Record<string, string | undefined>) {
  const read = readConfig(environment, env);
  const tokens: TokenConfig = read;
  return {
    http: { ...listenOptions(read), checkAnswers: read.ESHOP_CHECK_ANSWERS },
    logLevel: read.LOG_LEVEL,
    tokens,
    serviceTokens: read,
    pubSub: { projectId: read.PUBSUB_PROJECT_ID },
    database: databaseOptions(read),
    productUrl: read.PRODUCT_URL,
    warehouseUrl: read.WAREHOUSE_URL,
  };
}
