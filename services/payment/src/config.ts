import {
  baseConfigShape,
  booleanField,
  databaseConfigShape,
  databaseOptions,
  listenOptions,
  portField,
  pubSubConfigShape,
  readConfig,
  secondsField,
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
  ...databaseConfigShape,
  PORT: portField(2006),
  ORDER_URL: urlField(),
  PAYMENT_PROOFS_BUCKET: textField('eshop-payment-proofs'),
  S3_FORCE_PATH_STYLE: booleanField(false),
  /** Where browsers reach S3, when that is not where this service does. */
  S3_PUBLIC_ENDPOINT: urlField().optional(),
  PAYMENT_PROOF_LINK_SECONDS: secondsField(300),
  PAYMENT_UPLOAD_GRACE_SECONDS: secondsField(900),
});

/** The payment service's settings, grouped; see the README for each variable. */
export type Config = ReturnType<typeof readPaymentConfig>;

/** Reads the environment; throws naming every faulty variable at once. */
export function readPaymentConfig(env?: Record<string, string | undefined>) {
  const read = readConfig(environment, env);
  return {
    http: { ...listenOptions(read), checkAnswers: read.ESHOP_CHECK_ANSWERS },
    logLevel: read.LOG_LEVEL,
    tokens: read,
    pubSub: { projectId: read.PUBSUB_PROJECT_ID },
    database: databaseOptions(read),
    orderUrl: read.ORDER_URL,
    proofs: {
      bucket: read.PAYMENT_PROOFS_BUCKET,
      pathStyle: read.S3_FORCE_PATH_STYLE,
      publicEndpoint: read.S3_PUBLIC_ENDPOINT,
      linkSeconds: read.PAYMENT_PROOF_LINK_SECONDS,
      uploadGraceSeconds: read.PAYMENT_UPLOAD_GRACE_SECONDS,
    },
  };
}
