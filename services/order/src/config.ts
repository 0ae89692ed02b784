import type { TokenConfig } from '@eshop/kit/auth';
import {
  baseConfigShape,
  databaseConfigShape,
  databaseOptions,
  listenOptions,
  portField,
  pubSubConfigShape,
  readConfig,
  secondsField,
  serviceTokenConfigShape,
  textField,
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
  PORT: portField(2004),
  AUTH_URL: urlField(),
  PRODUCT_URL: urlField(),
  WAREHOUSE_URL: urlField(),
  CART_URL: urlField(),
  SHIPPING_COST_FUNCTION: textField('shipping-cost'),
  ORDER_PAYMENT_WINDOW_SECONDS: secondsField(86_400),
  ORDER_REUPLOAD_WINDOW_SECONDS: secondsField(3_600),
  ORDER_QUOTE_SECONDS: secondsField(900),
});

/** The order service's settings, grouped; see the README for each variable. */
export type Config = ReturnType<typeof readOrderConfig>;

/** Reads the environment; throws naming every faulty variable at once. */
export function readOrderConfig(env?: Record<string, string | undefined>) {
  const read = readConfig(environment, env);
  const tokens: TokenConfig = read;
  return {
    http: { ...listenOptions(read), checkAnswers: read.ESHOP_CHECK_ANSWERS },
    logLevel: read.LOG_LEVEL,
    tokens,
    serviceTokens: read,
    pubSub: { projectId: read.PUBSUB_PROJECT_ID },
    database: databaseOptions(read),
    urls: {
      auth: read.AUTH_URL,
      product: read.PRODUCT_URL,
      warehouse: read.WAREHOUSE_URL,
      cart: read.CART_URL,
    },
    shippingCostFunction: read.SHIPPING_COST_FUNCTION,
    windows: {
      paymentSeconds: read.ORDER_PAYMENT_WINDOW_SECONDS,
      reuploadSeconds: read.ORDER_REUPLOAD_WINDOW_SECONDS,
      quoteSeconds: read.ORDER_QUOTE_SECONDS,
    },
  };
}
