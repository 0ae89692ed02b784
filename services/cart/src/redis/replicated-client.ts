import type { Logger } from '@eshop/kit/logging';
import type { Redis } from 'ioredis';
import { createSentinelClient, type SentinelSettings, WriteNotConfirmed } from './sentinel-client.ts';

/** A write that the master has made; `confirmed` resolves when a replica has it too. */
export type Written<Result> = {
  readonly result: Result;
  /** @throws {WriteNotConfirmed} when no replica said so in time or the connection broke: the write may be lost. */
  confirmed(): Promise<void>;
};

export type ReplicatedRedis = ReturnType<typeof createReplicatedRedis>;

const replicas = 1;
const waitMilliseconds = 500;

/** Redis behind Sentinel with writes that are confirmed by a replica. Reads go over a connection of their own: `WAIT` blocks its own. */
export function createReplicatedRedis(settings: SentinelSettings, logger: Logger) {
  const reads = createSentinelClient(settings, logger);
  const writes = createSentinelClient(settings, logger);
  const confirm = createConfirmation(writes);

  return {
    /** For reads. */
    reads,
    /** For writes that need no confirmation. */
    writes,

    /** Sends one write that can be confirmed. `WAIT` covers what its own connection wrote, so `send` must use the connection given. */
    async write<Result>(send: (redis: Redis) => Promise<Result>): Promise<Written<Result>> {
      const connection = confirm.connection();
      const result = await send(writes);
      return { result, confirmed: () => confirm.upToNow(connection) };
    },

    disconnect() {
      reads.disconnect();
      writes.disconnect();
    },
  };
}

type Waiting = { connection: number; resolve: () => void; reject: (error: Error) => void };

/**
 * One `WAIT` confirms all writes that the connection made before it, so those that come while one is under way share the
 * next. On another connection `WAIT` would know nothing of the write and answer at once: such writes stay unconfirmed.
 */
function createConfirmation(redis: Redis) {
  let connection = 0;
  let waiting: Waiting[] = [];
  let running = false;
  redis.on('close', () => {
    connection += 1;
  });

  async function waitForReplicas(): Promise<void> {
    if ((await redis.wait(replicas, waitMilliseconds)) < replicas)
      throw new WriteNotConfirmed('no replica confirmed the write in time');
  }

  async function confirmAll(): Promise<void> {
    running = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      const current = batch.filter((one) => one.connection === connection);
      for (const one of batch) {
        if (one.connection !== connection)
          one.reject(new WriteNotConfirmed('the connection broke before a replica confirmed the write'));
      }
      if (current.length === 0) continue;
      try {
        await waitForReplicas();
        for (const { resolve } of current) resolve();
      } catch (cause) {
        const error = new WriteNotConfirmed('the write could not be confirmed', { cause });
        for (const { reject } of current) reject(error);
      }
    }
    running = false;
  }

  return {
    /** The number of the connection in use. */
    connection: () => connection,
    upToNow(madeOn: number): Promise<void> {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      waiting.push({ connection: madeOn, resolve, reject });
      if (!running) void confirmAll();
      return promise;
    },
  };
}
