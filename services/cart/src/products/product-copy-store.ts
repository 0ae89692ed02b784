import type { ReplicatedRedis } from '../redis/replicated-client.ts';
import { createScript } from '../redis/script-client.ts';
import type { ProductCopy } from './product-copy.ts';

export type ProductCopies = ReturnType<typeof createProductCopies>;

const keepMilliseconds = 7 * 86_400_000;

/** Keeps the copy with the highest version, whatever the order in which copies come. */
const keepNewestCopy = createScript(`
local held = redis.call('GET', KEYS[1])
local version = held and tonumber(string.match(held, '^%d+')) or 0
if tonumber(ARGV[1]) >= version then return redis.call('SET', KEYS[1], ARGV[1] .. ' ' .. ARGV[2], 'PX', ARGV[3]) end
return redis.call('PEXPIRE', KEYS[1], ARGV[3])`);

/** The products as the events told them, for all carts and instances; needed for a week after a change, then carts have it anew. */
export function createProductCopies(redis: ReplicatedRedis, keyPrefix: string) {
  const keyOf = (productId: string) => `${keyPrefix}product:${productId}`;

  return {
    /** Resolves when a replica has it too. */
    async keepNewest(copy: ProductCopy): Promise<void> {
      const text = JSON.stringify(copy);
      await redis.write(keepNewestCopy, [keyOf(copy.productId)], [copy.version, text, keepMilliseconds]);
    },

    async find(productIds: readonly string[]): Promise<ReadonlyMap<string, ProductCopy>> {
      if (productIds.length === 0) return new Map();
      return toCopies(productIds, await redis.direct.mget(productIds.map(keyOf)));
    },

    /** The same together with the write that is sent in the same turn; fails when that is not confirmed. */
    async findAlong(productIds: readonly string[]): Promise<ReadonlyMap<string, ProductCopy>> {
      if (productIds.length === 0) return new Map();
      return toCopies(productIds, await redis.readAlong(productIds.map(keyOf)));
    },
  };
}

const toCopies = (productIds: readonly string[], held: readonly (string | null)[]) =>
  new Map(
    productIds.flatMap((id, i) => {
      const text = held[i];
      // Written by `keepNewest`: the version, a blank, the copy.
      return text ? [[id, JSON.parse(text.slice(text.indexOf(' '))) as ProductCopy] as const] : [];
    }),
  );
