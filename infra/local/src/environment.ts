import type { UserPool } from '@eshop/topology';
import type { Ports } from './ports.ts';
import { sentinelAddresses } from './stores/redis.ts';
import { masterName } from './stores/redis-config.ts';

/** Variables and their values. */
export type Environment = Record<string, string>;

/** Variables of another cloud account in the user's shell; with our keys they would only confuse the clients. */
const foreign = ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE', 'AWS_SESSION_TOKEN'];

/** What was given to the command and may reach the services. */
export const givenEnvironment = (env: NodeJS.ProcessEnv = process.env): Environment =>
  Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) =>
      value === undefined || foreign.includes(name) ? [] : [[name, value]],
    ),
  );

const ofEveryProcess = ['PATH', 'NODE_COMPILE_CACHE', 'MALLOC_ARENA_MAX', 'MALLOC_TRIM_THRESHOLD_'];

/** What a process of ours needs that shall know nothing of the user's own settings. */
export const bareEnvironment = (): Environment =>
  Object.fromEntries(Object.entries(givenEnvironment()).filter(([name]) => ofEveryProcess.includes(name)));

const local = (port: number) => `http://127.0.0.1:${port}`;

/** Keys that the emulators check signatures with; they open nothing but this machine's own data. */
const localKeys = {
  AWS_ACCESS_KEY_ID: 'eshop-local',
  AWS_SECRET_ACCESS_KEY: 'eshop-local-secret',
  AWS_REGION: 'eu-central-1',
};

/** Where the cloud's parts are, in the variables that Google's and Amazon's own clients read. */
export const cloudEnvironment = (ports: Ports): Environment => ({
  ...localKeys,
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_ENDPOINT_URL_S3: local(ports.s3),
  AWS_ENDPOINT_URL_DYNAMODB: local(ports.dynamodb),
  AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: local(ports.cognito),
  AWS_ENDPOINT_URL_LAMBDA: local(ports.lambda),
  S3_FORCE_PATH_STYLE: 'true',
  PUBSUB_EMULATOR_HOST: `127.0.0.1:${ports.pubsub}`,
  PUBSUB_PROJECT_ID: 'eshop-local',
  METADATA_SERVER_DETECTION: 'none',
});

/** Spans go to the store of this run, unless the user says whether and where they go. Looking around costs nothing. */
export const tracingEnvironment = (ports: Ports, { OTEL_ENABLED }: Environment): Environment =>
  OTEL_ENABLED === undefined
    ? {
        OTEL_ENABLED: 'true',
        OTEL_EXPORTER_OTLP_ENDPOINT: local(ports.traces),
        OTEL_TRACES_SAMPLER_ARG: '1',
        TRACE_READS: 'false',
      }
    : {};

/** Where Redis is. */
export const redisEnvironment = (ports: Ports): Environment => ({
  REDIS_SENTINELS: sentinelAddresses(ports),
  REDIS_MASTER_NAME: masterName,
});

/**
 * How tokens are got and checked. The issuer of the real Cognito is the address of its pool; so is ours.
 * @param reached the ports by which the user pool is asked
 */
export function userPoolEnvironment(ports: Ports, reached: Ports, pool: UserPool): Environment {
  const issuer = `${local(ports.cognito)}/${pool.userPoolId}`;
  return {
    COGNITO_USER_POOL_ID: pool.userPoolId,
    COGNITO_CLIENT_ID: pool.clientId,
    TOKEN_ISSUER: issuer,
    TOKEN_JWKS_URL: `${local(reached.cognito)}/${pool.userPoolId}/.well-known/jwks.json`,
    TOKEN_CLIENT_IDS: `${pool.clientId},${pool.serviceClientId}`,
    SERVICE_TOKEN_URL: `${local(reached.cognito)}/oauth2/token`,
    SERVICE_CLIENT_ID: pool.serviceClientId,
    SERVICE_CLIENT_SECRET: pool.serviceClientSecret,
  };
}
