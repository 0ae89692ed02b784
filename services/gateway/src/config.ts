import type { TokenConfig } from '@eshop/kit/auth';
import {
  baseConfigShape,
  countField,
  listenOptions,
  listField,
  portField,
  readConfig,
  secondsField,
  secretField,
  textField,
  tokenConfigShape,
  urlField,
} from '@eshop/kit/config';
import { z } from 'zod';
import { type ServiceName, serviceNames } from './routes/route-table.ts';

/** Where the two sites live on a developer's machine. */
const localSites = [3000, 3001].flatMap((port) => [`http://localhost:${port}`, `http://127.0.0.1:${port}`]);

const urlVariable = (service: ServiceName) => `${service.toUpperCase().replaceAll('-', '_')}_URL`;
const serviceUrl = () =>
  z
    .string()
    .refine(
      (text) => /^https?:\/\/[^/?#]+\/?$/.test(text) && URL.canParse(text),
      'must be http(s)://host:port',
    );

/** Every variable that the service reads. */
export const environment = z.object({
  ...baseConfigShape,
  ...tokenConfigShape,
  ...Object.fromEntries(serviceNames.map((service) => [urlVariable(service), serviceUrl()])),
  PORT: portField(2000),
  REDIS_SENTINELS: listField(),
  REDIS_MASTER_NAME: textField('cart'),
  REDIS_PASSWORD: secretField().optional(),
  RATE_LIMIT_PER_MINUTE: countField(1200),
  RATE_LIMIT_SIGN_IN_PER_MINUTE: countField(20),
  CORS_ORIGINS: listField(localSites),
  TRUST_PROXY: textField('false'),
  UPSTREAM_TIMEOUT_SECONDS: secondsField(30),
  HSTS_SECONDS: secondsField(0),
  /** Where traces are kept that admins may look at; `npm start` keeps the last hour. */
  TRACE_STORE_URL: urlField().optional(),
});

/** The gateway's settings, grouped; see the README for each variable. */
export type Config = ReturnType<typeof readGatewayConfig>;

/** Reads the environment; throws naming every faulty variable at once. */
export function readGatewayConfig(env?: Record<string, string | undefined>) {
  const read = readConfig(environment, env);
  const tokens: TokenConfig = {
    TOKEN_ISSUER: read.TOKEN_ISSUER,
    TOKEN_JWKS_URL: read.TOKEN_JWKS_URL,
    TOKEN_CLIENT_IDS: read.TOKEN_CLIENT_IDS,
  };
  const urls: Readonly<Record<string, unknown>> = read;
  return {
    http: { ...listenOptions(read), trustProxy: trustProxyOf(read.TRUST_PROXY) },
    logLevel: read.LOG_LEVEL,
    /** Without `AUTH_URL`: the gateway only needs to know whom a request counts for. */
    tokens,
    services: serviceNames.map((name) => ({ name, url: new URL(String(urls[urlVariable(name)])) })),
    redis: {
      sentinels: read.REDIS_SENTINELS,
      masterName: read.REDIS_MASTER_NAME,
      password: read.REDIS_PASSWORD,
    },
    limits: { perMinute: read.RATE_LIMIT_PER_MINUTE, signInPerMinute: read.RATE_LIMIT_SIGN_IN_PER_MINUTE },
    corsOrigins: read.CORS_ORIGINS,
    upstreamTimeoutMilliseconds: read.UPSTREAM_TIMEOUT_SECONDS * 1_000,
    hstsSeconds: read.HSTS_SECONDS,
    traceStoreUrl: read.TRACE_STORE_URL,
  };
}

/** Express's `trust proxy`: `false`, `true`, a number of proxies, or their addresses and networks. */
function trustProxyOf(text: string): boolean | number | string {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^\d+$/.test(text) ? Number(text) : text;
}
