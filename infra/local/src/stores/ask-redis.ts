import { Redis } from 'ioredis';

const patienceMilliseconds = 1_000;

/** Asks a Redis server or a sentinel on a connection of its own. @throws when it does not answer within a second */
export async function askRedis<Answer>(port: number, question: (redis: Redis) => Promise<Answer>) {
  const redis = new Redis({
    port,
    host: '127.0.0.1',
    lazyConnect: true,
    retryStrategy: () => null,
    enableReadyCheck: false,
    connectTimeout: patienceMilliseconds,
    commandTimeout: patienceMilliseconds,
  });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    return await question(redis);
  } finally {
    redis.disconnect();
  }
}
