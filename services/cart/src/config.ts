import {
  baseConfigShape,
  countField,
  databaseConfigShape,
  databaseOptions,
  listenOptions,
  listField,
  portField,
  pubSubConfigShape,
  readConfig,
  secondsField,
  secretField,
  textField,
  tokenConfigShape,
  urlField,
} from '@eshop/kit/config';
import { z } from 'zod';

const address = /^(?<host>[^\s:]+|\[[0-9a-f:.]+\]):(?<port>\d{1,5})$/i;

/** Every variable that the service reads. */
export const environment = z.object({
  ...baseConfigShape,
  ...tokenConfigShape,
  ...pubSubConfigShape,
  ...databaseConfigShape,
  PORT: portField(2002),
  /** MySQL is behind the requests, never before them: few connections. */
  DATABASE_POOL_SIZE: countField(5),
  REDIS_SENTINELS: listField().refine(
    (list) => list.every((one) => address.test(one)),
    'must be host:port,…',
  ),
  REDIS_MASTER_NAME: textField('cart'),
  REDIS_PASSWORD: secretField().optional(),
  REDIS_KEY_PREFIX: textField('cart:'),
  PRODUCT_URL: urlField(),
  CART_GUEST_SECONDS: secondsField(60 * 86_400),
});

/** The cart service's settings, grouped; see the README for each variable. */
export type Config = ReturnType<typeof readCartConfig>;

/** Reads the environment; throws naming every faulty variable at once. */
export function readCartConfig(env?: Record<string, string | undefined>) {
  const read = readConfig(environment, env);
  return {
    http: { ...listenOptions(read), checkAnswers: read.ESHOP_CHECK_ANSWERS },
    logLevel: read.LOG_LEVEL,
    tokens: read,
    pubSub: { projectId: read.PUBSUB_PROJECT_ID },
    database: databaseOptions(read),
    redis: {
      sentinels: read.REDIS_SENTINELS.map(readAddress),
      masterName: read.REDIS_MASTER_NAME,
      password: read.REDIS_PASSWORD,
      keyPrefix: read.REDIS_KEY_PREFIX,
    },
    productUrl: read.PRODUCT_URL,
    guestSeconds: read.CART_GUEST_SECONDS,
  };
}

function readAddress(text: string): { host: string; port: number } {
  const { host = '', port = '' } = address.exec(text)?.groups ?? {};
  return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) };
}
