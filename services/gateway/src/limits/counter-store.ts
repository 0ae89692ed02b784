import type { Logger } from '@eshop/kit/logging';
import { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import { type SharedCounter, windowMilliseconds } from './rate-limit.ts';

export type CounterStore = {
  /** Counts in Redis; rejects when Redis is away. */
  readonly shared: SharedCounter;
  /** Counts in Redis, and in this process while Redis is away: never rejects for that. */
  readonly insured: SharedCounter;
  /** For figures. */
  readonly connections: { readonly limits: Redis };
  /** Resolves when Redis answers. */
  check(): Promise<void>;
  close(): void;
};

export type CounterStoreOptions = {
  /** `host:port` of each Sentinel. */
  readonly sentinels: readonly string[];
  readonly masterName: string;
  /** Of the Redis servers. */
  readonly password?: string | undefined;
  readonly logger: Logger;
};

const commandTimeoutMilliseconds = 250;
const warnMilliseconds = 10_000;
const reconnectMilliseconds = 500;

/** The counters that all gateways share, in the Redis that the Sentinels name. Commands fail at once while it is away. */
export function createCounterStore({
  sentinels,
  masterName,
  password,
  logger,
}: CounterStoreOptions): CounterStore {
  const redis = new Redis({
    sentinels: sentinels.map(endpointOf),
    name: masterName,
    ...(password ? { password } : {}),
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: commandTimeoutMilliseconds,
    connectTimeout: 1_000,
    failoverDetector: true,
    retryStrategy: (attempt) => Math.min(attempt * 50, 1_000),
    sentinelRetryStrategy: (attempt) => Math.min(attempt * 50, 1_000),
    // A master that became a replica refuses writes: look for the new one.
    reconnectOnError: (error) => error.message.startsWith('READONLY'),
  });
  let warnedAt = 0;
  redis.on('error', (error) => {
    if (Date.now() - warnedAt < warnMilliseconds) return;
    warnedAt = Date.now();
    logger.warn({ err: error }, 'Redis does not answer: requests are counted by this process alone');
  });

  // A failover told about during a reconnect ends the client for good; only `close` may do that.
  let closed = false;
  redis.on('end', () => {
    if (!closed) setTimeout(() => closed || redis.connect().catch(() => undefined), reconnectMilliseconds);
  });

  // The library compares with `points` only when it refuses, which is left to our own rules here.
  const window = { points: Number.MAX_SAFE_INTEGER, duration: windowMilliseconds / 1_000 };
  const inMemory = new RateLimiterMemory(window);
  const inRedis = { ...window, storeClient: redis, keyPrefix: 'gateway:limit', rejectIfRedisNotReady: true };
  return {
    shared: counterOf(new RateLimiterRedis(inRedis)),
    insured: counterOf(new RateLimiterRedis({ ...inRedis, insuranceLimiter: inMemory })),
    connections: { limits: redis },
    check: async () => void (await redis.ping()),
    close: () => {
      closed = true;
      redis.disconnect();
    },
  };
}

const counterOf =
  (limiter: RateLimiterRedis): SharedCounter =>
  async (key, times) => {
    const { consumedPoints, msBeforeNext } = await limiter.penalty(key, times);
    return { counted: consumedPoints, endsInMilliseconds: msBeforeNext };
  };

function endpointOf(text: string): { host: string; port: number } {
  const colon = text.lastIndexOf(':');
  if (colon < 0) return { host: text, port: 26_379 };
  return { host: text.slice(0, colon).replaceAll(/^\[|\]$/g, ''), port: Number(text.slice(colon + 1)) };
}
