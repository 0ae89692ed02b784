import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';

/** A Lua script: runs as one step on the server. Servers that know it are sent its hash alone. */
export type Script = { readonly lua: string; readonly hash: string };

export const createScript = (lua: string): Script => ({
  lua,
  hash: createHash('sha1').update(lua).digest('hex'),
});

/** Runs a script; the server that does not know it gets it whole. */
export async function runScript(
  redis: Redis,
  { lua, hash }: Script,
  keys: readonly string[],
  args: readonly (string | number)[],
): Promise<unknown> {
  try {
    return await redis.evalsha(hash, keys.length, ...keys, ...args);
  } catch (error) {
    if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error;
    return redis.eval(lua, keys.length, ...keys, ...args);
  }
}
