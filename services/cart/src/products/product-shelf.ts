import { Unavailable } from '@eshop/kit/errors';
import type { Logger } from '@eshop/kit/logging';
import { LRUCache } from 'lru-cache';
import type { ProductClient } from './product-client.ts';
import { newestCopy, type ProductCopy } from './product-copy.ts';
import type { ProductMemory } from './product-memory.ts';

/** What is known of products now. */
export type Shelf = {
  /**
   * The products by id; those that do not exist are left out. `complete` is false while the product service is away: then
   * only those that an instance has seen are there, as they were.
   */
  find(ids: readonly string[]): Promise<{ products: ReadonlyMap<string, ProductCopy>; complete: boolean }>;
  /** Takes note of what an event told, where it is newer. */
  learn(copy: ProductCopy): void;
};

type Seen = { readonly copy: ProductCopy; readonly at: number };

const freshMilliseconds = 1_000;
const seenAtMost = 5_000;
const askedAtMost = 100;

/** Asks the product service at most once a second per product; ids wanted in the same moment go in one call. */
export function createShelf(client: ProductClient, memory: ProductMemory, logger: Logger): Shelf {
  const seen = new LRUCache<string, Seen>({ max: seenAtMost });
  const asked = new Map<string, Promise<void>>();
  let collecting: { ids: string[]; answer: Promise<void> } | null = null;

  function ask(id: string): Promise<void> {
    const running = asked.get(id);
    if (running !== undefined) return running;
    if (!collecting || collecting.ids.length >= askedAtMost) {
      const ids: string[] = [];
      collecting = {
        ids,
        answer: new Promise<void>((resolve) => setImmediate(resolve)).then(() => fetch(ids)),
      };
    }
    collecting.ids.push(id);
    const { answer } = collecting;
    asked.set(id, answer);
    return answer;
  }

  async function fetch(ids: readonly string[]): Promise<void> {
    if (collecting?.ids === ids) collecting = null;
    try {
      const at = performance.now();
      const copies = await client.byIds(ids);
      for (const copy of copies) {
        seen.set(copy.productId, { copy: newestCopy(copy, seen.get(copy.productId)?.copy), at });
      }
      memory.keep(copies);
    } finally {
      for (const id of ids) asked.delete(id);
    }
  }

  /** What other instances, or this one before it was started again, have seen. */
  async function remember(ids: readonly string[]): Promise<void> {
    const unknown = ids.filter((id) => !seen.has(id));
    for (const copy of await memory.find(unknown)) seen.set(copy.productId, { copy, at: -Infinity });
  }

  return {
    learn(told) {
      const known = seen.get(told.productId);
      if (known && told.version > known.copy.version) {
        seen.set(told.productId, { copy: newestCopy(known.copy, told), at: known.at });
      }
    },

    async find(ids) {
      const now = performance.now();
      const stale = ids.filter((id) => now - (seen.get(id)?.at ?? -Infinity) > freshMilliseconds);
      let complete = true;
      try {
        await Promise.all(stale.map(ask));
      } catch (error) {
        if (!(error instanceof Unavailable)) logger.error({ err: error }, 'products can not be read');
        complete = false;
        await remember(ids);
      }
      const products = new Map(
        ids.flatMap((id) => {
          const copy = seen.get(id)?.copy;
          return copy ? [[id, copy] as const] : [];
        }),
      );
      return { products, complete };
    },
  };
}
