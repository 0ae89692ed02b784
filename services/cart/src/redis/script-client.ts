import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';

/** A Lua script: runs as one step on the server. */
export type Script = (
  redis: Redis,
  keys: readonly string[],
  args: readonly (string | number)[],
) => Promise<unknown>;

/** Makes a script that is sent by its hash, and whole only to a server that does not know it. */
export function createScript(lua: string): Script {
  const hash = createHash('sha1').update(lua).digest('hex');
  return async (redis, keys, args) => {
    try {
      return await redis.evalsha(hash, keys.length, ...keys, ...args);
    } catch (error) {
      if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error;
      return redis.eval(lua, keys.length, ...keys, ...args);
    }
  };
}
