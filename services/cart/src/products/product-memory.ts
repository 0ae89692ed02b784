import type { Logger } from '@eshop/kit/logging';
import { LRUCache } from 'lru-cache';
import type { ReplicatedRedis } from '../redis/replicated-client.ts';
import type { ProductCopy } from './product-copy.ts';

/** What the product service last said of products, for instances that start while it is away. */
export type ProductMemory = {
  /** Keeps copies behind the requests; what is not kept is only missed while the product service is away. */
  keep(copies: readonly ProductCopy[]): void;
  /** The copies that are kept; none when Redis does not answer. */
  find(ids: readonly string[]): Promise<readonly ProductCopy[]>;
};

const keepMilliseconds = 86_400_000;
/** A product that is looked at all the time is written no more often. */
const everyMilliseconds = 10_000;
const lately = { max: 5_000, ttl: everyMilliseconds };

/** Keeps them in Redis, for all instances. */
export function createProductMemory(
  redis: ReplicatedRedis,
  keyPrefix: string,
  logger: Logger,
): ProductMemory {
  const keyOf = (productId: string) => `${keyPrefix}seen-product:${productId}`;
  const keptLately = new LRUCache<string, true>(lately);
  return {
    keep(copies) {
      const due = copies.filter(({ productId }) => !keptLately.has(productId));
      if (due.length === 0) return;
      const pipeline = redis.direct.pipeline();
      for (const copy of due) {
        keptLately.set(copy.productId, true);
        pipeline.set(keyOf(copy.productId), JSON.stringify(copy), 'PX', keepMilliseconds);
      }
      pipeline.exec().catch((error: unknown) => logger.debug({ err: error }, 'products were not kept'));
    },

    async find(ids) {
      if (ids.length === 0) return [];
      const held = await redis.direct.mget(ids.map(keyOf)).catch(() => []);
      // Written by `keep`.
      return held.flatMap((text) => (text ? [JSON.parse(text) as ProductCopy] : []));
    },
  };
}
