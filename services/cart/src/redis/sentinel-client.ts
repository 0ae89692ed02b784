import { DomainError, isTransient } from '@eshop/kit/errors';
import type { Logger } from '@eshop/kit/logging';
import { Redis } from 'ioredis';

export type SentinelSettings = {
  readonly sentinels: readonly { host: string; port: number }[];
  readonly masterName: string;
  readonly password: string | undefined;
};

export type SentinelClient = { readonly redis: Redis; close(): void };

const reconnectMilliseconds = 50;
const sentinelMilliseconds = 100;
const answerMilliseconds = 1_500;

/**
 * A connection to the master that the sentinels name. It never sends a command twice: one whose connection breaks is
 * rejected, so that whoever asked can tell a write that was confirmed from one that may be lost. While there is no master,
 * commands are rejected at once.
 */
export function createSentinelClient(settings: SentinelSettings, logger: Logger): SentinelClient {
  const redis = new Redis({
    sentinels: [...settings.sentinels],
    name: settings.masterName,
    ...(settings.password ? { password: settings.password } : {}),
    failoverDetector: true,
    retryStrategy: () => reconnectMilliseconds,
    sentinelRetryStrategy: () => sentinelMilliseconds,
    // Each failed try to hear of failovers is a line that ioredis itself writes to stderr.
    sentinelReconnectStrategy: (tries) => Math.min(tries * 500, 10_000),
    sentinelCommandTimeout: 1_000,
    connectTimeout: 1_000,
    // A master that hangs (frozen, cut off) counts as gone.
    socketTimeout: answerMilliseconds,
    reconnectOnError: (error) => error.message.startsWith('READONLY'),
    // With 0 retries every command in flight is rejected when its connection closes.
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    enableOfflineQueue: false,
  });
  let lost = false;
  redis.on('error', (error) => {
    if (!lost) logger.warn({ err: error }, 'the connection to Redis is lost');
    lost = true;
  });
  redis.on('ready', () => {
    if (lost) logger.info('the connection to Redis is back');
    lost = false;
  });
  let closed = false;
  // ioredis gives up for good when it hears of a failover in the middle of a reconnect.
  redis.on('end', () => {
    if (closed) return;
    setTimeout(() => {
      if (!closed) redis.connect().catch(() => undefined);
    }, reconnectMilliseconds);
  });
  return {
    redis,
    close() {
      closed = true;
      redis.disconnect();
    },
  };
}

/** Replies that say: not now, or not here. */
const passing = /^(READONLY|NOREPLICAS|LOADING|MASTERDOWN|BUSY|TRYAGAIN|CLUSTERDOWN|OOM|MISCONF|UNBLOCKED)\b/;

/** What ioredis says, without a code, when there is no connection. */
const noConnection =
  /Connection is closed|isn't writeable|Socket timeout|Command aborted|sentinels are unreachable/;

/** True when the same command may succeed later: the connection failed, or the server can't write now. */
export function isRedisAway(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof DomainError) return false;
  if (error.name === 'ReplyError') return passing.test(error.message);
  return error instanceof WriteNotConfirmed || isTransient(error) || noConnection.test(error.message);
}

/** A write was made, but no replica said that it has it. */
export class WriteNotConfirmed extends Error {
  override readonly name = 'WriteNotConfirmed';
}
