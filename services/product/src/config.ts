import {
  baseConfigShape,
  countField,
  portField,
  pubSubConfigShape,
  readConfig,
  textField,
  tokenConfigShape,
  urlField,
} from '@eshop/kit/config';
import { z } from 'zod';

/** Every variable that the service reads. */
export const environment = z.object({
  ...baseConfigShape,
  ...tokenConfigShape,
  ...pubSubConfigShape,
  PORT: portField(2001),
  PRODUCTS_TABLE: textField('eshop-products'),
  PRODUCT_IMAGES_BUCKET: textField('eshop-product-images'),
  /** Where browsers reach the shop; image addresses begin with it. */
  PUBLIC_URL: urlField(),
  S3_FORCE_PATH_STYLE: z.enum(['true', 'false']).default('false'),
  /** How often this instance asks the table what other instances changed. */
  CHANGES_POLL_MILLISECONDS: countField(500),
  /** Beyond so many products, lists come from the table and text search covers the newest. */
  SEARCH_MAX_PRODUCTS: countField(1_200_000),
});

export type Config = z.output<typeof environment>;

/** Reads the configuration from the environment. @throws {ConfigError} naming every fault at once. */
export const productConfig = (env?: Readonly<Record<string, string | undefined>>): Config =>
  readConfig(environment, env);
