import {
  baseConfigShape,
  countField,
  databaseConfigShape,
  databaseOptions,
  listenOptions,
  portField,
  pubSubConfigShape,
  readConfig,
  tokenConfigShape,
} from '@eshop/kit/config';
import { z } from 'zod';

/** Every variable that the service reads. */
export const environment = z.object({
  ...baseConfigShape,
  ...tokenConfigShape,
  ...pubSubConfigShape,
  ...databaseConfigShape,
  PORT: portField(2005),
  LOW_STOCK_AT: countField(1),
});

/** The warehouse service's settings, grouped; see the README for each variable. */
export type Config = ReturnType<typeof readWarehouseConfig>;

/** Reads the environment; throws naming every faulty variable at once. */
export function readWarehouseConfig(env?: Record<string, string | undefined>) {
  const read = readConfig(environment, env);
  return {
    http: { ...listenOptions(read), checkAnswers: read.ESHOP_CHECK_ANSWERS },
    logLevel: read.LOG_LEVEL,
    tokens: read,
    pubSub: { projectId: read.PUBSUB_PROJECT_ID },
    database: databaseOptions(read),
    lowStockAt: read.LOW_STOCK_AT,
  };
}
