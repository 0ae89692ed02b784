import { z } from 'zod';
import { tracingConfigShape } from '../tracing/shape.ts';
import {
  booleanField,
  countField,
  listField,
  millisecondsField,
  portField,
  secondsField,
  secretField,
  textField,
  urlField,
} from './fields.ts';

/** Variables of every service. `PORT` has no default here: a service overrides it with `portField(2004)`. */
export const baseConfigShape = {
  ...tracingConfigShape,
  PORT: portField(),
  HOST: textField('127.0.0.1'),
  /** Lets two processes listen on the port, so that one takes over from the other without a gap. Linux alone. */
  SHARE_PORT: booleanField(false),
  /** Another process holds the port and goes on meanwhile: this one takes its time until it has all that requests need. */
  TAKES_OVER: booleanField(false),
  /** After SIGTERM connections are still taken for so long, each told to close after its answer: callers move on. */
  STOP_DELAY_MILLISECONDS: millisecondsField(0),
  /** For so long connections are kept on which nothing happens: longer than whoever stands before the service keeps them. */
  IDLE_CONNECTION_SECONDS: secondsField(65),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** Checks each answer against its schema; on in tests, costs time. */
  ESHOP_CHECK_ANSWERS: booleanField(false),
};

/** Where a service listens, and how it stops. */
export type ListenOptions = {
  readonly host: string;
  readonly port: number;
  readonly sharePort: boolean;
  readonly takesOver?: boolean;
  readonly stopDelayMilliseconds: number;
  readonly idleConnectionSeconds: number;
};

/** What `baseConfigShape` says of listening. */
export const listenOptions = (read: {
  readonly HOST: string;
  readonly PORT: number;
  readonly SHARE_PORT: boolean;
  readonly TAKES_OVER: boolean;
  readonly STOP_DELAY_MILLISECONDS: number;
  readonly IDLE_CONNECTION_SECONDS: number;
}): ListenOptions => ({
  host: read.HOST,
  port: read.PORT,
  sharePort: read.SHARE_PORT,
  takesOver: read.TAKES_OVER,
  stopDelayMilliseconds: read.STOP_DELAY_MILLISECONDS,
  idleConnectionSeconds: read.IDLE_CONNECTION_SECONDS,
});

/** How access tokens are checked. Without `AUTH_URL` a token is good by its signature alone until it expires. */
export const tokenConfigShape = {
  TOKEN_ISSUER: urlField(),
  TOKEN_JWKS_URL: urlField(),
  TOKEN_CLIENT_IDS: listField(),
  AUTH_URL: urlField().optional(),
};

/** How a service gets its own token (client credentials). */
export const serviceTokenConfigShape = {
  SERVICE_TOKEN_URL: urlField(),
  SERVICE_CLIENT_ID: textField(),
  SERVICE_CLIENT_SECRET: secretField(),
};

/** The Pub/Sub project; the client library reads `PUBSUB_EMULATOR_HOST` itself. */
export const pubSubConfigShape = { PUBSUB_PROJECT_ID: textField() };

/** A service's SQL database. A pod holds at most so many connections; all pods together must fit the server's limit. */
export const databaseConfigShape = { DATABASE_URL: secretField(), DATABASE_POOL_SIZE: countField(10) };

/** How a service reaches its database. */
export type DatabaseOptions = { readonly url: string; readonly poolSize: number };

/** What `databaseConfigShape` says. */
export const databaseOptions = (read: {
  readonly DATABASE_URL: string;
  readonly DATABASE_POOL_SIZE: number;
}): DatabaseOptions => ({ url: read.DATABASE_URL, poolSize: read.DATABASE_POOL_SIZE });
