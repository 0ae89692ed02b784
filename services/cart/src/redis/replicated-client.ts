import type { Logger } from '@eshop/kit/logging';
import type { ChainableCommander, Redis } from 'ioredis';
import type { Script } from './script-client.ts';
import { createSentinelClient, type SentinelSettings, WriteNotConfirmed } from './sentinel-client.ts';

type Arguments = readonly (string | number)[];
type Waiting = {
  readonly send: (pipeline: ChainableCommander) => void;
  resolve(reply: unknown): void;
  reject(error: Error): void;
};

export type ReplicatedRedis = ReturnType<typeof createReplicatedRedis>;

const replicas = 1;
const waitMilliseconds = 500;
const writesAtOnce = 100;

/** Redis behind Sentinel, with writes that count only when a replica has them. */
export function createReplicatedRedis(settings: SentinelSettings, logger: Logger) {
  const direct = createSentinelClient(settings, logger);
  // WAIT blocks its connection, so confirmed writes have one of their own.
  const confirmed = createSentinelClient(settings, logger);
  const enqueue = createConfirmedWrites(confirmed.redis);
  let connectionsMade = 0;
  for (const { redis } of [direct, confirmed]) redis.on('ready', () => (connectionsMade += 1));

  return {
    /** For reads, and for writes that may be lost. */
    direct: direct.redis,

    /** Rises whenever it may be another server that answers, or the same one after a break. */
    connectionsMade: () => connectionsMade,

    /** For figures. */
    connections: { direct: direct.redis, confirmed: confirmed.redis },

    /**
     * Runs a script and answers when a replica has what it wrote.
     * @throws {WriteNotConfirmed} when no replica said so in time: the write was made and may be lost.
     */
    async write(script: Script, keys: readonly string[], args: Arguments): Promise<unknown> {
      try {
        return await enqueue((pipeline) => pipeline.evalsha(script.hash, keys.length, ...keys, ...args));
      } catch (error) {
        if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error;
        return enqueue((pipeline) => pipeline.eval(script.lua, keys.length, ...keys, ...args));
      }
    },

    /** A read that goes with the write sent in the same turn; fails when that is not confirmed. */
    readAlong: (keys: readonly string[]) =>
      // MGET answers so.
      enqueue((pipeline) => pipeline.mget([...keys])) as Promise<(string | null)[]>,

    close() {
      direct.close();
      confirmed.close();
    },
  };
}

/**
 * Sends writes together with one WAIT that confirms them all; those that come meanwhile go with the next. Writes and WAIT
 * must go over one connection in one go: on another one WAIT would know nothing of the writes and answer at once.
 */
function createConfirmedWrites(redis: Redis) {
  const waiting: Waiting[] = [];
  let sending = false;

  async function sendAll(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, writesAtOnce);
      try {
        await sendBatch(batch);
      } catch (error) {
        for (const { reject } of batch) reject(error instanceof Error ? error : new Error(String(error)));
      }
    }
    sending = false;
  }

  async function sendBatch(batch: readonly Waiting[]): Promise<void> {
    const pipeline = redis.pipeline();
    for (const { send } of batch) send(pipeline);
    const replies = (await pipeline.wait(replicas, waitMilliseconds).exec()) ?? [];
    const [waitError, confirmedBy] = replies.at(-1) ?? [];
    const isConfirmed = !waitError && Number(confirmedBy) >= replicas;
    for (const [i, { resolve, reject }] of batch.entries()) {
      const [error, reply] = replies[i] ?? [new Error('there was no reply')];
      if (error) reject(error);
      else if (isConfirmed) resolve(reply);
      else reject(new WriteNotConfirmed('no replica confirmed the write', { cause: waitError }));
    }
  }

  return (send: Waiting['send']): Promise<unknown> => {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    waiting.push({ send, resolve, reject });
    if (!sending) {
      sending = true;
      // What is written in the same turn goes in the first batch.
      queueMicrotask(() => void sendAll());
    }
    return promise;
  };
}
